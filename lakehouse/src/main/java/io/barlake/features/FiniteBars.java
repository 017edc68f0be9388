package io.barlake.features;

import io.barlake.BarlakeException;
import io.barlake.features.indicator.BarField;
import io.barlake.market.BarSeries;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/**
 * What indicators take for granted: prices are finite numbers, and so are volumes where they are
 * known. Block by block, so that the indicators find the bars in the nearest cache.
 */
public final class FiniteBars {
  private FiniteBars() {}

  static void require(BarSeries bars, List<BarField> fields, int from, int to) {
    for (BarField field : fields) {
      double[] values = field.of(bars);
      if (!areFinite(values, from, to)) {
        for (int i = from; i < to; i++) {
          require(bars, field, i);
        }
      }
    }
  }

  /**
   * Whether values are numbers. Nothing times what is endless, or not a number, is not 0. Four sums
   * wait less than one.
   */
  public static boolean areFinite(double[] values, int from, int to) {
    double first = 0;
    double second = 0;
    double third = 0;
    double fourth = 0;
    int i = from;
    for (; i < to - 3; i += 4) {
      first += 0 * values[i];
      second += 0 * values[i + 1];
      third += 0 * values[i + 2];
      fourth += 0 * values[i + 3];
    }
    for (; i < to; i++) {
      first += 0 * values[i];
    }
    return first + second + third + fourth == 0;
  }

  private static void require(BarSeries bars, BarField field, int i) {
    double value = field.of(bars)[i];
    boolean unknown = field == BarField.VOLUME && Double.isNaN(value);
    if (!unknown && !Double.isFinite(value)) {
      throw BarlakeException.badInput(
          "Invalid bars: %s is %s in the bar of %s, expected a finite number."
              + " Build the bars of this symbol again.",
          field.name().toLowerCase(Locale.ROOT),
          value,
          Instant.EPOCH.plus(bars.openMicros()[i], ChronoUnit.MICROS));
    }
  }
}
