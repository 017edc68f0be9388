package io.barlake.features.indicator.candle;

import io.barlake.features.indicator.rolling.Fact;

/**
 * A short body inside the long one before it; where an end is the same the value is 80 or -80, as
 * in TA-Lib from 0.6 on. Warm-up 11; agrees with TA-Lib's CDLHARAMI.
 */
public record Harami() implements CandlePattern {
  @Override
  public String label() {
    return "harami";
  }

  @Override
  public int warmUp() {
    return 11;
  }

  @Override
  public String formula() {
    return "100 for a short body inside a long black one before, -100 inside a white "
        + "one, 80 or -80 where an end is the same";
  }

  @Override
  public Marks marks() {
    CandleAverage bodies = CandleAverage.body();
    return (candles, from, to, out) -> {
      double[] usual = bodies.next(candles, from - 1, to);
      for (int i = from; i < to; i++) {
        int k = i - from;
        double mark = Fact.choose(candles.bodyInside(i, i - 1), 100, 80);
        long found =
            Fact.less(usual[k], candles.body(i - 1))
                & Fact.upTo(candles.body(i), usual[k + 1])
                & candles.bodyWithin(i, i - 1);
        out[k] = Fact.mark(Fact.choose(candles.white(i - 1), -mark, mark), found);
      }
    };
  }
}
