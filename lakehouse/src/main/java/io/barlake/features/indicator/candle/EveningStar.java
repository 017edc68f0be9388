package io.barlake.features.indicator.candle;

import io.barlake.features.indicator.rolling.Fact;

/**
 * A long white body, a short one above it, and a long black one that closes more than three tenths
 * into the first. Warm-up 12; agrees with TA-Lib's CDLEVENINGSTAR.
 */
public record EveningStar() implements CandlePattern {
  @Override
  public String label() {
    return "evening_star";
  }

  @Override
  public int warmUp() {
    return 12;
  }

  @Override
  public String formula() {
    return "-100 for a long white body, a short one above it and a long black one "
        + "that closes over 0.3 into the first";
  }

  @Override
  public Marks marks() {
    CandleAverage bodies = CandleAverage.body();
    return (candles, from, to, out) -> {
      double[] usual = bodies.next(candles, from - 2, to);
      for (int i = from; i < to; i++) {
        int k = i - from;
        long found =
            Fact.less(usual[k], candles.body(i - 2))
                & candles.white(i - 2)
                & Fact.upTo(candles.body(i - 1), usual[k + 1])
                & candles.bodyAbove(i - 1, i - 2)
                & Fact.less(usual[k + 2], candles.body(i))
                & ~candles.white(i)
                & Fact.less(candles.close(i), candles.close(i - 2) - candles.body(i - 2) * 0.3);
        out[k] = Fact.mark(-100, found);
      }
    };
  }
}
