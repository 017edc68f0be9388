package io.barlake.bars.kernel;

import io.barlake.market.BarSeries;
import io.barlake.market.Micros;
import java.util.Arrays;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;

/**
 * One-minute bars as the resampler takes them, in the order of time. {@code volume} and {@code
 * spreadTicks} are NaN and {@code ticks} is 0 where a minute does not know them; a column of which
 * nothing is known is empty. The arrays are shared, not copied.
 */
public record MinuteSeries(
    long[] openMicros,
    double[] open,
    double[] high,
    double[] low,
    double[] close,
    double[] volume,
    double[] spreadTicks,
    int[] ticks) {
  /** A column of which nothing is known. */
  public static final double[] UNKNOWN = {};

  public static final int[] UNCOUNTED = {};

  public MinuteSeries {
    int size = openMicros.length;
    if (open.length != size
        || high.length != size
        || low.length != size
        || close.length != size
        || (volume.length != 0 && volume.length != size)
        || (spreadTicks.length != 0 && spreadTicks.length != size)
        || (ticks.length != 0 && ticks.length != size)) {
      throw new IllegalArgumentException("columns of a minute series differ in length");
    }
    BarSeries.requireRising(openMicros);
    volume = isKnown(volume) ? volume : UNKNOWN;
    spreadTicks = isKnown(spreadTicks) ? spreadTicks : UNKNOWN;
    ticks = Arrays.stream(ticks).anyMatch(count -> count != 0) ? ticks : UNCOUNTED;
  }

  /** Minutes of which only prices and volume are known. */
  public static MinuteSeries of(BarSeries bars) {
    return new MinuteSeries(
        bars.openMicros(),
        bars.open(),
        bars.high(),
        bars.low(),
        bars.close(),
        bars.volume(),
        UNKNOWN,
        UNCOUNTED);
  }

  /** The minutes from one instant up to another. */
  public MinuteSeries between(long fromMicros, long untilMicros) {
    int from = Micros.firstFrom(openMicros, fromMicros);
    int to = Micros.firstFrom(openMicros, untilMicros);
    if (from == 0 && to == size()) {
      return this;
    }
    return new MinuteSeries(
        Arrays.copyOfRange(openMicros, from, to),
        Arrays.copyOfRange(open, from, to),
        Arrays.copyOfRange(high, from, to),
        Arrays.copyOfRange(low, from, to),
        Arrays.copyOfRange(close, from, to),
        hasVolume() ? Arrays.copyOfRange(volume, from, to) : volume,
        hasSpreads() ? Arrays.copyOfRange(spreadTicks, from, to) : spreadTicks,
        hasTicks() ? Arrays.copyOfRange(ticks, from, to) : ticks);
  }

  /** The minutes whose stamps are wanted. */
  public MinuteSeries where(LongPredicate wanted) {
    int[] kept = IntStream.range(0, size()).filter(i -> wanted.test(openMicros[i])).toArray();
    if (kept.length == size()) {
      return this;
    }
    return new MinuteSeries(
        Arrays.stream(kept).mapToLong(i -> openMicros[i]).toArray(),
        pick(open, kept),
        pick(high, kept),
        pick(low, kept),
        pick(close, kept),
        hasVolume() ? pick(volume, kept) : volume,
        hasSpreads() ? pick(spreadTicks, kept) : spreadTicks,
        hasTicks() ? Arrays.stream(kept).map(i -> ticks[i]).toArray() : ticks);
  }

  private static double[] pick(double[] values, int[] kept) {
    return Arrays.stream(kept).mapToDouble(i -> values[i]).toArray();
  }

  public int size() {
    return openMicros.length;
  }

  /** The same without what bars of higher frames alone sum up. */
  public BarSeries bars() {
    double[] known = volume;
    if (!hasVolume()) {
      known = new double[size()];
      Arrays.fill(known, Double.NaN);
    }
    return new BarSeries(openMicros, open, high, low, close, known);
  }

  boolean hasVolume() {
    return volume.length != 0;
  }

  boolean hasSpreads() {
    return spreadTicks.length != 0;
  }

  boolean hasTicks() {
    return ticks.length != 0;
  }

  private static boolean isKnown(double[] column) {
    for (double value : column) {
      if (!Double.isNaN(value)) {
        return true;
      }
    }
    return false;
  }
}
