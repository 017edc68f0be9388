package io.barlake.features.indicator.candle;

/**
 * Two marubozu of opposite colours, with a gap between their ranges. Warm-up 11; agrees with TA-
 * Lib's CDLKICKING.
 */
public record Kicking() implements CandlePattern {
  @Override
  public String label() {
    return "kicking";
  }

  @Override
  public int warmUp() {
    return 11;
  }

  @Override
  public String formula() {
    return "100 for a black marubozu and a white one that gaps above it, -100 the "
        + "other way round";
  }

  @Override
  public Marks marks() {
    CandleAverage bodies = CandleAverage.body();
    CandleAverage before = CandleAverage.body();
    CandleAverage shadows = CandleAverage.shortShadow();
    CandleAverage shadowsBefore = CandleAverage.shortShadow();
    return (candles, from, to, out) -> {
      double[] usual = bodies.next(candles, from, to);
      double[] usualBefore = before.next(candles, from - 1, to - 1);
      double[] none = shadows.next(candles, from, to);
      double[] noneBefore = shadowsBefore.next(candles, from - 1, to - 1);
      for (int i = from; i < to; i++) {
        int k = i - from;
        boolean white = candles.isWhite(i);
        boolean gap =
            white ? candles.low(i) > candles.high(i - 1) : candles.high(i) < candles.low(i - 1);
        boolean found =
            candles.isWhite(i - 1) != white
                && candles.body(i - 1) > usualBefore[k]
                && candles.upperShadow(i - 1) < noneBefore[k]
                && candles.lowerShadow(i - 1) < noneBefore[k]
                && candles.body(i) > usual[k]
                && candles.upperShadow(i) < none[k]
                && candles.lowerShadow(i) < none[k]
                && gap;
        out[k] = found ? white ? 100 : -100 : 0;
      }
    };
  }
}
