package io.barlake.features.indicator.momentum;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.Plain;
import io.barlake.features.indicator.TaLib;
import io.barlake.market.BarSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoppockCurveTest extends IndicatorContract<CoppockCurve> {
  @Override
  protected List<CoppockCurve> indicators() {
    return List.of(
        new CoppockCurve(1, 1, 1), new CoppockCurve(14, 11, 10), new CoppockCurve(20, 100, 30));
  }

  @Override
  protected double[][] foreign(CoppockCurve indicator, BarSeries bars) {
    double[] slow =
        TaLib.columns(
            bars.size(),
            1,
            (core, last, begin, count, out) ->
                core.roc(0, last, bars.close(), indicator.slow(), begin, count, out[0]))[0];
    double[] fast =
        TaLib.columns(
            bars.size(),
            1,
            (core, last, begin, count, out) ->
                core.roc(0, last, bars.close(), indicator.fast(), begin, count, out[0]))[0];
    double[] sum = Plain.column(bars.size(), i -> slow[i] + fast[i]);
    return new double[][] {Plain.weightedMean(sum, indicator.smoothing())};
  }

  @Override
  protected double[] atStanding100(CoppockCurve indicator) {
    return new double[] {0};
  }

  @Test
  void changesAreAddedInPercent() {
    // Changes of 50 and 100 percent.
    assertThat(overCloses(new CoppockCurve(2, 1, 1), 3, 4, 6))
        .containsExactly(Double.NaN, Double.NaN, 150);
  }
}
