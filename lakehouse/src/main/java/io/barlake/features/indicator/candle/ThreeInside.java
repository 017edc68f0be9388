package io.barlake.features.indicator.candle;

import io.barlake.features.indicator.rolling.Fact;

/**
 * A harami, and a bar of the other colour that closes beyond the open of the long body. Warm-up 12;
 * agrees with TA-Lib's CDL3INSIDE.
 */
public record ThreeInside() implements CandlePattern {
  @Override
  public String label() {
    return "three_inside";
  }

  @Override
  public int warmUp() {
    return 12;
  }

  @Override
  public String formula() {
    return "100 for a harami in a black body and a white close above it, -100 for "
        + "one in a white body and a black close below it";
  }

  @Override
  public Marks marks() {
    CandleAverage bodies = CandleAverage.body();
    return (candles, from, to, out) -> {
      double[] usual = bodies.next(candles, from - 2, to);
      for (int i = from; i < to; i++) {
        int k = i - from;
        long white = candles.white(i - 2);
        double open = candles.open(i - 2);
        double close = candles.close(i);
        long found =
            Fact.less(usual[k], candles.body(i - 2))
                & Fact.upTo(candles.body(i - 1), usual[k + 1])
                & candles.bodyInside(i - 1, i - 2)
                & ((white & ~candles.white(i) & Fact.less(close, open))
                    | (~white & candles.white(i) & Fact.less(open, close)));
        out[k] = Fact.mark(Fact.choose(white, -100, 100), found);
      }
    };
  }
}
