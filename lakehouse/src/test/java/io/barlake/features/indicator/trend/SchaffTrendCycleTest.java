package io.barlake.features.indicator.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.Plain;
import io.barlake.market.BarSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchaffTrendCycleTest extends IndicatorContract<SchaffTrendCycle> {
  @Override
  protected List<SchaffTrendCycle> indicators() {
    return List.of(
        new SchaffTrendCycle(1, 1, 2),
        new SchaffTrendCycle(10, 23, 50),
        new SchaffTrendCycle(40, 5, 10));
  }

  @Override
  protected double[][] foreign(SchaffTrendCycle indicator, BarSeries bars) {
    double[] fast = Plain.exponential(bars.close(), indicator.fast());
    double[] slow = Plain.exponential(bars.close(), indicator.slow());
    double[] line = Plain.column(bars.size(), i -> fast[i] - slow[i]);
    return new double[][] {
      smoothedStand(smoothedStand(line, indicator.cycle()), indicator.cycle())
    };
  }

  @Override
  protected double[] atStanding100(SchaffTrendCycle indicator) {
    return new double[] {50};
  }

  @Test
  void riseThatQuickensStandsAtTheTop() {
    double[] close = Plain.column(100, i -> Math.exp(0.01 * i));

    assertThat(overCloses(new SchaffTrendCycle(5, 3, 6), close)[99]).isEqualTo(50, within(50.0));
  }

  private static double[] smoothedStand(double[] line, int cycle) {
    double[] highest = Plain.highest(line, cycle);
    double[] lowest = Plain.lowest(line, cycle);
    double[] stand =
        Plain.column(
            line.length,
            i ->
                highest[i] == lowest[i]
                    ? 50
                    : 100 * (line[i] - lowest[i]) / (highest[i] - lowest[i]));
    return Plain.smoothed(stand, 1, 0.5);
  }
}
