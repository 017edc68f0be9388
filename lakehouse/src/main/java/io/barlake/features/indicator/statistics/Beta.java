package io.barlake.features.indicator.statistics;

import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.Label;
import io.barlake.features.indicator.PairIndicator;
import io.barlake.features.indicator.Window;
import io.barlake.features.indicator.rolling.History;
import io.barlake.features.indicator.rolling.RollingCorrelation;
import io.barlake.features.indicator.rolling.RollingMoments;
import io.barlake.features.indicator.rolling.Scratch;
import io.barlake.market.BarSeries;
import io.barlake.market.Symbol;
import java.util.List;
import java.util.Locale;

/**
 * How much the price moves with that of another symbol: the slope of the last {@code window} log
 * returns over those of the other, their covariance by its variance; 0 where the other does not
 * vary. Joined by stamp as {@link Correlation}, with the same warm-up. It is the correlation times
 * the ratio of the deviations, which keeps its digits where returns are tiny.
 */
public record Beta(int window, Symbol other) implements PairIndicator {
  public Beta {
    Window.require(window, 2);
  }

  @Override
  public String label() {
    return Label.of("beta", window) + "_" + other.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label(),
            window,
            "slope of the last "
                + window
                + " log returns over those of "
                + other
                + ", of the bars that both have; 0 where those do not vary"));
  }

  @Override
  public List<BarField> inputs() {
    return List.of(BarField.CLOSE);
  }

  @Override
  public int lookBack() {
    return window;
  }

  @Override
  public IndicatorPass start(BarSeries others) {
    PairedReturns returns = new PairedReturns(label(), others, window);
    RollingCorrelation correlation = new RollingCorrelation(window, 1);
    RollingMoments ofBars = new RollingMoments(window, 1);
    RollingMoments ofOther = new RollingMoments(window, 1);
    Scratch values = new Scratch();
    Scratch means = new Scratch();
    Scratch variances = new Scratch();
    Scratch otherVariances = new Scratch();
    return (bars, from, to, out) -> {
      int count = returns.take(bars, from, to);
      History x = returns.ofBars();
      History y = returns.ofOther();
      double[] betas = values.of(count);
      double[] variance = variances.of(count);
      double[] otherVariance = otherVariances.of(count);
      correlation.next(x.values(), x.at(), y.values(), y.at(), count, betas);
      ofBars.next(x.values(), x.at(), count, means.of(count), variance);
      ofOther.next(y.values(), y.at(), count, means.of(count), otherVariance);
      for (int k = 0; k < count; k++) {
        betas[k] = otherVariance[k] == 0 ? 0 : betas[k] * Math.sqrt(variance[k] / otherVariance[k]);
      }
      returns.spread(betas, to - from, out[0]);
    };
  }
}
