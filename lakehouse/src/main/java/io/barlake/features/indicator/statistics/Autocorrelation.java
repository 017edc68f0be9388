package io.barlake.features.indicator.statistics;

import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.Label;
import io.barlake.features.indicator.Window;
import io.barlake.features.indicator.rolling.History;
import io.barlake.features.indicator.rolling.LogReturn;
import io.barlake.features.indicator.rolling.RollingCorrelation;
import java.util.List;

/**
 * Pearson's correlation of the last {@code window} log returns with those {@code lag} bars before
 * each; 0 where one of the two stretches does not vary. Warm-up {@code window + lag}; the same as
 * {@code r.rolling(window).corr(r.shift(lag))} in pandas.
 */
public record Autocorrelation(int window, int lag) implements Indicator {
  public Autocorrelation {
    Window.require(window, 2);
    Window.require(lag, 1);
  }

  @Override
  public String label() {
    return Label.of("autocorr", window, lag);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label(),
            window + lag,
            "correlation of the last "
                + window
                + " log returns with those "
                + lag
                + " bars before; 0 where they do not vary"));
  }

  @Override
  public List<BarField> inputs() {
    return List.of(BarField.CLOSE);
  }

  @Override
  public int lookBack() {
    return window + lag;
  }

  @Override
  public IndicatorPass start() {
    RollingCorrelation correlation = new RollingCorrelation(window, lag + 1);
    History returns = new History(window + lag);
    return (bars, from, to, out) -> {
      double[] close = bars.close();
      double[] correlations = out[0];
      LogReturn.requirePositive(close, from, to, "close", label());
      for (int i = from; i < to; i++) {
        correlations[i - from] = i == 0 ? Double.NaN : LogReturn.of(close[i], close[i - 1]);
      }
      returns.append(correlations, to - from);
      correlation.next(
          returns.values(),
          returns.at(),
          returns.values(),
          returns.at() - lag,
          to - from,
          correlations);
    };
  }
}
