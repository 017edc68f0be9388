package io.barlake.features.indicator.candle;

import io.barlake.features.indicator.rolling.Fact;

/**
 * A long black body, a short one below it, and a long white one that closes above three tenths of
 * the first. Warm-up 12; agrees with TA-Lib's CDLMORNINGSTAR.
 */
public record MorningStar() implements CandlePattern {
  @Override
  public String label() {
    return "morning_star";
  }

  @Override
  public int warmUp() {
    return 12;
  }

  @Override
  public String formula() {
    return "100 for a long black body, a short one below it and a long white one "
        + "that closes over 0.3 of the first";
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
                & ~candles.white(i - 2)
                & Fact.upTo(candles.body(i - 1), usual[k + 1])
                & candles.bodyBelow(i - 1, i - 2)
                & Fact.less(usual[k + 2], candles.body(i))
                & candles.white(i)
                & Fact.less(candles.close(i - 2) + candles.body(i - 2) * 0.3, candles.close(i));
        out[k] = Fact.mark(100, found);
      }
    };
  }
}
