package io.barlake.features.indicator.candle;

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
      double[] equal = equals.next(candles, from - 1, to - 1);
      for (int i = from; i < to; i++) {
        int k = i - from;
        double close = candles.close(i);
        boolean found =
            !candles.isWhite(i - 1)
                && !candles.isWhite(i)
                && close <= candles.close(i - 1) + equal[k]
                && close >= candles.close(i - 1) - equal[k];
        out[k] = found ? 100 : 0;
      }
    };
  }
}
