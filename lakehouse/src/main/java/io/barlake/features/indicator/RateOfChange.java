package io.barlake.features.indicator;

import io.barlake.market.BarSeries;
import java.util.List;

/**
 * The change of the close over {@code window} bars in percent: {@code 100 * (c[t] - c[t-window]) /
 * |c[t-window]|}; 0 where the earlier close is 0. Warm-up {@code window}. Agrees with TA-Lib's ROC
 * but for negative prices, where the sign still says which way the price went.
 */
public record RateOfChange(int window) implements Indicator {
  public RateOfChange {
    WarmUp.requireWindow(window, 1);
  }

  @Override
  public String label() {
    return Label.of("roc", window);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label(), window, "change of the close over " + window + " bars in percent"));
  }

  @Override
  public List<BarField> inputs() {
    return List.of(BarField.CLOSE);
  }

  @Override
  public double[][] over(BarSeries bars) {
    return new double[][] {of(bars.close(), window)};
  }

  public static double[] of(double[] values, int window) {
    WarmUp.requireWindow(window, 1);
    double[] changes = WarmUp.column(values.length, window);
    for (int i = window; i < values.length; i++) {
      double before = values[i - window];
      changes[i] = before == 0 ? 0 : 100 * (values[i] - before) / Math.abs(before);
    }
    return changes;
  }
}
