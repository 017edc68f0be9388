package io.barlake.features.indicator.candle;

import io.barlake.features.indicator.rolling.Fact;

/**
 * A short body at the top of its range, on a shadow longer than itself, near the low of the bar
 * before or below it. Warm-up 11; agrees with TA-Lib's CDLHAMMER.
 */
public record Hammer() implements CandlePattern {
  @Override
  public String label() {
    return "hammer";
  }

  @Override
  public int warmUp() {
    return 11;
  }

  @Override
  public String formula() {
    return "100 for a short body on a longer lower shadow, with next to no upper "
        + "one, near the low of the bar before or below it";
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
                & Fact.upTo(candles.bottom(i), candles.low(i - 1) + near[k]);
        out[k] = Fact.mark(100, found);
      }
    };
  }
}
