package io.barlake.features.indicator.volatility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.Plain;
import io.barlake.market.BarSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChoppinessIndexTest extends IndicatorContract<ChoppinessIndex> {
  @Override
  protected List<ChoppinessIndex> indicators() {
    return List.of(new ChoppinessIndex(2), new ChoppinessIndex(14), new ChoppinessIndex(200));
  }

  @Override
  protected double[][] foreign(ChoppinessIndex indicator, BarSeries bars) {
    double[] ranges =
        Plain.sum(Plain.trueRange(bars.high(), bars.low(), bars.close()), indicator.window());
    double[] highest = Plain.highest(bars.high(), indicator.window());
    double[] lowest = Plain.lowest(bars.low(), indicator.window());
    return new double[][] {
      Plain.column(
          bars.size(),
          i ->
              100
                  * Math.log10(ranges[i] / (highest[i] - lowest[i]))
                  / Math.log10(indicator.window()))
    };
  }

  @Override
  protected double[] atStanding100(ChoppinessIndex indicator) {
    return new double[] {100};
  }

  @Test
  void priceThatGoesToAndFroIsChoppy() {
    // Two ranges of 1 in a range of 1.
    assertThat(overCloses(new ChoppinessIndex(2), 4, 5, 4)[2]).isEqualTo(100, within(1e-12));
  }
}
