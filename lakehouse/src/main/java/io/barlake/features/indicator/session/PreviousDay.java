package io.barlake.features.indicator.session;

import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.SessionIndicator;
import io.barlake.features.indicator.Sessions;
import io.barlake.features.indicator.rolling.PreviousSession;
import java.util.List;

/**
 * High, low and close of the last session that is over. Absent until one is, which the series holds
 * from its open on: for a day of minutes 1440 bars. From then on never: after a day without bars
 * the one before it still counts.
 */
public record PreviousDay() implements SessionIndicator {
  @Override
  public String label() {
    return "previous_day";
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label() + "_high", DAY, "highest high of the session before, once a whole one is over"),
        new IndicatorColumn(label() + "_low", DAY, "lowest low of that session"),
        new IndicatorColumn(label() + "_close", DAY, "last close of that session"));
  }

  @Override
  public List<BarField> inputs() {
    return List.of(BarField.HIGH, BarField.LOW, BarField.CLOSE);
  }

  /** This day, the whole day before, and a piece that is no whole day. */
  @Override
  public int lookBack() {
    return 3 * DAY;
  }

  @Override
  public IndicatorPass start(Sessions sessions) {
    PreviousSession previous = new PreviousSession(sessions);
    return (bars, from, to, out) -> {
      for (int i = from; i < to; i++) {
        previous.next(bars, i);
        out[0][i - from] = previous.high();
        out[1][i - from] = previous.low();
        out[2][i - from] = previous.close();
      }
    };
  }
}
