package io.barlake.bars;

import io.barlake.market.Micros;
import io.barlake.market.Side;
import io.barlake.market.Symbol;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * On how many of its sessions with minutes a symbol has ticks. {@code without} are those that have
 * none, {@code partly} those on which some of the minutes have none.
 */
public record TickCoverage(
    Symbol symbol, Side side, int days, List<DateRange> without, int daysWithout, int partly) {

  public TickCoverage {
    without = List.copyOf(without);
  }

  /** Of the numbers of minutes in each session, and of minutes with ticks. */
  static TickCoverage of(
      Symbol symbol,
      Side side,
      SortedMap<Integer, Integer> minutes,
      Map<Integer, Integer> withTicks) {
    List<DateRange> without = new ArrayList<>();
    int daysWithout = 0;
    int partly = 0;
    boolean goesOn = false;
    for (Map.Entry<Integer, Integer> day : minutes.entrySet()) {
      int known = withTicks.getOrDefault(day.getKey(), 0);
      partly += known > 0 && known < day.getValue() ? 1 : 0;
      if (known == 0) {
        LocalDate date = LocalDate.ofEpochDay(day.getKey());
        LocalDate first = goesOn ? without.remove(without.size() - 1).first() : date;
        without.add(new DateRange(first, date));
        daysWithout++;
      }
      goesOn = known == 0;
    }
    return new TickCoverage(symbol, side, minutes.size(), without, daysWithout, partly);
  }

  public boolean isWhole() {
    return daysWithout == 0 && partly == 0;
  }

  /** How many minutes of each session, by its date, have one of these stamps, which rise. */
  static SortedMap<Integer, Integer> minutes(SessionCalendar sessions, long[] stamps) {
    SortedMap<Integer, Integer> minutes = new TreeMap<>();
    long minuteEnd = Long.MIN_VALUE;
    long sessionEnd = Long.MIN_VALUE;
    int date = 0;
    for (long stamp : stamps) {
      if (stamp < minuteEnd) {
        continue;
      }
      minuteEnd = (Math.floorDiv(stamp, Micros.MINUTE) + 1) * Micros.MINUTE;
      if (stamp >= sessionEnd) {
        int session = sessions.indexOf(stamp);
        date = sessions.dateEpochDay(session);
        sessionEnd = sessions.endMicros(session);
      }
      minutes.merge(date, 1, Integer::sum);
    }
    return minutes;
  }
}
