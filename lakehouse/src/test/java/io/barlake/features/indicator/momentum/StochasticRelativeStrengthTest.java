package io.barlake.features.indicator.momentum;

import static org.assertj.core.api.Assertions.assertThat;

import com.tictactec.ta.lib.MAType;
import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.Plain;
import io.barlake.features.indicator.TaLib;
import io.barlake.market.BarSeries;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class StochasticRelativeStrengthTest extends IndicatorContract<StochasticRelativeStrength> {
  @Override
  protected List<StochasticRelativeStrength> indicators() {
    return List.of(
        new StochasticRelativeStrength(2, 1, 1, 1),
        new StochasticRelativeStrength(14, 14, 1, 3),
        new StochasticRelativeStrength(14, 14, 3, 3),
        new StochasticRelativeStrength(30, 100, 5, 2));
  }

  @Override
  protected double[][] foreign(StochasticRelativeStrength indicator, BarSeries bars) {
    double[] raw =
        TaLib.columns(
            bars.size(),
            2,
            (core, last, begin, count, out) ->
                core.stochRsi(
                    0,
                    last,
                    bars.close(),
                    indicator.strength(),
                    indicator.window(),
                    1,
                    MAType.Sma,
                    begin,
                    count,
                    out[0],
                    out[1]))[0];
    if (indicator.window() == 1) {
      Arrays.fill(raw, indicator.strength(), raw.length, 50);
    }
    double[] k = Plain.mean(raw, indicator.smoothing());
    return new double[][] {k, Plain.mean(k, indicator.signal())};
  }

  @Override
  protected double[] atStanding100(StochasticRelativeStrength indicator) {
    return new double[] {50, 50};
  }

  @Test
  void strengthAtItsHighestIs100() {
    // The RSI is 100, 50, 75.
    assertThat(overCloses(new StochasticRelativeStrength(2, 2, 1, 1), 1, 2, 3, 1, 4))
        .containsExactly(Double.NaN, Double.NaN, Double.NaN, 0, 100);
  }
}
