package io.barlake.features.indicator.candle;

/**
 * Three white bodies with next to no upper shadow, each closing above the one before and opening in
 * it or near its top; none is much shorter than the one before, and the last not short. Warm-up 12;
 * agrees with TA-Lib's CDL3WHITESOLDIERS.
 */
public record ThreeWhiteSoldiers() implements CandlePattern {
  @Override
  public String label() {
    return "three_white_soldiers";
  }

  @Override
  public int warmUp() {
    return 12;
  }

  @Override
  public String formula() {
    return "100 for three white bodies with next to no upper shadow, each closing "
        + "higher and opening in or near the one before, none much shorter";
  }

  @Override
  public Marks marks() {
    CandleAverage bodies = CandleAverage.body();
    CandleAverage shadows = CandleAverage.shortShadow();
    CandleAverage shadowsBefore = CandleAverage.shortShadow();
    CandleAverage shadowsFirst = CandleAverage.shortShadow();
    CandleAverage nearsBefore = CandleAverage.near();
    CandleAverage nearsFirst = CandleAverage.near();
    CandleAverage farsBefore = CandleAverage.far();
    CandleAverage farsFirst = CandleAverage.far();
    return (candles, from, to, out) -> {
      double[] usual = bodies.next(candles, from, to);
      double[] none = shadows.next(candles, from, to);
      double[] noneBefore = shadowsBefore.next(candles, from - 1, to - 1);
      double[] noneFirst = shadowsFirst.next(candles, from - 2, to - 2);
      double[] nearBefore = nearsBefore.next(candles, from - 1, to - 1);
      double[] nearFirst = nearsFirst.next(candles, from - 2, to - 2);
      double[] farBefore = farsBefore.next(candles, from - 1, to - 1);
      double[] farFirst = farsFirst.next(candles, from - 2, to - 2);
      for (int i = from; i < to; i++) {
        int k = i - from;
        boolean found =
            candles.isWhite(i - 2)
                && candles.upperShadow(i - 2) < noneFirst[k]
                && candles.isWhite(i - 1)
                && candles.upperShadow(i - 1) < noneBefore[k]
                && candles.isWhite(i)
                && candles.upperShadow(i) < none[k]
                && candles.close(i) > candles.close(i - 1)
                && candles.close(i - 1) > candles.close(i - 2)
                && candles.open(i - 1) > candles.open(i - 2)
                && candles.open(i - 1) <= candles.close(i - 2) + nearFirst[k]
                && candles.open(i) > candles.open(i - 1)
                && candles.open(i) <= candles.close(i - 1) + nearBefore[k]
                && candles.body(i - 1) > candles.body(i - 2) - farFirst[k]
                && candles.body(i) > candles.body(i - 1) - farBefore[k]
                && candles.body(i) > usual[k];
        out[k] = found ? 100 : 0;
      }
    };
  }
}
