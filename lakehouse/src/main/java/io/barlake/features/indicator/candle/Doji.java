package io.barlake.features.indicator.candle;

import io.barlake.features.indicator.rolling.Fact;

/**
 * A body of next to nothing: open and close are the same, or nearly. Warm-up 10; agrees with TA-
 * Lib's CDLDOJI.
 */
public record Doji() implements CandlePattern {
  @Override
  public String label() {
    return "doji";
  }

  @Override
  public int warmUp() {
    return 10;
  }

  @Override
  public String formula() {
    return "100 where the body is at most 0.1 of the mean range of 10 bars before";
  }

  @Override
  public Marks marks() {
    CandleAverage dojis = CandleAverage.doji();
    return (candles, from, to, out) -> {
      double[] doji = dojis.next(candles, from, to);
      for (int i = from; i < to; i++) {
        int k = i - from;
        long found = Fact.upTo(candles.body(i), doji[k]);
        out[k] = Fact.mark(100, found);
      }
    };
  }
}
