package io.barlake.features.indicator.session;

import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.Label;
import io.barlake.features.indicator.SessionIndicator;
import io.barlake.features.indicator.Sessions;
import io.barlake.features.indicator.Window;
import io.barlake.features.indicator.rolling.SessionClock;
import io.barlake.market.BarSeries;
import io.barlake.market.Micros;
import java.util.List;

/**
 * Highest high and lowest low of the bars that begin within the first {@code minutes} of a session.
 * As long as these have not passed it is the range so far, and afterwards it stands: the value of a
 * bar knows no later one. A bar longer than that is all of the range; a bar recorded while the
 * market was closed before the session counts as its beginning, and where no bar begins in time the
 * first one is the range. Warm-up 0, anew with each session.
 */
public record OpeningRange(int minutes) implements SessionIndicator {

  public OpeningRange {
    Window.require(minutes, 1);
  }

  @Override
  public String label() {
    return Label.of("opening_range", minutes);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label() + "_high",
            0,
            "highest high of the first "
                + minutes
                + " minutes of the session, so far as they have passed"),
        new IndicatorColumn(label() + "_low", 0, "the same of the lowest low"));
  }

  @Override
  public List<BarField> inputs() {
    return List.of(BarField.HIGH, BarField.LOW);
  }

  @Override
  public int lookBack() {
    return DAY;
  }

  @Override
  public IndicatorPass start(Sessions sessions) {
    return new Pass(new SessionClock(sessions), minutes * Micros.MINUTE);
  }

  private static final class Pass implements IndicatorPass {
    private final SessionClock clock;
    private final long length;

    private double highest;
    private double lowest;

    Pass(SessionClock clock, long length) {
      this.clock = clock;
      this.length = length;
    }

    @Override
    public void next(BarSeries bars, int from, int to, double[][] out) {
      double[] high = bars.high();
      double[] low = bars.low();
      for (int i = from; i < to; i++) {
        long stamp = bars.openMicros()[i];
        if (clock.begins(stamp)) {
          highest = high[i];
          lowest = low[i];
        } else if (stamp < clock.session().openMicros() + length) {
          highest = Math.max(highest, high[i]);
          lowest = Math.min(lowest, low[i]);
        }
        out[0][i - from] = highest;
        out[1][i - from] = lowest;
      }
    }
  }
}
