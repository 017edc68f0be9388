package io.barlake.features.indicator.trend;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.Plain;
import io.barlake.features.indicator.SampleBars;
import io.barlake.market.BarSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuperTrendTest extends IndicatorContract<SuperTrend> {
  @Override
  protected List<SuperTrend> indicators() {
    return List.of(new SuperTrend(1, 1), new SuperTrend(10, 3), new SuperTrend(50, 1.5));
  }

  @Override
  protected double[][] foreign(SuperTrend indicator, BarSeries bars) {
    double[] ranges = Plain.trueRange(bars.high(), bars.low(), bars.close());
    ranges[0] = bars.high()[0] - bars.low()[0];
    double[] range = Plain.wilder(ranges, indicator.window());
    double[] trend = Plain.column(bars.size(), i -> Double.NaN);
    double[] direction = trend.clone();
    double[] upper = trend.clone();
    double[] lower = trend.clone();
    for (int i = indicator.window() - 1; i < trend.length; i++) {
      double middle = (bars.high()[i] + bars.low()[i]) / 2;
      double before = i == 0 ? Double.NaN : bars.close()[i - 1];
      upper[i] = middle + indicator.multiplier() * range[i];
      lower[i] = middle - indicator.multiplier() * range[i];
      boolean first = i == indicator.window() - 1;
      if (!first && upper[i] >= upper[i - 1] && before <= upper[i - 1]) {
        upper[i] = upper[i - 1];
      }
      if (!first && lower[i] <= lower[i - 1] && before >= lower[i - 1]) {
        lower[i] = lower[i - 1];
      }
      if (first || trend[i - 1] == upper[i - 1]) {
        direction[i] = bars.close()[i] > upper[i] ? 1 : -1;
      } else {
        direction[i] = bars.close()[i] < lower[i] ? -1 : 1;
      }
      trend[i] = direction[i] > 0 ? lower[i] : upper[i];
    }
    return new double[][] {trend, direction};
  }

  @Override
  protected double[] atStanding100(SuperTrend indicator) {
    return new double[] {100, -1};
  }

  @Test
  void closeBeyondTheBandTurnsTheTrend() {
    double[] close = {10, 10, 14, 15, 11};

    double[][] columns = new SuperTrend(1, 0.5).over(SampleBars.ofCloses(close));

    // Ranges 0, 0, 4, 1, 4: the fall ends above 10, the rise below 14.5.
    assertThat(columns[0]).containsExactly(10, 10, 12, 14.5, 13);
    assertThat(columns[1]).containsExactly(-1, -1, 1, 1, -1);
  }
}
