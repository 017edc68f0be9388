package io.barlake.features.indicator.candle;

import io.barlake.features.indicator.rolling.Fact;

/**
 * A doji beyond the end of a long body: below a black one, or above a white one. Warm-up 11; agrees
 * with TA-Lib's CDLDOJISTAR.
 */
public record DojiStar() implements CandlePattern {
  @Override
  public String label() {
    return "doji_star";
  }

  @Override
  public int warmUp() {
    return 11;
  }

  @Override
  public String formula() {
    return "100 for a doji below a long black body, -100 for one above a long white body";
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
        long white = candles.white(i - 1);
        long found =
            Fact.less(usual[k], candles.body(i - 1))
                & Fact.upTo(candles.body(i), doji[k])
                & ((white & candles.bodyAbove(i, i - 1)) | (~white & candles.bodyBelow(i, i - 1)));
        out[k] = Fact.mark(Fact.choose(white, -100, 100), found);
      }
    };
  }
}
