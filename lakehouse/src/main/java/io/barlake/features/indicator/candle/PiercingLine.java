package io.barlake.features.indicator.candle;

/**
 * After a long black bar one that opens below its low and closes in the upper half of its body,
 * itself long. Warm-up 11; agrees with TA-Lib's CDLPIERCING.
 */
public record PiercingLine() implements CandlePattern {
  @Override
  public String label() {
    return "piercing";
  }

  @Override
  public int warmUp() {
    return 11;
  }

  @Override
  public String formula() {
    return "100 for a long white body from below the low of a long black bar to "
        + "above the middle of its body";
  }

  @Override
  public Marks marks() {
    CandleAverage bodies = CandleAverage.body();
    CandleAverage before = CandleAverage.body();
    return (candles, from, to, out) -> {
      double[] usual = bodies.next(candles, from, to);
      double[] usualBefore = before.next(candles, from - 1, to - 1);
      for (int i = from; i < to; i++) {
        int k = i - from;
        boolean found =
            !candles.isWhite(i - 1)
                && candles.body(i - 1) > usualBefore[k]
                && candles.isWhite(i)
                && candles.body(i) > usual[k]
                && candles.open(i) < candles.low(i - 1)
                && candles.close(i) < candles.open(i - 1)
                && candles.close(i) > candles.close(i - 1) + candles.body(i - 1) * 0.5;
        out[k] = found ? 100 : 0;
      }
    };
  }
}
