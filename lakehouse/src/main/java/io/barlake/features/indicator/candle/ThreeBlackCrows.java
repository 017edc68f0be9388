package io.barlake.features.indicator.candle;

import io.barlake.features.indicator.rolling.Fact;

/**
 * After a white bar three black bodies with next to no lower shadow, the first closing below its
 * high, each opening in the one before and closing below it. Warm-up 13; agrees with TA-Lib's
 * CDL3BLACKCROWS.
 */
public record ThreeBlackCrows() implements CandlePattern {
  @Override
  public String label() {
    return "three_black_crows";
  }

  @Override
  public int warmUp() {
    return 13;
  }

  @Override
  public String formula() {
    return "-100 for three black bodies with next to no lower shadow after a white "
        + "bar, each opening in the one before and closing lower";
  }

  @Override
  public Marks marks() {
    CandleAverage shadows = CandleAverage.shortShadow();
    return (candles, from, to, out) -> {
      double[] none = shadows.next(candles, from - 2, to);
      for (int i = from; i < to; i++) {
        int k = i - from;
        long found =
            candles.white(i - 3)
                & ~candles.white(i - 2)
                & Fact.less(candles.lowerShadow(i - 2), none[k])
                & ~candles.white(i - 1)
                & Fact.less(candles.lowerShadow(i - 1), none[k + 1])
                & ~candles.white(i)
                & Fact.less(candles.lowerShadow(i), none[k + 2])
                & Fact.less(candles.open(i - 1), candles.open(i - 2))
                & Fact.less(candles.close(i - 2), candles.open(i - 1))
                & Fact.less(candles.open(i), candles.open(i - 1))
                & Fact.less(candles.close(i - 1), candles.open(i))
                & Fact.less(candles.close(i - 2), candles.high(i - 3))
                & Fact.less(candles.close(i - 1), candles.close(i - 2))
                & Fact.less(candles.close(i), candles.close(i - 1));
        out[k] = Fact.mark(-100, found);
      }
    };
  }
}
