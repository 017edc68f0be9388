package io.barlake.features.indicator;

import io.barlake.BarlakeException;
import io.barlake.market.BarSeries;
import java.util.List;

/**
 * MACD. Line: the {@code fast} exponential average of the close less the {@code slow} one. Signal:
 * the exponential average of the line over {@code signal} bars. Histogram: line less signal.
 * Warm-up of the line {@code slow - 1}, of the others {@code slow + signal - 2}.
 *
 * <p>Agrees with TA-Lib's MACD, which begins both averages on the same bar: the fast one is seeded
 * by the {@code fast} closes that end with the first {@code slow}. So the line differs from {@code
 * ema_12 - ema_26} at first, by an amount that fades. TA-Lib also hides the line until the signal
 * begins; here it begins when it is known.
 */
public record MovingAverageConvergence(int fast, int slow, int signal) implements Indicator {
  public MovingAverageConvergence {
    WarmUp.requireWindow(fast, 1);
    WarmUp.requireWindow(signal, 1);
    if (fast >= slow) {
      throw BarlakeException.badConfig(
          "Invalid macd(%d, %d, %d): fast is %d, expected less than slow, which is %d.",
          fast, slow, signal, fast, slow);
    }
  }

  @Override
  public String label() {
    return Label.of("macd", fast, slow, signal);
  }

  @Override
  public List<IndicatorColumn> columns() {
    int lineWarmUp = slow - 1;
    int signalWarmUp = lineWarmUp + signal - 1;
    return List.of(
        new IndicatorColumn(
            label() + "_line",
            lineWarmUp,
            "ema of the close over " + fast + " bars - ema over " + slow + " bars"),
        new IndicatorColumn(
            label() + "_signal", signalWarmUp, "ema of the line over " + signal + " bars"),
        new IndicatorColumn(label() + "_histogram", signalWarmUp, "line - signal"));
  }

  @Override
  public List<BarField> inputs() {
    return List.of(BarField.CLOSE);
  }

  @Override
  public double[][] over(BarSeries bars) {
    double[] line = line(bars.close(), fast, slow);
    double[] average = signal(line, slow, signal);
    return new double[][] {line, average, histogram(line, average)};
  }

  public static double[] line(double[] values, int fast, int slow) {
    double[] line = ExponentialMovingAverage.of(values, slow - fast, fast);
    double[] slower = ExponentialMovingAverage.of(values, slow);
    for (int i = 0; i < line.length; i++) {
      line[i] -= slower[i];
    }
    return line;
  }

  /** The signal of a line made with {@code slow}, which says where the line begins. */
  public static double[] signal(double[] line, int slow, int signal) {
    return ExponentialMovingAverage.of(line, slow - 1, signal);
  }

  private static double[] histogram(double[] line, double[] signal) {
    double[] histogram = new double[line.length];
    for (int i = 0; i < line.length; i++) {
      histogram[i] = line[i] - signal[i];
    }
    return histogram;
  }
}
