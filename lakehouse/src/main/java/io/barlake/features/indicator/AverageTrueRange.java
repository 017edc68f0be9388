package io.barlake.features.indicator;

import io.barlake.market.BarSeries;
import java.util.List;

/**
 * Wilder's ATR: the smoothed true range, which is the bar's range stretched to the close before:
 * the mean of the first {@code window} true ranges, then {@code atr[t] = atr[t-1] + (tr - atr[t-1])
 * / window}. The first bar has no close before it and is not used. Warm-up {@code window}; agrees
 * with TA-Lib's ATR, seed included.
 */
public record AverageTrueRange(int window) implements Indicator {
  public AverageTrueRange {
    WarmUp.requireWindow(window, 1);
  }

  @Override
  public String label() {
    return Label.of("atr", window);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label(), window, "true range smoothed over " + window + " bars by Wilder's method"));
  }

  @Override
  public List<BarField> inputs() {
    return List.of(BarField.HIGH, BarField.LOW, BarField.CLOSE);
  }

  @Override
  public double[][] over(BarSeries bars) {
    return new double[][] {of(bars.high(), bars.low(), bars.close(), window)};
  }

  public static double[] of(double[] high, double[] low, double[] close, int window) {
    WarmUp.requireWindow(window, 1);
    double[] averages = WarmUp.column(close.length, window);
    if (close.length <= window) {
      return averages;
    }
    double anchor = trueRange(high[1], low[1], close[0]);
    double distances = 0;
    for (int i = 2; i <= window; i++) {
      distances += trueRange(high[i], low[i], close[i - 1]) - anchor;
    }
    double average = anchor + distances / window;
    averages[window] = average;
    double share = 1.0 / window;
    for (int i = window + 1; i < close.length; i++) {
      average += share * (trueRange(high[i], low[i], close[i - 1]) - average);
      if (Faded.is(average)) {
        average = 0;
      }
      averages[i] = average;
    }
    return averages;
  }

  static double trueRange(double high, double low, double closeBefore) {
    double top = high > closeBefore ? high : closeBefore;
    double bottom = low < closeBefore ? low : closeBefore;
    return top - bottom;
  }
}
