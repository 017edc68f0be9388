package io.barlake.features.indicator.candle;

import io.barlake.features.indicator.rolling.Fact;

/**
 * After a long black bar one that opens below its low and closes in the upper half of its body,
 * itself long. Warm-up 11; agrees with TA-Lib's CDLPIERCING.
 */
public record PiercingLine() implements CandlePattern {
  @Override
  public String label() {
    return "piercing";
  }

  @Override
  public int warmUp() {
    return 11;
  }

  @Override
  public String formula() {
    return "100 for a long white body from below the low of a long black bar to "
        + "above the middle of its body";
  }

  @Override
  public Marks marks() {
    CandleAverage bodies = CandleAverage.body();
    return (candles, from, to, out) -> {
      double[] usual = bodies.next(candles, from - 1, to);
      for (int i = from; i < to; i++) {
        int k = i - from;
        long found =
            ~candles.white(i - 1)
                & Fact.less(usual[k], candles.body(i - 1))
                & candles.white(i)
                & Fact.less(usual[k + 1], candles.body(i))
                & Fact.less(candles.open(i), candles.low(i - 1))
                & Fact.less(candles.close(i), candles.open(i - 1))
                & Fact.less(candles.close(i - 1) + candles.body(i - 1) * 0.5, candles.close(i));
        out[k] = Fact.mark(100, found);
      }
    };
  }
}
