package io.barlake.features.indicator.trend;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.Plain;
import io.barlake.features.indicator.SampleBars;
import io.barlake.features.indicator.TaLib;
import io.barlake.market.BarSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

class MidPriceTest extends IndicatorContract<MidPrice> {
  @Override
  protected List<MidPrice> indicators() {
    return List.of(new MidPrice(1), new MidPrice(2), new MidPrice(14), new MidPrice(300));
  }

  @Override
  protected double[][] foreign(MidPrice indicator, BarSeries bars) {
    if (indicator.window() == 1) {
      return new double[][] {Plain.column(bars.size(), i -> (bars.high()[i] + bars.low()[i]) / 2)};
    }
    return TaLib.columns(
        bars.size(),
        1,
        (core, last, begin, count, out) ->
            core.midPrice(
                0, last, bars.high(), bars.low(), indicator.window(), begin, count, out[0]));
  }

  @Override
  protected double[] atStanding100(MidPrice indicator) {
    return new double[] {100};
  }

  @Test
  void priceLiesBetweenHighAndLow() {
    BarSeries bars = SampleBars.of(new double[] {5, 4}, new double[] {3, 1}, new double[] {4, 2});

    assertThat(new MidPrice(2).over(bars)[0]).containsExactly(Double.NaN, 3);
  }
}
