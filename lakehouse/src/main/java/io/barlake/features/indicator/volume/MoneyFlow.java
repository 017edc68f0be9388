package io.barlake.features.indicator.volume;

import io.barlake.market.BarSeries;

/** The part of a bar's volume that a close near the high counts as bought, or near the low sold. */
final class MoneyFlow {
  private MoneyFlow() {}

  /** {@code volume * ((c - l) - (h - c)) / (h - l)}; 0 for a bar without a range. */
  static double of(double high, double low, double close, double volume) {
    double range = high - low;
    double place = (close - low) - (high - close);
    return range > 0 ? place / range * volume : 0;
  }

  static void next(BarSeries bars, int from, int to, double[] out) {
    double[] high = bars.high();
    double[] low = bars.low();
    double[] close = bars.close();
    double[] volume = bars.volume();
    for (int i = from; i < to; i++) {
      out[i - from] = of(high[i], low[i], close[i], volume[i]);
    }
  }
}
