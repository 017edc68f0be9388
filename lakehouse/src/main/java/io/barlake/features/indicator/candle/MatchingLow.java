package io.barlake.features.indicator.candle;

import io.barlake.features.indicator.rolling.Fact;

/**
 * Tweezers of closes: two black bars that close at the same price, or nearly. Warm-up 6; agrees
 * with TA-Lib's CDLMATCHINGLOW.
 */
public record MatchingLow() implements CandlePattern {
  @Override
  public String label() {
    return "matching_low";
  }

  @Override
  public int warmUp() {
    return 6;
  }

  @Override
  public String formula() {
    return "100 for two black bars that close at the same price, within 0.05 of the "
        + "mean range of 5 bars";
  }

  @Override
  public Marks marks() {
    CandleAverage equals = CandleAverage.equal();
    return (candles, from, to, out) -> {
      double[] equal = equals.next(candles, from - 1, to);
      for (int i = from; i < to; i++) {
        int k = i - from;
        double close = candles.close(i);
        long found =
            ~candles.white(i - 1)
                & ~candles.white(i)
                & Fact.upTo(close, candles.close(i - 1) + equal[k])
                & Fact.upTo(candles.close(i - 1) - equal[k], close);
        out[k] = Fact.mark(100, found);
      }
    };
  }
}
