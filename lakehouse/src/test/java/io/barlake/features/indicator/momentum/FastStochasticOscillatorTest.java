package io.barlake.features.indicator.momentum;

import static org.assertj.core.api.Assertions.assertThat;

import com.tictactec.ta.lib.MAType;
import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.SampleBars;
import io.barlake.features.indicator.TaLib;
import io.barlake.market.BarSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

class FastStochasticOscillatorTest extends IndicatorContract<FastStochasticOscillator> {
  @Override
  protected List<FastStochasticOscillator> indicators() {
    return List.of(
        new FastStochasticOscillator(1, 1),
        new FastStochasticOscillator(5, 3),
        new FastStochasticOscillator(14, 3),
        new FastStochasticOscillator(200, 20));
  }

  @Override
  protected double[][] foreign(FastStochasticOscillator indicator, BarSeries bars) {
    return TaLib.columns(
        bars.size(),
        2,
        (core, last, begin, count, out) ->
            core.stochF(
                0,
                last,
                bars.high(),
                bars.low(),
                bars.close(),
                indicator.window(),
                indicator.signal(),
                MAType.Sma,
                begin,
                count,
                out[0],
                out[1]));
  }

  @Override
  protected double[] atStanding100(FastStochasticOscillator indicator) {
    return new double[] {50, 50};
  }

  @Test
  void closeAtTheHighIs100AndAtTheLowIs0() {
    double[] high = {3, 4, 4};
    double[] low = {1, 2, 0};
    double[] close = {2, 4, 0};

    double[][] columns = new FastStochasticOscillator(2, 2).over(SampleBars.of(high, low, close));

    assertThat(columns[0]).containsExactly(Double.NaN, 100, 0);
    assertThat(columns[1]).containsExactly(Double.NaN, Double.NaN, 50);
  }
}
