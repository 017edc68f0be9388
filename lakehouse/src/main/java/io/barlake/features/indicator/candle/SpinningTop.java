package io.barlake.features.indicator.candle;

import io.barlake.features.indicator.rolling.Fact;

/**
 * A short body between two shadows that are longer than it. Warm-up 10; agrees with TA-Lib's
 * CDLSPINNINGTOP.
 */
public record SpinningTop() implements CandlePattern {
  @Override
  public String label() {
    return "spinning_top";
  }

  @Override
  public int warmUp() {
    return 10;
  }

  @Override
  public String formula() {
    return "100 for a short white body between two shadows longer than it, -100 for "
        + "a black one";
  }

  @Override
  public Marks marks() {
    CandleAverage bodies = CandleAverage.body();
    return (candles, from, to, out) -> {
      double[] usual = bodies.next(candles, from, to);
      for (int i = from; i < to; i++) {
        int k = i - from;
        double body = candles.body(i);
        long found =
            Fact.less(body, usual[k])
                & Fact.less(body, candles.upperShadow(i))
                & Fact.less(body, candles.lowerShadow(i));
        out[k] = Fact.mark(Fact.choose(candles.white(i), 100, -100), found);
      }
    };
  }
}
