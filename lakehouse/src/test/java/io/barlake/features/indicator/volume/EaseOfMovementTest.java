package io.barlake.features.indicator.volume;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.Plain;
import io.barlake.market.BarSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

class EaseOfMovementTest extends IndicatorContract<EaseOfMovement> {
  @Override
  protected List<EaseOfMovement> indicators() {
    return List.of(
        new EaseOfMovement(1),
        new EaseOfMovement(2),
        new EaseOfMovement(14),
        new EaseOfMovement(300));
  }

  @Override
  protected double[][] foreign(EaseOfMovement indicator, BarSeries bars) {
    double[] middle = Plain.column(bars.size(), i -> (bars.high()[i] + bars.low()[i]) / 2);
    double[] before = Plain.before(middle, 1);
    double[] ease =
        Plain.column(
            bars.size(),
            i ->
                (middle[i] - before[i])
                    / (bars.volume()[i] / 10_000 / (bars.high()[i] - bars.low()[i])));
    return new double[][] {Plain.mean(ease, indicator.window())};
  }

  @Override
  protected double[] atStanding100(EaseOfMovement indicator) {
    return new double[] {0};
  }

  @Test
  void wayIsDividedByTheVolumeThatTheRangeTook() {
    double[] high = {4, 6, 8};
    double[] low = {2, 2, 4};
    double[] volume = {1, 80_000, 0};
    BarSeries bars = new BarSeries(new long[] {0, 1, 2}, low, high, low, low, volume);

    assertThat(new EaseOfMovement(1).over(bars)[0]).containsExactly(Double.NaN, 0.5, 0);
  }
}
