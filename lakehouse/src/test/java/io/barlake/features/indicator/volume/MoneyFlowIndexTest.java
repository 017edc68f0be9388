package io.barlake.features.indicator.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.SampleBars;
import io.barlake.features.indicator.TaLib;
import io.barlake.market.BarSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

class MoneyFlowIndexTest extends IndicatorContract<MoneyFlowIndex> {
  @Override
  protected List<MoneyFlowIndex> indicators() {
    return List.of(new MoneyFlowIndex(2), new MoneyFlowIndex(14), new MoneyFlowIndex(300));
  }

  @Override
  protected double[][] foreign(MoneyFlowIndex indicator, BarSeries bars) {
    return TaLib.columns(
        bars.size(),
        1,
        (core, last, begin, count, out) ->
            core.mfi(
                0,
                last,
                bars.high(),
                bars.low(),
                bars.close(),
                bars.volume(),
                indicator.window(),
                begin,
                count,
                out[0]));
  }

  @Override
  protected double[] atStanding100(MoneyFlowIndex indicator) {
    return new double[] {50};
  }

  @Test
  void moneyAtARisingPriceIsCounted() {
    BarSeries bars = SampleBars.traded(new double[] {9, 10, 5, 5}, new double[] {1, 3, 4, 8});

    assertThat(new MoneyFlowIndex(2).over(bars)[0]).containsExactly(Double.NaN, Double.NaN, 60, 0);
  }

  @Test
  void littleMoneyIsMoneyToo() {
    BarSeries bars = SampleBars.traded(new double[] {9, 10, 5}, new double[] {1e-9, 3e-9, 4e-9});

    assertThat(new MoneyFlowIndex(2).over(bars)[0][2]).isEqualTo(60, within(1e-12));
  }
}
