package io.barlake.features.indicator.candle;

import io.barlake.features.indicator.rolling.Fact;

/** A long body with next to no shadows. Warm-up 10; agrees with TA-Lib's CDLMARUBOZU. */
public record Marubozu() implements CandlePattern {
  @Override
  public String label() {
    return "marubozu";
  }

  @Override
  public int warmUp() {
    return 10;
  }

  @Override
  public String formula() {
    return "100 for a long white body with next to no shadows, -100 for a black one";
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
        long found =
            Fact.less(usual[k], candles.body(i))
                & Fact.less(candles.upperShadow(i), none[k])
                & Fact.less(candles.lowerShadow(i), none[k]);
        out[k] = Fact.mark(Fact.choose(candles.white(i), 100, -100), found);
      }
    };
  }
}
