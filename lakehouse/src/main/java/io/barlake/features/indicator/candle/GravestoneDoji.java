package io.barlake.features.indicator.candle;

import io.barlake.features.indicator.rolling.Fact;

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
        long found =
            Fact.upTo(candles.body(i), doji[k])
                & Fact.less(none[k], candles.upperShadow(i))
                & Fact.less(candles.lowerShadow(i), none[k]);
        out[k] = Fact.mark(100, found);
      }
    };
  }
}
