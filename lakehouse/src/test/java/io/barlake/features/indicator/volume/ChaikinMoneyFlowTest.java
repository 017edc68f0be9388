package io.barlake.features.indicator.volume;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.Plain;
import io.barlake.market.BarSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChaikinMoneyFlowTest extends IndicatorContract<ChaikinMoneyFlow> {
  @Override
  protected List<ChaikinMoneyFlow> indicators() {
    return List.of(
        new ChaikinMoneyFlow(1),
        new ChaikinMoneyFlow(2),
        new ChaikinMoneyFlow(20),
        new ChaikinMoneyFlow(300));
  }

  @Override
  protected double[][] foreign(ChaikinMoneyFlow indicator, BarSeries bars) {
    double[] flow =
        Plain.column(
            bars.size(),
            i ->
                (2 * bars.close()[i] - bars.high()[i] - bars.low()[i])
                    / (bars.high()[i] - bars.low()[i])
                    * bars.volume()[i]);
    double[] flows = Plain.sum(flow, indicator.window());
    double[] volumes = Plain.sum(bars.volume(), indicator.window());
    return new double[][] {Plain.column(bars.size(), i -> flows[i] / volumes[i])};
  }

  @Override
  protected double[] atStanding100(ChaikinMoneyFlow indicator) {
    return new double[] {0};
  }

  @Test
  void closesAreWeighedByTheirPlaceAndVolume() {
    double[] high = {4, 4, 4, 4};
    double[] low = {0, 0, 0, 0};
    double[] close = {4, 1, 1, 1};
    double[] volume = {1, 3, 0, 0};
    BarSeries bars = new BarSeries(new long[] {0, 1, 2, 3}, close, high, low, close, volume);

    assertThat(new ChaikinMoneyFlow(2).over(bars)[0]).containsExactly(Double.NaN, -0.125, -0.5, 0);
  }
}
