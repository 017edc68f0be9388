package io.barlake.features.indicator.candle;

/**
 * A short body between two shadows that are longer than it. Warm-up 10; agrees with TA-Lib's
 * CDLSPINNINGTOP.
 */
public record SpinningTop() implements CandlePattern {
  @Override
  public String label() {
    return "spinning_top";
  }

  @Override
  public int warmUp() {
    return 10;
  }

  @Override
  public String formula() {
    return "100 for a short white body between two shadows longer than it, -100 for "
        + "a black one";
  }

  @Override
  public Marks marks() {
    CandleAverage bodies = CandleAverage.body();
    return (candles, from, to, out) -> {
      double[] usual = bodies.next(candles, from, to);
      for (int i = from; i < to; i++) {
        int k = i - from;
        double body = candles.body(i);
        boolean found =
            body < usual[k] && candles.upperShadow(i) > body && candles.lowerShadow(i) > body;
        out[k] = found ? candles.isWhite(i) ? 100 : -100 : 0;
      }
    };
  }
}
