package io.barlake.features.indicator;

import io.barlake.market.BarSeries;
import java.util.List;

/**
 * Wilder's RSI: {@code 100 * gain / (gain + loss)}, where gain and loss are the smoothed rises and
 * falls of the close: the mean of the first {@code window} changes, then {@code avg[t] = avg[t-1] +
 * (x - avg[t-1]) / window}. Warm-up {@code window}.
 *
 * <p>Agrees with TA-Lib's RSI but for prices that do not move: there it is 50, neither strong nor
 * weak, where TA-Lib says 0, and TA-Lib takes any average below 1e-8 for no movement, which quiet
 * minutes of a currency can reach.
 */
public record RelativeStrengthIndex(int window) implements Indicator {
  private static final double NEITHER = 50;

  public RelativeStrengthIndex {
    WarmUp.requireWindow(window, 2);
  }

  @Override
  public String label() {
    return Label.of("rsi", window);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label(),
            window,
            "100 * gain / (gain + loss) of the close, smoothed over "
                + window
                + " bars by Wilder's method; 50 where nothing moves"));
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
    WarmUp.requireWindow(window, 2);
    double[] index = WarmUp.column(values.length, window);
    if (values.length <= window) {
      return index;
    }
    double gain = 0;
    double loss = 0;
    for (int i = 1; i <= window; i++) {
      double change = values[i] - values[i - 1];
      gain += change > 0 ? change : 0;
      loss += change < 0 ? -change : 0;
    }
    gain /= window;
    loss /= window;
    index[window] = strength(gain, loss);
    double share = 1.0 / window;
    for (int i = window + 1; i < values.length; i++) {
      double change = values[i] - values[i - 1];
      gain += share * ((change > 0 ? change : 0) - gain);
      loss += share * ((change < 0 ? -change : 0) - loss);
      if (Faded.is(gain + loss)) {
        gain = 0;
        loss = 0;
      }
      index[i] = strength(gain, loss);
    }
    return index;
  }

  private static double strength(double gain, double loss) {
    double movement = gain + loss;
    return movement == 0 ? NEITHER : 100 * gain / movement;
  }
}
