package io.barlake.features.indicator.candle;

/**
 * A short body at the top of its range, on a shadow longer than itself, near the low of the bar
 * before or below it. Warm-up 11; agrees with TA-Lib's CDLHAMMER.
 */
public record Hammer() implements CandlePattern {
  @Override
  public String label() {
    return "hammer";
  }

  @Override
  public int warmUp() {
    return 11;
  }

  @Override
  public String formula() {
    return "100 for a short body on a longer lower shadow, with next to no upper "
        + "one, near the low of the bar before or below it";
  }

  @Override
  public Marks marks() {
    CandleAverage bodies = CandleAverage.body();
    CandleAverage shadows = CandleAverage.shortShadow();
    CandleAverage nears = CandleAverage.near();
    return (candles, from, to, out) -> {
      double[] usual = bodies.next(candles, from, to);
      double[] none = shadows.next(candles, from, to);
      double[] near = nears.next(candles, from - 1, to - 1);
      for (int i = from; i < to; i++) {
        int k = i - from;
        boolean found =
            candles.body(i) < usual[k]
                && candles.lowerShadow(i) > candles.body(i)
                && candles.upperShadow(i) < none[k]
                && candles.bottom(i) <= candles.low(i - 1) + near[k];
        out[k] = found ? 100 : 0;
      }
    };
  }
}
