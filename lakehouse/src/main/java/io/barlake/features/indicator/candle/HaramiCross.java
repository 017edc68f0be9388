package io.barlake.features.indicator.candle;

import io.barlake.features.indicator.rolling.Fact;

/**
 * A doji inside the long body before it; where an end is the same the value is 80 or -80, as in
 * TA-Lib from 0.6 on. Warm-up 11; agrees with TA-Lib's CDLHARAMICROSS.
 */
public record HaramiCross() implements CandlePattern {
  @Override
  public String label() {
    return "harami_cross";
  }

  @Override
  public int warmUp() {
    return 11;
  }

  @Override
  public String formula() {
    return "100 for a doji inside a long black body before, -100 inside a white one, "
        + "80 or -80 where an end is the same";
  }

  @Override
  public Marks marks() {
    CandleAverage dojis = CandleAverage.doji();
    CandleAverage bodies = CandleAverage.body();
    return (candles, from, to, out) -> {
      double[] doji = dojis.next(candles, from, to);
      double[] usual = bodies.next(candles, from - 1, to);
      for (int i = from; i < to; i++) {
        int k = i - from;
        double mark = Fact.choose(candles.bodyInside(i, i - 1), 100, 80);
        long found =
            Fact.less(usual[k], candles.body(i - 1))
                & Fact.upTo(candles.body(i), doji[k])
                & candles.bodyWithin(i, i - 1);
        out[k] = Fact.mark(Fact.choose(candles.white(i - 1), -mark, mark), found);
      }
    };
  }
}
