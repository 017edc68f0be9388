package io.barlake.features.indicator.volume;

import io.barlake.market.BarSeries;

/** The part of a bar's volume that a close near the high counts as bought, or near the low sold. */
final class MoneyFlow {
  private MoneyFlow() {}

  /** {@code volume * ((c - l) - (h - c)) / (h - l)}; 0 for a bar without a range. */
  static void next(BarSeries bars, int from, int to, double[] out) {
    double[] high = bars.high();
    double[] low = bars.low();
    double[] close = bars.close();
    double[] volume = bars.volume();
    for (int i = from; i < to; i++) {
      double range = high[i] - low[i];
      double place = (close[i] - low[i]) - (high[i] - close[i]);
      out[i - from] = range > 0 ? place / range * volume[i] : 0;
    }
  }
}
