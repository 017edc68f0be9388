package io.barlake.features.indicator.candle;

import io.barlake.features.indicator.rolling.Fact;

/**
 * Three white bodies with next to no upper shadow, each closing above the one before and opening in
 * it or near its top; none is much shorter than the one before, and the last not short. Warm-up 12;
 * agrees with TA-Lib's CDL3WHITESOLDIERS.
 */
public record ThreeWhiteSoldiers() implements CandlePattern {
  @Override
  public String label() {
    return "three_white_soldiers";
  }

  @Override
  public int warmUp() {
    return 12;
  }

  @Override
  public String formula() {
    return "100 for three white bodies with next to no upper shadow, each closing "
        + "higher and opening in or near the one before, none much shorter";
  }

  @Override
  public Marks marks() {
    CandleAverage bodies = CandleAverage.body();
    CandleAverage shadows = CandleAverage.shortShadow();
    CandleAverage nears = CandleAverage.near();
    CandleAverage fars = CandleAverage.far();
    return (candles, from, to, out) -> {
      double[] usual = bodies.next(candles, from, to);
      double[] none = shadows.next(candles, from - 2, to);
      double[] near = nears.next(candles, from - 2, to);
      double[] far = fars.next(candles, from - 2, to);
      for (int i = from; i < to; i++) {
        int k = i - from;
        long found =
            candles.white(i - 2)
                & Fact.less(candles.upperShadow(i - 2), none[k])
                & candles.white(i - 1)
                & Fact.less(candles.upperShadow(i - 1), none[k + 1])
                & candles.white(i)
                & Fact.less(candles.upperShadow(i), none[k + 2])
                & Fact.less(candles.close(i - 1), candles.close(i))
                & Fact.less(candles.close(i - 2), candles.close(i - 1))
                & Fact.less(candles.open(i - 2), candles.open(i - 1))
                & Fact.upTo(candles.open(i - 1), candles.close(i - 2) + near[k])
                & Fact.less(candles.open(i - 1), candles.open(i))
                & Fact.upTo(candles.open(i), candles.close(i - 1) + near[k + 1])
                & Fact.less(candles.body(i - 2) - far[k], candles.body(i - 1))
                & Fact.less(candles.body(i - 1) - far[k + 1], candles.body(i))
                & Fact.less(usual[k], candles.body(i));
        out[k] = Fact.mark(100, found);
      }
    };
  }
}
