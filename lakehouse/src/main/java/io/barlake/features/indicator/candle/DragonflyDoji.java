package io.barlake.features.indicator.candle;

import io.barlake.features.indicator.rolling.Fact;

/**
 * A doji at the top of its range: the price fell and came back. Warm-up 10; agrees with TA-Lib's
 * CDLDRAGONFLYDOJI.
 */
public record DragonflyDoji() implements CandlePattern {
  @Override
  public String label() {
    return "dragonfly_doji";
  }

  @Override
  public int warmUp() {
    return 10;
  }

  @Override
  public String formula() {
    return "100 for a doji with a lower shadow and next to no upper one";
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
                & Fact.less(none[k], candles.lowerShadow(i))
                & Fact.less(candles.upperShadow(i), none[k]);
        out[k] = Fact.mark(100, found);
      }
    };
  }
}
