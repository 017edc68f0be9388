package io.barlake.features.indicator.candle;

import io.barlake.features.indicator.rolling.Fact;

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
        long white = candles.white(i - 1);
        double before = candles.close(i - 1);
        double close = candles.close(i);
        long found =
            (candles.white(i - 2) ^ white)
                & candles.bodyInside(i - 2, i - 1)
                & ((white & Fact.less(before, close)) | (~white & Fact.less(close, before)));
        out[i - from] = Fact.mark(Fact.choose(white, 100, -100), found);
      }
    };
  }
}
