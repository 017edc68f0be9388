package io.barlake.features.indicator.candle;

/**
 * A long black body, a short one below it, and a long white one that closes above three tenths of
 * the first. Warm-up 12; agrees with TA-Lib's CDLMORNINGSTAR.
 */
public record MorningStar() implements CandlePattern {
  @Override
  public String label() {
    return "morning_star";
  }

  @Override
  public int warmUp() {
    return 12;
  }

  @Override
  public String formula() {
    return "100 for a long black body, a short one below it and a long white one "
        + "that closes over 0.3 of the first";
  }

  @Override
  public Marks marks() {
    CandleAverage bodies = CandleAverage.body();
    CandleAverage before = CandleAverage.body();
    CandleAverage first = CandleAverage.body();
    return (candles, from, to, out) -> {
      double[] usual = bodies.next(candles, from, to);
      double[] usualBefore = before.next(candles, from - 1, to - 1);
      double[] usualFirst = first.next(candles, from - 2, to - 2);
      for (int i = from; i < to; i++) {
        int k = i - from;
        boolean found =
            candles.body(i - 2) > usualFirst[k]
                && !candles.isWhite(i - 2)
                && candles.body(i - 1) <= usualBefore[k]
                && candles.bodyBelow(i - 1, i - 2)
                && candles.body(i) > usual[k]
                && candles.isWhite(i)
                && candles.close(i) > candles.close(i - 2) + candles.body(i - 2) * 0.3;
        out[k] = found ? 100 : 0;
      }
    };
  }
}
