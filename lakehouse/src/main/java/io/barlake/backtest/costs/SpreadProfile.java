package io.barlake.backtest.costs;

import io.barlake.market.calendar.TradingCalendar;
import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The spread of a market by the time of its week, in thousandths of a tick: two for each hour from
 * Monday 0:00, its first five minutes apart. Spreads are widest where a day of the market begins,
 * and that is where signals of long frames are filled.
 *
 * @param zone whose wall time the hours are in
 */
public record SpreadProfile(ZoneId zone, List<Long> spreads) implements Serializable {
  /** The minutes with which an hour begins. */
  public static final int FIRST_MINUTES = 5;

  private static final int HOUR = 60;
  private static final int WEEK = 7 * 24 * HOUR;
  private static final int SIZE = 2 * WEEK / HOUR;

  public SpreadProfile {
    spreads = List.copyOf(spreads);
    if (spreads.size() != SIZE) {
      throw new IllegalArgumentException("a profile of " + spreads.size() + " spreads");
    }
    spreads.forEach(spread -> CostModel.requireInRange("spread", spread));
  }

  /** The same at any time. */
  static SpreadProfile flat(long thousandths) {
    return new SpreadProfile(ZoneOffset.UTC, Collections.nCopies(SIZE, thousandths));
  }

  /**
   * What is usual, and a multiple of that in the first five minutes of sessions that open on the
   * hour; markets that never close have no such minutes.
   */
  static SpreadProfile around(TradingCalendar calendar, long usual, double multiple) {
    List<Long> spreads = new ArrayList<>(Collections.nCopies(SIZE, usual));
    LocalTime opens = calendar.eras().get(calendar.eras().size() - 1).hours().get(0).opens();
    boolean dayBefore =
        !calendar.dayBegins().equals(LocalTime.MIDNIGHT) && !opens.isBefore(calendar.dayBegins());
    if (calendar.days().size() < DayOfWeek.values().length && opens.getMinute() == 0) {
      for (DayOfWeek day : calendar.days()) {
        DayOfWeek on = dayBefore ? day.minus(1) : day;
        spreads.set(
            place((on.getValue() - 1) * 24 * HOUR + opens.getHour() * HOUR),
            Math.min(CostModel.HIGHEST, Math.round(usual * multiple)));
      }
    }
    return new SpreadProfile(calendar.zone(), spreads);
  }

  /**
   * What was measured. A time of the week that is not among it has what the other part of its hour
   * has, and where neither was measured the median of what was.
   *
   * @param means by {@link #place}
   */
  public static Optional<SpreadProfile> measured(ZoneId zone, Map<Integer, Double> means) {
    if (means.isEmpty()) {
      return Optional.empty();
    }
    List<Double> sorted = means.values().stream().sorted().toList();
    double median = sorted.get(sorted.size() / 2);
    List<Long> spreads = new ArrayList<>();
    for (int place = 0; place < SIZE; place++) {
      double mean = means.getOrDefault(place, means.getOrDefault(place ^ 1, median));
      spreads.add((long) Math.rint(mean * CostModel.TICK));
    }
    return Optional.of(new SpreadProfile(zone, spreads));
  }

  /** Where the spread of a minute of the week is; the week begins on Monday. */
  public static int place(int minuteOfWeek) {
    return minuteOfWeek / HOUR * 2 + (minuteOfWeek % HOUR < FIRST_MINUTES ? 0 : 1);
  }

  public boolean isFlat() {
    return Collections.max(spreads).equals(Collections.min(spreads));
  }

  /** The spread at an instant. */
  public long at(long micros) {
    return spreads.get(place(minuteOfWeek(micros)));
  }

  /** The mean from an instant on. */
  public long over(long micros, int minutes) {
    int first = minuteOfWeek(micros);
    long sum = 0;
    int count = 0;
    for (int minute = 0; minute < Math.max(1, Math.min(minutes, WEEK)); minute += FIRST_MINUTES) {
      sum += spreads.get(place((first + minute) % WEEK));
      count++;
    }
    return Math.floorDiv(sum + count / 2, count);
  }

  private int minuteOfWeek(long micros) {
    long seconds = Math.floorDiv(micros, 1_000_000L);
    int offset = zone.getRules().getOffset(Instant.ofEpochSecond(seconds)).getTotalSeconds();
    // 1970 began on a Thursday.
    return (int) Math.floorMod(Math.floorDiv(seconds + offset, 60L) + 3 * 24 * HOUR, (long) WEEK);
  }
}
