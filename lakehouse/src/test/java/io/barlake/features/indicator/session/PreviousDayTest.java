package io.barlake.features.indicator.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.Plain;
import io.barlake.market.BarSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreviousDayTest extends IndicatorContract<PreviousDay> {
  @Override
  protected List<PreviousDay> indicators() {
    return List.of(new PreviousDay());
  }

  @Override
  protected double[][] foreign(PreviousDay indicator, BarSeries bars) {
    double[] high = Plain.highest(bars.high(), 1440);
    double[] low = Plain.lowest(bars.low(), 1440);
    return new double[][] {
      Plain.column(bars.size(), i -> i < 1440 ? Double.NaN : high[i - i % 1440 - 1]),
      Plain.column(bars.size(), i -> i < 1440 ? Double.NaN : low[i - i % 1440 - 1]),
      Plain.column(bars.size(), i -> i < 1440 ? Double.NaN : bars.close()[i - i % 1440 - 1])
    };
  }

  @Override
  protected double[] atStanding100(PreviousDay indicator) {
    return new double[] {100, 100, 100};
  }

  @Test
  void sessionThatBeganBeforeTheSeriesDoesNotCount() {
    String[] instants = {
      "2024-01-15T12:00:00Z",
      "2024-01-15T22:00:00Z",
      "2024-01-16T02:00:00Z",
      "2024-01-16T22:00:00Z",
      "2024-01-18T23:00:00Z"
    };
    double[] high = {9, 5, 7, 6, 8};
    double[] low = {1, 4, 3, 2, 5};
    double[] close = {5, 5, 4, 3, 6};
    BarSeries bars = SessionDay.of(instants, high, low, close, close);

    double[][] columns = SessionDay.over(new PreviousDay(), SessionDay.FOREX, bars);

    assertThat(columns[0]).containsExactly(Double.NaN, Double.NaN, Double.NaN, 7, 6);
    assertThat(columns[1]).containsExactly(Double.NaN, Double.NaN, Double.NaN, 3, 2);
    assertThat(columns[2]).containsExactly(Double.NaN, Double.NaN, Double.NaN, 4, 3);
  }

  @Test
  void firstSessionCountsIfItIsThereFromItsOpen() {
    BarSeries bars = SessionDay.bars("2024-01-15T22:00:00Z", "2024-01-16T22:00:00Z");

    assertThat(SessionDay.over(new PreviousDay(), SessionDay.FOREX, bars)[2])
        .containsExactly(Double.NaN, 0);
  }
}
