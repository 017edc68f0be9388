package io.barlake.features.indicator.candle;

/**
 * A doji at the bottom of its range: the price rose and came back. Warm-up 10; agrees with TA-
 * Lib's CDLGRAVESTONEDOJI.
 */
public record GravestoneDoji() implements CandlePattern {
  @Override
  public String label() {
    return "gravestone_doji";
  }

  @Override
  public int warmUp() {
    return 10;
  }

  @Override
  public String formula() {
    return "100 for a doji with an upper shadow and next to no lower one";
  }

  @Override
  public Marks marks() {
    CandleAverage dojis = CandleAverage.doji();
    CandleAverage shadows = CandleAverage.shortShadow();
    return (candles, from, to, out) -> {
      double[] doji = dojis.next(candles, from, to);
      double[] none = shadows.next(candles, from, to);
      for (int i = from; i < to; i++) {
        int k = i - from;
        boolean found =
            candles.body(i) <= doji[k]
                && candles.upperShadow(i) > none[k]
                && candles.lowerShadow(i) < none[k];
        out[k] = found ? 100 : 0;
      }
    };
  }
}
