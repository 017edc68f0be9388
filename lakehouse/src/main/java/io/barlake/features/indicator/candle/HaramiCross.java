package io.barlake.features.indicator.candle;

/**
 * A doji inside the long body before it; where an end is the same the value is 80 or -80, as in
 * TA-Lib from 0.6 on. Warm-up 11; agrees with TA-Lib's CDLHARAMICROSS.
 */
public record HaramiCross() implements CandlePattern {
  @Override
  public String label() {
    return "harami_cross";
  }

  @Override
  public int warmUp() {
    return 11;
  }

  @Override
  public String formula() {
    return "100 for a doji inside a long black body before, -100 inside a white one, "
        + "80 or -80 where an end is the same";
  }

  @Override
  public Marks marks() {
    CandleAverage dojis = CandleAverage.doji();
    CandleAverage before = CandleAverage.body();
    return (candles, from, to, out) -> {
      double[] doji = dojis.next(candles, from, to);
      double[] usualBefore = before.next(candles, from - 1, to - 1);
      for (int i = from; i < to; i++) {
        int k = i - from;
        boolean found =
            candles.body(i - 1) > usualBefore[k]
                && candles.body(i) <= doji[k]
                && candles.bodyWithin(i, i - 1);
        double mark = candles.bodyInside(i, i - 1) ? 100 : 80;
        out[k] = found ? candles.isWhite(i - 1) ? -mark : mark : 0;
      }
    };
  }
}
