package io.barlake.features.indicator.structure;

import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.SessionIndicator;
import io.barlake.features.indicator.Sessions;
import io.barlake.features.indicator.rolling.PreviousSession;
import java.util.List;

/**
 * The levels that floor traders took from the session before, its high, low and close: pivot {@code
 * p = (h + l + c) / 3}, resistances {@code r1 = 2p - l} and {@code r2 = p + (h - l)}, supports
 * {@code s1 = 2p - h} and {@code s2 = p - (h - l)}. Absent until a session is over that the series
 * holds from its open on: for a day of minutes 1440 bars.
 */
public record FloorPivots() implements SessionIndicator {
  @Override
  public String label() {
    return "pivots";
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label() + "_p",
            DAY,
            "(high + low + close) / 3 of the session before, once a whole one is over"),
        new IndicatorColumn(label() + "_r1", DAY, "2 * p - low of that session"),
        new IndicatorColumn(label() + "_s1", DAY, "2 * p - high of that session"),
        new IndicatorColumn(label() + "_r2", DAY, "p + range of that session"),
        new IndicatorColumn(label() + "_s2", DAY, "p - range of that session"));
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
        double high = previous.high();
        double low = previous.low();
        double pivot = (high + low + previous.close()) / 3;
        int k = i - from;
        out[0][k] = pivot;
        out[1][k] = 2 * pivot - low;
        out[2][k] = 2 * pivot - high;
        out[3][k] = pivot + (high - low);
        out[4][k] = pivot - (high - low);
      }
    };
  }
}
