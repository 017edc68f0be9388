package io.barlake.features.indicator.candle;

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
        boolean found =
            candles.body(i) < usual[k]
                && candles.upperShadow(i) > candles.body(i)
                && candles.lowerShadow(i) < none[k]
                && candles.bodyBelow(i, i - 1);
        out[k] = found ? 100 : 0;
      }
    };
  }
}
