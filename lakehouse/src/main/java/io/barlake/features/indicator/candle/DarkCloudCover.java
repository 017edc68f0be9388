package io.barlake.features.indicator.candle;

import io.barlake.features.indicator.rolling.Fact;

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
    CandleAverage bodies = CandleAverage.body();
    return (candles, from, to, out) -> {
      double[] usual = bodies.next(candles, from - 1, to);
      for (int i = from; i < to; i++) {
        int k = i - from;
        long found =
            candles.white(i - 1)
                & Fact.less(usual[k], candles.body(i - 1))
                & ~candles.white(i)
                & Fact.less(candles.high(i - 1), candles.open(i))
                & Fact.less(candles.open(i - 1), candles.close(i))
                & Fact.less(candles.close(i), candles.close(i - 1) - candles.body(i - 1) * 0.5);
        out[k] = Fact.mark(-100, found);
      }
    };
  }
}
