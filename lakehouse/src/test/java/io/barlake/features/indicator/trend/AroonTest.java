package io.barlake.features.indicator.trend;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.Plain;
import io.barlake.features.indicator.SampleBars;
import io.barlake.features.indicator.TaLib;
import io.barlake.market.BarSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

class AroonTest extends IndicatorContract<Aroon> {
  @Override
  protected List<Aroon> indicators() {
    return List.of(new Aroon(2), new Aroon(14), new Aroon(25), new Aroon(300));
  }

  @Override
  protected double[][] foreign(Aroon indicator, BarSeries bars) {
    double[][] both =
        TaLib.columns(
            bars.size(),
            2,
            (core, last, begin, count, out) ->
                core.aroon(
                    0,
                    last,
                    bars.high(),
                    bars.low(),
                    indicator.window(),
                    begin,
                    count,
                    out[0],
                    out[1]));
    double[] down = both[0];
    double[] up = both[1];
    return new double[][] {up, down, Plain.column(up.length, i -> up[i] - down[i])};
  }

  @Override
  protected double[] atStanding100(Aroon indicator) {
    return new double[] {100, 100, 0};
  }

  @Test
  void latestOfEqualExtremesCounts() {
    double[] high = {5, 9, 9, 6};
    double[] low = {1, 4, 1, 2};

    double[][] columns = new Aroon(2).over(SampleBars.of(high, low, low));

    assertThat(columns[0]).containsExactly(Double.NaN, Double.NaN, 100, 50);
    assertThat(columns[1]).containsExactly(Double.NaN, Double.NaN, 100, 50);
  }

  @Test
  void quotesInTicksHaveManyEqualExtremes() {
    BarSeries bars = SampleBars.rough(8, 5000);
    double[][] columns = new Aroon(25).over(bars);
    for (int i = 25; i < bars.size(); i++) {
      int highest = i;
      for (int k = i; k >= i - 25; k--) {
        highest = bars.high()[k] > bars.high()[highest] ? k : highest;
      }
      assertThat(columns[0][i]).isEqualTo(100 - 4.0 * (i - highest));
    }
  }
}
