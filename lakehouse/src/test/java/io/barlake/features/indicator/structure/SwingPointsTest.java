package io.barlake.features.indicator.structure;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.Plain;
import io.barlake.features.indicator.SampleBars;
import io.barlake.market.BarSeries;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SwingPointsTest extends IndicatorContract<SwingPoints> {
  @Override
  protected List<SwingPoints> indicators() {
    return List.of(new SwingPoints(1, 1), new SwingPoints(5, 2), new SwingPoints(20, 20));
  }

  @Override
  protected double[][] foreign(SwingPoints indicator, BarSeries bars) {
    double[] lows = Plain.column(bars.size(), i -> -bars.low()[i]);
    double[] high = peaks(indicator, bars.high());
    double[] low = peaks(indicator, lows);
    return new double[][] {
      high,
      Plain.column(low.length, i -> -low[i]),
      Plain.column(low.length, i -> bars.close()[i] - high[i]),
      Plain.column(low.length, i -> bars.close()[i] + low[i])
    };
  }

  /** The last peak by the extremes of whole windows; nothing before the first. */
  private static double[] peaks(SwingPoints indicator, double[] prices) {
    int right = indicator.right();
    double[] before = Plain.highest(prices, indicator.left());
    double[] after = Plain.highest(prices, right);
    double[] peaks = new double[prices.length];
    Arrays.fill(peaks, Double.NaN);
    for (int i = indicator.left() + right; i < prices.length; i++) {
      double price = prices[i - right];
      boolean peak = price > before[i - right - 1] && price >= after[i];
      peaks[i] = peak ? price : peaks[i - 1];
    }
    return peaks;
  }

  @Override
  protected double[] atStanding100(SwingPoints indicator) {
    return new double[] {100, 100, 0, 0};
  }

  @Test
  void swingIsKnownOnlyAfterTheBarsToItsRight() {
    double[][] columns = new SwingPoints(1, 2).over(SampleBars.ofCloses(1, 5, 4, 3, 6, 2));

    assertThat(columns[0]).containsExactly(Double.NaN, Double.NaN, Double.NaN, 5, 5, 5);
    assertThat(columns[2]).containsExactly(Double.NaN, Double.NaN, Double.NaN, -2, 1, -3);
  }

  @Test
  void extremeSoFarStandsForTheFirstSwing() {
    double[][] columns = new SwingPoints(1, 1).over(SampleBars.ofCloses(1, 2, 3, 4, 3));

    assertThat(columns[0]).containsExactly(Double.NaN, Double.NaN, 3, 4, 4);
    assertThat(columns[1]).containsExactly(Double.NaN, Double.NaN, 1, 1, 1);
  }

  @Test
  void firstOfEqualHighsIsTheSwing() {
    double[] high = {1, 5, 5, 1, 1};
    double[] low = {1, 1, 1, 1, 1};

    assertThat(new SwingPoints(1, 1).over(SampleBars.of(high, low, low))[0])
        .containsExactly(Double.NaN, Double.NaN, 5, 5, 5);
  }
}
