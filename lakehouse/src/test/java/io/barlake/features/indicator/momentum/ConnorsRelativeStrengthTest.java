package io.barlake.features.indicator.momentum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.Plain;
import io.barlake.features.indicator.TaLib;
import io.barlake.market.BarSeries;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnorsRelativeStrengthTest extends IndicatorContract<ConnorsRelativeStrength> {
  @Override
  protected List<ConnorsRelativeStrength> indicators() {
    return List.of(
        new ConnorsRelativeStrength(2, 2, 1),
        new ConnorsRelativeStrength(3, 2, 100),
        new ConnorsRelativeStrength(14, 5, 20));
  }

  @Override
  protected double[][] foreign(ConnorsRelativeStrength indicator, BarSeries bars) {
    double[] close = bars.close();
    double[] change =
        Plain.column(bars.size(), i -> i == 0 ? Double.NaN : close[i] / close[i - 1] - 1);
    double[] rank =
        Plain.windows(
            change,
            indicator.rank() + 1,
            last ->
                100.0
                    * Arrays.stream(last).filter(x -> x < last[last.length - 1]).count()
                    / indicator.rank());
    double[] strength =
        TaLib.columns(
            bars.size(),
            1,
            (core, last, begin, count, out) ->
                core.rsi(0, last, bars.close(), indicator.strength(), begin, count, out[0]))[0];
    double[] streak = streaks(close);
    double[] strengthOfStreak =
        TaLib.column(
            bars.size(),
            (core, last, begin, count, out) ->
                core.rsi(0, last, streak, indicator.streak(), begin, count, out[0]));
    return new double[][] {
      Plain.column(bars.size(), i -> (strength[i] + strengthOfStreak[i] + rank[i]) / 3)
    };
  }

  @Override
  protected double[] atStanding100(ConnorsRelativeStrength indicator) {
    return new double[] {(50 + 50 + 0) / 3.0};
  }

  @Test
  void greatestOfManyRisesInARowIsAtTheTop() {
    assertThat(overCloses(new ConnorsRelativeStrength(2, 2, 2), 10, 11, 12, 20)[3])
        .isEqualTo(100, within(1e-12));
  }

  private static double[] streaks(double[] close) {
    double[] streaks = new double[close.length];
    for (int i = 1; i < close.length; i++) {
      if (close[i] > close[i - 1]) {
        streaks[i] = Math.max(0, streaks[i - 1]) + 1;
      } else if (close[i] < close[i - 1]) {
        streaks[i] = Math.min(0, streaks[i - 1]) - 1;
      }
    }
    return streaks;
  }
}
