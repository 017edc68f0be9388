package io.barlake.features.indicator.candle;

import io.barlake.features.indicator.rolling.Fact;

/**
 * A long body that opens at an end of the range: white with next to no lower shadow, or black with
 * next to no upper one. Warm-up 10; agrees with TA-Lib's CDLBELTHOLD.
 */
public record BeltHold() implements CandlePattern {
  @Override
  public String label() {
    return "belt_hold";
  }

  @Override
  public int warmUp() {
    return 10;
  }

  @Override
  public String formula() {
    return "100 for a long white body with next to no lower shadow, -100 for a black "
        + "one with next to no upper one";
  }

  @Override
  public Marks marks() {
    CandleAverage bodies = CandleAverage.body();
    CandleAverage shadows = CandleAverage.shortShadow();
    return (candles, from, to, out) -> {
      double[] usual = bodies.next(candles, from, to);
      double[] none = shadows.next(candles, from, to);
      for (int i = from; i < to; i++) {
        int k = i - from;
        long white = candles.white(i);
        double shadow = Fact.choose(white, candles.lowerShadow(i), candles.upperShadow(i));
        long found = Fact.less(usual[k], candles.body(i)) & Fact.less(shadow, none[k]);
        out[k] = Fact.mark(Fact.choose(white, 100, -100), found);
      }
    };
  }
}
