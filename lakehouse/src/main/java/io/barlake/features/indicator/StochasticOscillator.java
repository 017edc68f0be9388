package io.barlake.features.indicator;

import io.barlake.market.BarSeries;
import java.util.List;

/**
 * Where the close stands in the range of the last {@code window} bars, {@code 100 * (close -
 * lowest) / (highest - lowest)}: %K is its mean over {@code smoothing} bars, %D the mean of %K over
 * {@code signal} bars. Warm-up of %K {@code window + smoothing - 2}, of %D {@code signal - 1} more.
 *
 * <p>Agrees with TA-Lib's STOCH with simple averages, but for a range of nothing: there the close
 * stands in the middle, 50, where TA-Lib says 0. TA-Lib also hides %K until %D begins.
 */
public record StochasticOscillator(int window, int smoothing, int signal) implements Indicator {
  private static final double MIDDLE = 50;

  public StochasticOscillator {
    WarmUp.requireWindow(window, 1);
    WarmUp.requireWindow(smoothing, 1);
    WarmUp.requireWindow(signal, 1);
  }

  @Override
  public String label() {
    return Label.of("stoch", window, smoothing, signal);
  }

  @Override
  public List<IndicatorColumn> columns() {
    int warmUp = window + smoothing - 2;
    return List.of(
        new IndicatorColumn(
            label() + "_k",
            warmUp,
            "mean over "
                + smoothing
                + " bars of 100 * (close - lowest) / (highest - lowest) of the last "
                + window
                + " bars; 50 where the range is nothing"),
        new IndicatorColumn(
            label() + "_d", warmUp + signal - 1, "mean of %K over " + signal + " bars"));
  }

  @Override
  public List<BarField> inputs() {
    return List.of(BarField.HIGH, BarField.LOW, BarField.CLOSE);
  }

  @Override
  public double[][] over(BarSeries bars) {
    double[] raw = of(bars.high(), bars.low(), bars.close(), window);
    double[] k = SimpleMovingAverage.of(raw, window - 1, smoothing);
    double[] d = SimpleMovingAverage.of(k, window + smoothing - 2, signal);
    return new double[][] {k, d};
  }

  /** The unsmoothed %K. */
  public static double[] of(double[] high, double[] low, double[] close, int window) {
    double[] highest = SlidingExtremes.highest(high, window);
    double[] lowest = SlidingExtremes.lowest(low, window);
    double[] stand = WarmUp.column(close.length, window - 1);
    for (int i = window - 1; i < close.length; i++) {
      double range = highest[i] - lowest[i];
      stand[i] = range == 0 ? MIDDLE : 100 * (close[i] - lowest[i]) / range;
    }
    return stand;
  }
}
