package io.barlake.features.indicator.candle;

/**
 * After a long white bar one that opens above its high and closes in the lower half of its body.
 * Warm-up 11; agrees with TA-Lib's CDLDARKCLOUDCOVER.
 */
public record DarkCloudCover() implements CandlePattern {
  @Override
  public String label() {
    return "dark_cloud_cover";
  }

  @Override
  public int warmUp() {
    return 11;
  }

  @Override
  public String formula() {
    return "-100 for a black body from above the high of a long white bar to below "
        + "the middle of its body";
  }

  @Override
  public Marks marks() {
    CandleAverage before = CandleAverage.body();
    return (candles, from, to, out) -> {
      double[] usualBefore = before.next(candles, from - 1, to - 1);
      for (int i = from; i < to; i++) {
        int k = i - from;
        boolean found =
            candles.isWhite(i - 1)
                && candles.body(i - 1) > usualBefore[k]
                && !candles.isWhite(i)
                && candles.open(i) > candles.high(i - 1)
                && candles.close(i) > candles.open(i - 1)
                && candles.close(i) < candles.close(i - 1) - candles.body(i - 1) * 0.5;
        out[k] = found ? -100 : 0;
      }
    };
  }
}
