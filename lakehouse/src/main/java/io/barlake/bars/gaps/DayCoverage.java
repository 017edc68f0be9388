package io.barlake.bars.gaps;

import io.barlake.bars.SessionCalendar;
import io.barlake.market.Micros;
import java.util.ArrayList;
import java.util.List;

/**
 * The sessions of a series, from its first minute to its last: how many minutes of each were
 * expected, how many of those are there, and how many are lost. The rest was quiet.
 */
public record DayCoverage(int epochDay, int expected, int present, int lost) {

  /** The days of these minutes, whose gaps are known; in the order of time. */
  public static List<DayCoverage> of(SessionCalendar sessions, long[] stamps, List<Gap> gaps) {
    List<DayCoverage> days = new ArrayList<>();
    if (stamps.length == 0) {
      return days;
    }
    long end = stamps[stamps.length - 1] + Micros.MINUTE;
    int next = 0;
    int gap = 0;
    for (int session = sessions.indexOf(stamps[0]);
        sessions.startMicros(session) < end;
        session++) {
      long from = Math.max(stamps[0], sessions.startMicros(session));
      long until = Math.min(end, sessions.endMicros(session));
      int present = 0;
      while (next < stamps.length && stamps[next] < until) {
        present += sessions.isOpen(stamps[next++]) ? 1 : 0;
      }
      long lost = 0;
      while (gap < gaps.size() && gaps.get(gap).fromMicros() < until) {
        Gap here = gaps.get(gap);
        long overlap = Math.min(here.untilMicros(), until) - Math.max(here.fromMicros(), from);
        lost += here.kind().isLoss() ? overlap / Micros.MINUTE : 0;
        if (here.untilMicros() > until) {
          break;
        }
        gap++;
      }
      int expected = (int) sessions.expectedMinutes(from, until);
      days.add(new DayCoverage(sessions.dateEpochDay(session), expected, present, (int) lost));
    }
    return days;
  }
}
