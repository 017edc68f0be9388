package io.barlake.features.indicator.trend;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.Plain;
import io.barlake.features.indicator.SampleBars;
import io.barlake.market.BarSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

class IchimokuTest extends IndicatorContract<Ichimoku> {
  @Override
  protected List<Ichimoku> indicators() {
    return List.of(new Ichimoku(1, 1, 1), new Ichimoku(9, 26, 52), new Ichimoku(30, 10, 5));
  }

  @Override
  protected double[][] foreign(Ichimoku indicator, BarSeries bars) {
    double[] conversion = middle(bars, indicator.conversion());
    double[] base = middle(bars, indicator.base());
    double[] first = Plain.column(bars.size(), i -> (conversion[i] + base[i]) / 2);
    double[] second = middle(bars, indicator.span());
    return new double[][] {
      conversion,
      base,
      first,
      second,
      Plain.before(first, indicator.base()),
      Plain.before(second, indicator.base())
    };
  }

  @Override
  protected double[] atStanding100(Ichimoku indicator) {
    return new double[] {100, 100, 100, 100, 100, 100};
  }

  @Test
  void cloudIsWhatTheSpansWereSomeBarsAgo() {
    double[][] columns = new Ichimoku(1, 2, 1).over(SampleBars.ofCloses(1, 3, 7, 8));

    assertThat(columns[2]).containsExactly(Double.NaN, 2.5, 6, 7.75);
    assertThat(columns[4]).containsExactly(Double.NaN, Double.NaN, Double.NaN, 2.5);
    assertThat(columns[5]).containsExactly(Double.NaN, Double.NaN, 1, 3);
  }

  private static double[] middle(BarSeries bars, int window) {
    double[] highest = Plain.highest(bars.high(), window);
    double[] lowest = Plain.lowest(bars.low(), window);
    return Plain.column(bars.size(), i -> (highest[i] + lowest[i]) / 2);
  }
}
