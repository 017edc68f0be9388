package io.barlake.features.indicator.candle;

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
    CandleAverage shadowsBefore = CandleAverage.shortShadow();
    CandleAverage shadowsFirst = CandleAverage.shortShadow();
    return (candles, from, to, out) -> {
      double[] none = shadows.next(candles, from, to);
      double[] noneBefore = shadowsBefore.next(candles, from - 1, to - 1);
      double[] noneFirst = shadowsFirst.next(candles, from - 2, to - 2);
      for (int i = from; i < to; i++) {
        int k = i - from;
        boolean found =
            candles.isWhite(i - 3)
                && !candles.isWhite(i - 2)
                && candles.lowerShadow(i - 2) < noneFirst[k]
                && !candles.isWhite(i - 1)
                && candles.lowerShadow(i - 1) < noneBefore[k]
                && !candles.isWhite(i)
                && candles.lowerShadow(i) < none[k]
                && candles.open(i - 1) < candles.open(i - 2)
                && candles.open(i - 1) > candles.close(i - 2)
                && candles.open(i) < candles.open(i - 1)
                && candles.open(i) > candles.close(i - 1)
                && candles.high(i - 3) > candles.close(i - 2)
                && candles.close(i - 2) > candles.close(i - 1)
                && candles.close(i - 1) > candles.close(i);
        out[k] = found ? -100 : 0;
      }
    };
  }
}
