package io.barlake.features.indicator.session;

import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.SessionIndicator;
import io.barlake.features.indicator.Sessions;
import io.barlake.features.indicator.rolling.SessionClock;
import io.barlake.market.Micros;
import java.util.List;

/**
 * Where a bar begins in its session. Minute: whole minutes since the session opened, 0 for the
 * first; hour: whole hours; left: whole minutes until it closes. A bar recorded while the market
 * was closed before the session has a minute and an hour below 0. Open and close are the usual ones
 * of the market, on a holiday too. Warm-up 0.
 */
public record SessionTime() implements SessionIndicator {

  @Override
  public String label() {
    return "session_time";
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label() + "_minute", 0, "whole minutes from the open of the session to the bar"),
        new IndicatorColumn(
            label() + "_hour", 0, "whole hours from the open of the session to the bar"),
        new IndicatorColumn(
            label() + "_left", 0, "whole minutes from the bar to the close of the session"));
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
        long stamp = bars.openMicros()[i];
        clock.begins(stamp);
        long minute = Math.floorDiv(stamp - clock.session().openMicros(), Micros.MINUTE);
        out[0][i - from] = minute;
        out[1][i - from] = Math.floorDiv(minute, 60);
        out[2][i - from] = Math.floorDiv(clock.session().closeMicros() - stamp, Micros.MINUTE);
      }
    };
  }
}
