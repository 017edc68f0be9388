package io.barlake.features.indicator.candle;

import io.barlake.features.indicator.rolling.Fact;

/**
 * The shape of a hammer, near the high of the bar before or above it. Warm-up 11; agrees with TA-
 * Lib's CDLHANGINGMAN.
 */
public record HangingMan() implements CandlePattern {
  @Override
  public String label() {
    return "hanging_man";
  }

  @Override
  public int warmUp() {
    return 11;
  }

  @Override
  public String formula() {
    return "-100 for a short body on a longer lower shadow, with next to no upper "
        + "one, near the high of the bar before or above it";
  }

  @Override
  public Marks marks() {
    CandleAverage bodies = CandleAverage.body();
    CandleAverage shadows = CandleAverage.shortShadow();
    CandleAverage nears = CandleAverage.near();
    return (candles, from, to, out) -> {
      double[] usual = bodies.next(candles, from, to);
      double[] none = shadows.next(candles, from, to);
      double[] near = nears.next(candles, from - 1, to);
      for (int i = from; i < to; i++) {
        int k = i - from;
        long found =
            Fact.less(candles.body(i), usual[k])
                & Fact.less(candles.body(i), candles.lowerShadow(i))
                & Fact.less(candles.upperShadow(i), none[k])
                & Fact.upTo(candles.high(i - 1) - near[k], candles.bottom(i));
        out[k] = Fact.mark(-100, found);
      }
    };
  }
}
