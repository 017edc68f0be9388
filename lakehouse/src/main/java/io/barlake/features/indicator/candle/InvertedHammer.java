package io.barlake.features.indicator.candle;

import io.barlake.features.indicator.rolling.Fact;

/**
 * A short body at the bottom of its range, under a shadow longer than itself, below the body of the
 * bar before. Warm-up 11; agrees with TA-Lib's CDLINVERTEDHAMMER.
 */
public record InvertedHammer() implements CandlePattern {
  @Override
  public String label() {
    return "inverted_hammer";
  }

  @Override
  public int warmUp() {
    return 11;
  }

  @Override
  public String formula() {
    return "100 for a short body under a longer upper shadow, with next to no lower "
        + "one, below the body before";
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
            Fact.less(candles.body(i), usual[k])
                & Fact.less(candles.body(i), candles.upperShadow(i))
                & Fact.less(candles.lowerShadow(i), none[k])
                & candles.bodyBelow(i, i - 1);
        out[k] = Fact.mark(100, found);
      }
    };
  }
}
