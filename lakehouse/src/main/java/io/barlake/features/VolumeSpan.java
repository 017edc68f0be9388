package io.barlake.features;

import io.barlake.market.BarSeries;
import java.util.Arrays;

/**
 * The bars over which a series has a volume: from the first bar with one above 0 to before the next
 * whose volume is unknown. Many archives of currencies carry zeros instead, and have none. It is
 * found without a look at what comes later: a series cut short has the same span, cut short.
 *
 * @param bars the bars of the span
 * @param from where it begins in the whole series
 * @param to where it ends there; equal to {@code from} where there is no volume
 */
record VolumeSpan(BarSeries bars, int from, int to) {
  static VolumeSpan of(BarSeries bars) {
    double[] volume = bars.volume();
    int from = 0;
    while (from < volume.length && !(volume[from] > 0)) {
      from++;
    }
    int to = from;
    while (to < volume.length && !Double.isNaN(volume[to])) {
      to++;
    }
    return new VolumeSpan(cut(bars, from, to), from, to);
  }

  /** Every bar, for those who do not ask for the volume. */
  static VolumeSpan whole(BarSeries bars) {
    return new VolumeSpan(bars, 0, bars.size());
  }

  private static BarSeries cut(BarSeries bars, int from, int to) {
    return from == 0 && to == bars.size()
        ? bars
        : new BarSeries(
            Arrays.copyOfRange(bars.openMicros(), from, to),
            Arrays.copyOfRange(bars.open(), from, to),
            Arrays.copyOfRange(bars.high(), from, to),
            Arrays.copyOfRange(bars.low(), from, to),
            Arrays.copyOfRange(bars.close(), from, to),
            Arrays.copyOfRange(bars.volume(), from, to));
  }
}
