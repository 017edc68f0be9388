package io.barlake.features.label;

import io.barlake.features.indicator.Label;
import io.barlake.features.indicator.rolling.LogReturn;
import io.barlake.market.BarSeries;
import java.util.List;

/**
 * What the next {@code bars} bars earned: {@code ln(close[t + bars] / open[t + 1])}. The last
 * {@code bars} bars of a series have none.
 */
public record ForwardReturn(int bars) implements LabelRule {
  @Override
  public String name() {
    return Label.of("forward", bars);
  }

  @Override
  public List<LabelColumn> columns() {
    String ahead = bars == 1 ? "the next bar" : "the bar " + bars + " ahead";
    return List.of(
        new LabelColumn(
            name(), LabelField.LOG_RETURN, "ln(close of " + ahead + " / open of the next bar)"),
        LabelColumn.known(name(), "end of " + ahead));
  }

  @Override
  public int warmUp() {
    return 0;
  }

  @Override
  public int horizon() {
    return bars;
  }

  @Override
  public Outcomes over(BarSeries series, FirstTouch touch) {
    double[] open = series.open();
    double[] close = series.close();
    Outcomes labels = Outcomes.unknown(series.size());
    for (int i = 0; i + bars < open.length; i++) {
      labels.knownAt()[i] = i + bars;
      labels.logReturn()[i] = LogReturn.of(close[i + bars], open[i + 1]);
    }
    return labels;
  }
}
