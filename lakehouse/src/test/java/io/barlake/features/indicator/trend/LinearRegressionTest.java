package io.barlake.features.indicator.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.Plain;
import io.barlake.features.indicator.SampleBars;
import io.barlake.features.indicator.TaLib;
import io.barlake.market.BarSeries;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinearRegressionTest extends IndicatorContract<LinearRegression> {
  @Override
  protected List<LinearRegression> indicators() {
    return List.of(
        new LinearRegression(2),
        new LinearRegression(14),
        new LinearRegression(20),
        new LinearRegression(300));
  }

  @Override
  protected double[][] foreign(LinearRegression indicator, BarSeries bars) {
    return new double[][] {
      TaLib.columns(
          bars.size(),
          1,
          (core, last, begin, count, out) ->
              core.linearReg(0, last, bars.close(), indicator.window(), begin, count, out[0]))[0],
      TaLib.columns(
          bars.size(),
          1,
          (core, last, begin, count, out) ->
              core.linearRegSlope(0, last, bars.close(), indicator.window(), begin, count, out[0]))[
          0],
      TaLib.columns(
          bars.size(),
          1,
          (core, last, begin, count, out) ->
              core.linearRegIntercept(
                  0, last, bars.close(), indicator.window(), begin, count, out[0]))[0],
      Plain.windows(bars.close(), indicator.window(), LinearRegressionTest::explained)
    };
  }

  @Override
  protected double[] atStanding100(LinearRegression indicator) {
    return new double[] {100, 0, 100, 0};
  }

  @Test
  void lineThroughPricesOnALineExplainsThem() {
    double[][] columns = new LinearRegression(3).over(SampleBars.ofCloses(1, 3, 5, 4));

    assertThat(columns[0][2]).isEqualTo(5, within(1e-12));
    assertThat(columns[1][2]).isEqualTo(2, within(1e-12));
    assertThat(columns[2][2]).isEqualTo(1, within(1e-12));
    assertThat(columns[3][2]).isEqualTo(1, within(1e-12));
    assertThat(columns[3][3]).isEqualTo(0.25, within(1e-12));
  }

  /** The square of the correlation with time. */
  private static double explained(double[] closes) {
    double middle = (closes.length - 1) / 2.0;
    double mean = Arrays.stream(closes).average().orElseThrow();
    double together = 0;
    double times = 0;
    double prices = 0;
    for (int k = 0; k < closes.length; k++) {
      together += (k - middle) * (closes[k] - mean);
      times += (k - middle) * (k - middle);
      prices += (closes[k] - mean) * (closes[k] - mean);
    }
    return together * together / times / prices;
  }
}
