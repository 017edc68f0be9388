package io.barlake.features.indicator.session;

import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.SessionIndicator;
import io.barlake.features.indicator.Sessions;
import io.barlake.features.indicator.rolling.SessionClock;
import java.util.List;

/**
 * The day of the week of the date that names the session: 1 for Monday to 7 for Sunday. The evening
 * of a Sunday on which currencies open is part of Monday. Warm-up 0.
 */
public record SessionWeekday() implements SessionIndicator {
  @Override
  public String label() {
    return "weekday";
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(label(), 0, "day of the week of the session, Monday 1 to Sunday 7"));
  }

  @Override
  public List<BarField> inputs() {
    return List.of();
  }

  @Override
  public int lookBack() {
    return 0;
  }

  @Override
  public IndicatorPass start(Sessions sessions) {
    SessionClock clock = new SessionClock(sessions);
    return (bars, from, to, out) -> {
      for (int i = from; i < to; i++) {
        clock.begins(bars.openMicros()[i]);
        out[0][i - from] = clock.session().date().getDayOfWeek().getValue();
      }
    };
  }
}
