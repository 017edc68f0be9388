package io.barlake.features.indicator.session;

import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.SessionIndicator;
import io.barlake.features.indicator.Sessions;
import io.barlake.market.BarSeries;
import io.barlake.market.Micros;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/**
 * 1 for a bar that begins while both London and New York are at work, from 8 to 17 o'clock of each
 * place on weekdays, else 0. Clocks go forward and back on different days in the two, so the
 * overlap lasts four hours, and five for some weeks of the year. Public holidays count as any day.
 * Warm-up 0.
 */
public record MarketOverlap() implements SessionIndicator {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final LocalTime BEGIN = LocalTime.of(8, 0);
  private static final LocalTime END = LocalTime.of(17, 0);

  @Override
  public String label() {
    return "overlap";
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label(),
            0,
            "1 where the bar begins between 8 and 17 o'clock of both London and New York on a"
                + " weekday, else 0"));
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
    return new Pass();
  }

  /** The hours of a day of UTC, in which those of the same date in both places meet. */
  private static final class Pass implements IndicatorPass {
    private long day = Long.MIN_VALUE;
    private long begin;
    private long end;

    @Override
    public void next(BarSeries bars, int from, int to, double[][] out) {
      for (int i = from; i < to; i++) {
        long stamp = bars.openMicros()[i];
        long today = Math.floorDiv(stamp, Micros.DAY);
        if (today != day) {
          turnTo(today);
        }
        out[0][i - from] = stamp >= begin && stamp < end ? 1 : 0;
      }
    }

    private void turnTo(long today) {
      LocalDate date = LocalDate.ofEpochDay(today);
      boolean weekend = date.getDayOfWeek().getValue() > 5;
      begin = micros(date, BEGIN, NEW_YORK);
      end = weekend ? begin : micros(date, END, LONDON);
      day = today;
    }

    private static long micros(LocalDate date, LocalTime time, ZoneId place) {
      return 1_000_000 * date.atTime(time).atZone(place).toEpochSecond();
    }
  }
}
