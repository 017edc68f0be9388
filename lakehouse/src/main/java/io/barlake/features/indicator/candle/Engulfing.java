package io.barlake.features.indicator.candle;

import io.barlake.features.indicator.rolling.Fact;

/**
 * A body that reaches beyond both ends of one of the other colour before it; where one end is the
 * same, as it often is in quotes without gaps, the value is 80 or -80, as in TA-Lib from 0.6 on.
 * Warm-up 2; agrees with TA-Lib's CDLENGULFING.
 */
public record Engulfing() implements CandlePattern {
  @Override
  public String label() {
    return "engulfing";
  }

  @Override
  public int warmUp() {
    return 2;
  }

  @Override
  public String formula() {
    return "100 for a white body that reaches beyond both ends of the black one "
        + "before, -100 the other way round, 80 or -80 where one end is the same";
  }

  @Override
  public Marks marks() {
    return (candles, from, to, out) -> {
      for (int i = from; i < to; i++) {
        long white = candles.white(i);
        long same =
            Fact.equal(candles.open(i), candles.close(i - 1))
                | Fact.equal(candles.close(i), candles.open(i - 1));
        long beyond =
            candles.bodyWithin(i - 1, i)
                & (Fact.less(candles.top(i - 1), candles.top(i))
                    | Fact.less(candles.bottom(i), candles.bottom(i - 1)));
        long found = (white ^ candles.white(i - 1)) & beyond;
        double mark = Fact.choose(same, 80, 100);
        out[i - from] = Fact.mark(Fact.choose(white, mark, -mark), found);
      }
    };
  }
}
