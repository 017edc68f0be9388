package io.barlake.features.indicator.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barlake.BarlakeException;
import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.TaLib;
import io.barlake.market.BarSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

class MovingAverageConvergenceTest extends IndicatorContract<MovingAverageConvergence> {
  @Override
  protected List<MovingAverageConvergence> indicators() {
    return List.of(
        new MovingAverageConvergence(2, 3, 2),
        new MovingAverageConvergence(12, 26, 9),
        new MovingAverageConvergence(5, 100, 20));
  }

  @Override
  protected double[][] foreign(MovingAverageConvergence indicator, BarSeries bars) {
    return TaLib.columns(
        bars.size(),
        3,
        (core, last, begin, count, out) ->
            core.macd(
                0,
                last,
                bars.close(),
                indicator.fast(),
                indicator.slow(),
                indicator.signal(),
                begin,
                count,
                out[0],
                out[1],
                out[2]));
  }

  @Override
  protected double[] atStanding100(MovingAverageConvergence indicator) {
    return new double[] {0, 0, 0};
  }

  @Test
  void lineBeginsBeforeTheSignalWithTheDifferenceOfTwoMeans() {
    double[] line = overCloses(new MovingAverageConvergence(2, 3, 1), 1, 2, 6);

    assertThat(line).containsExactly(Double.NaN, Double.NaN, 1);
  }

  @Test
  void fastMustBeShorterThanSlow() {
    assertThatThrownBy(() -> new MovingAverageConvergence(26, 12, 9))
        .isInstanceOf(BarlakeException.class)
        .hasMessage("Invalid macd(26, 12, 9): fast is 26, expected less than slow, which is 12.");
  }
}
