package io.barlake.features.indicator.candle;

/**
 * A harami, and a bar of the other colour that closes beyond the open of the long body. Warm-up 12;
 * agrees with TA-Lib's CDL3INSIDE.
 */
public record ThreeInside() implements CandlePattern {
  @Override
  public String label() {
    return "three_inside";
  }

  @Override
  public int warmUp() {
    return 12;
  }

  @Override
  public String formula() {
    return "100 for a harami in a black body and a white close above it, -100 for "
        + "one in a white body and a black close below it";
  }

  @Override
  public Marks marks() {
    CandleAverage before = CandleAverage.body();
    CandleAverage first = CandleAverage.body();
    return (candles, from, to, out) -> {
      double[] usualBefore = before.next(candles, from - 1, to - 1);
      double[] usualFirst = first.next(candles, from - 2, to - 2);
      for (int i = from; i < to; i++) {
        int k = i - from;
        boolean white = candles.isWhite(i - 2);
        double beyond = candles.close(i) - candles.open(i - 2);
        boolean found =
            candles.body(i - 2) > usualFirst[k]
                && candles.body(i - 1) <= usualBefore[k]
                && candles.bodyInside(i - 1, i - 2)
                && candles.isWhite(i) != white
                && (white ? beyond < 0 : beyond > 0);
        out[k] = found ? white ? -100 : 100 : 0;
      }
    };
  }
}
