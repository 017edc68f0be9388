package io.barlake.features.indicator.momentum;

import static org.assertj.core.api.Assertions.assertThat;

import com.tictactec.ta.lib.MAType;
import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.SampleBars;
import io.barlake.features.indicator.TaLib;
import io.barlake.market.BarSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

class StochasticOscillatorTest extends IndicatorContract<StochasticOscillator> {
  @Override
  protected List<StochasticOscillator> indicators() {
    return List.of(
        new StochasticOscillator(1, 1, 1),
        new StochasticOscillator(14, 3, 3),
        new StochasticOscillator(100, 1, 20));
  }

  @Override
  protected double[][] foreign(StochasticOscillator indicator, BarSeries bars) {
    return TaLib.columns(
        bars.size(),
        2,
        (core, last, begin, count, out) ->
            core.stoch(
                0,
                last,
                bars.high(),
                bars.low(),
                bars.close(),
                indicator.window(),
                indicator.smoothing(),
                MAType.Sma,
                indicator.signal(),
                MAType.Sma,
                begin,
                count,
                out[0],
                out[1]));
  }

  @Override
  protected double[] atStanding100(StochasticOscillator indicator) {
    return new double[] {50, 50};
  }

  @Test
  void closeAtTheHighIs100AndAtTheLowIs0() {
    double[] high = {3, 4, 4};
    double[] low = {1, 2, 0};
    double[] close = {2, 4, 0};

    assertThat(new StochasticOscillator(2, 1, 1).over(SampleBars.of(high, low, close))[0])
        .containsExactly(Double.NaN, 100, 0);
  }
}
