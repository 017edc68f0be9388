package io.barlake.features.indicator.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.Plain;
import io.barlake.market.BarSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionWeekdayTest extends IndicatorContract<SessionWeekday> {
  @Override
  protected List<SessionWeekday> indicators() {
    return List.of(new SessionWeekday());
  }

  /** 1970 began on a Thursday. */
  @Override
  protected double[][] foreign(SessionWeekday indicator, BarSeries bars) {
    return new double[][] {Plain.column(bars.size(), i -> 4 + i / 1440)};
  }

  @Override
  protected double[] atStanding100(SessionWeekday indicator) {
    return new double[] {Double.NaN};
  }

  @Test
  void eveningBelongsToTheNextDay() {
    BarSeries bars =
        SessionDay.bars(
            "2024-01-12T21:59:00Z",
            "2024-01-14T22:00:00Z",
            "2024-01-15T12:00:00Z",
            "2024-01-15T22:00:00Z");

    assertThat(SessionDay.over(new SessionWeekday(), SessionDay.FOREX, bars)[0])
        .containsExactly(5, 1, 1, 2);
  }
}
