package io.barlake.features.indicator.candle;

import io.barlake.features.indicator.rolling.Fact;
import io.barlake.market.BarSeries;

/** The parts of bars drawn as candles: the body from open to close, and the shadows beyond it. */
final class Candles {
  private final double[] open;
  private final double[] high;
  private final double[] low;
  private final double[] close;

  Candles(BarSeries bars) {
    open = bars.open();
    high = bars.high();
    low = bars.low();
    close = bars.close();
  }

  double open(int i) {
    return open[i];
  }

  double high(int i) {
    return high[i];
  }

  double low(int i) {
    return low[i];
  }

  double close(int i) {
    return close[i];
  }

  /** It did not fall. */
  long white(int i) {
    return Fact.upTo(open[i], close[i]);
  }

  /** The upper end of the body. */
  double top(int i) {
    return Math.max(open[i], close[i]);
  }

  /** The lower end of the body. */
  double bottom(int i) {
    return Math.min(open[i], close[i]);
  }

  double body(int i) {
    return Math.abs(close[i] - open[i]);
  }

  double range(int i) {
    return high[i] - low[i];
  }

  double upperShadow(int i) {
    return high[i] - top(i);
  }

  double lowerShadow(int i) {
    return bottom(i) - low[i];
  }

  /** The whole body stands above that of another bar. */
  long bodyAbove(int i, int other) {
    return Fact.less(top(other), bottom(i));
  }

  long bodyBelow(int i, int other) {
    return Fact.less(top(i), bottom(other));
  }

  /** The body lies within that of another bar and touches neither end of it. */
  long bodyInside(int i, int other) {
    return Fact.less(top(i), top(other)) & Fact.less(bottom(other), bottom(i));
  }

  /** The same, where an end may be the same. */
  long bodyWithin(int i, int other) {
    return Fact.upTo(top(i), top(other)) & Fact.upTo(bottom(other), bottom(i));
  }
}
