package io.barlake.features.indicator.candle;

/** An engulfing body, and a close still further on. Warm-up 3; agrees with TA-Lib's CDL3OUTSIDE. */
public record ThreeOutside() implements CandlePattern {
  @Override
  public String label() {
    return "three_outside";
  }

  @Override
  public int warmUp() {
    return 3;
  }

  @Override
  public String formula() {
    return "100 for a black body, a white one beyond both its ends and a higher "
        + "close, -100 the other way round";
  }

  @Override
  public Marks marks() {
    return (candles, from, to, out) -> {
      for (int i = from; i < to; i++) {
        int k = i - from;
        boolean white = candles.isWhite(i - 1);
        double further = candles.close(i) - candles.close(i - 1);
        boolean found =
            candles.isWhite(i - 2) != white
                && candles.bodyInside(i - 2, i - 1)
                && (white ? further > 0 : further < 0);
        out[k] = found ? white ? 100 : -100 : 0;
      }
    };
  }
}
