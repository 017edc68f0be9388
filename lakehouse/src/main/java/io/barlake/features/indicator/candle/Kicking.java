package io.barlake.features.indicator.candle;

import io.barlake.features.indicator.rolling.Fact;

/**
 * Two marubozu of opposite colours, with a gap between their ranges. Warm-up 11; agrees with TA-
 * Lib's CDLKICKING.
 */
public record Kicking() implements CandlePattern {
  @Override
  public String label() {
    return "kicking";
  }

  @Override
  public int warmUp() {
    return 11;
  }

  @Override
  public String formula() {
    return "100 for a black marubozu and a white one that gaps above it, -100 the "
        + "other way round";
  }

  @Override
  public Marks marks() {
    CandleAverage bodies = CandleAverage.body();
    CandleAverage shadows = CandleAverage.shortShadow();
    return (candles, from, to, out) -> {
      double[] usual = bodies.next(candles, from - 1, to);
      double[] none = shadows.next(candles, from - 1, to);
      for (int i = from; i < to; i++) {
        int k = i - from;
        long white = candles.white(i);
        long gap =
            (white & Fact.less(candles.high(i - 1), candles.low(i)))
                | (~white & Fact.less(candles.high(i), candles.low(i - 1)));
        long found =
            (white ^ candles.white(i - 1))
                & Fact.less(usual[k], candles.body(i - 1))
                & Fact.less(candles.upperShadow(i - 1), none[k])
                & Fact.less(candles.lowerShadow(i - 1), none[k])
                & Fact.less(usual[k + 1], candles.body(i))
                & Fact.less(candles.upperShadow(i), none[k + 1])
                & Fact.less(candles.lowerShadow(i), none[k + 1])
                & gap;
        out[k] = Fact.mark(Fact.choose(white, 100, -100), found);
      }
    };
  }
}
