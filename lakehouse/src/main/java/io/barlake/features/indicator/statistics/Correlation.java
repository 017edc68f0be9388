package io.barlake.features.indicator.statistics;

import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.Label;
import io.barlake.features.indicator.PairIndicator;
import io.barlake.features.indicator.Window;
import io.barlake.features.indicator.rolling.RollingCorrelation;
import io.barlake.features.indicator.rolling.Scratch;
import io.barlake.market.BarSeries;
import io.barlake.market.Symbol;
import java.util.List;
import java.util.Locale;

/**
 * Pearson's correlation of the last {@code window} log returns with those of another symbol; 0
 * where one of them does not vary. Joined by stamp: returns are from one bar that both have to the
 * next, and a bar that the other lacks has no value. Warm-up {@code window} common bars; the same
 * as {@code rolling(window).corr} in pandas after an inner join.
 */
public record Correlation(int window, Symbol other) implements PairIndicator {
  public Correlation {
    Window.require(window, 2);
  }

  @Override
  public String label() {
    return Label.of("corr", window) + "_" + other.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label(),
            window,
            "correlation of the last "
                + window
                + " log returns with those of "
                + other
                + ", of the bars that both have; 0 where they do not vary"));
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
    Scratch values = new Scratch();
    return (bars, from, to, out) -> {
      int count = returns.take(bars, from, to);
      double[] correlations = values.of(count);
      correlation.next(
          returns.ofBars().values(),
          returns.ofBars().at(),
          returns.ofOther().values(),
          returns.ofOther().at(),
          count,
          correlations);
      returns.spread(correlations, to - from, out[0]);
    };
  }
}
