package io.barlake.bars.quality;

import io.barlake.bars.SessionCalendar;
import io.barlake.bars.gaps.DayCoverage;
import io.barlake.bars.gaps.Gap;
import io.barlake.bars.gaps.GapFinder;
import io.barlake.bars.kernel.MinuteSeries;
import io.barlake.market.PriceScale;
import io.barlake.market.calendar.TradingCalendar;
import java.util.ArrayList;
import java.util.List;

/** Judges every session of a series of minutes, except those in which nothing was expected. */
public final class QualityJudge {
  private final SessionCalendar sessions;
  private final GapFinder gapFinder;
  private final QualityRules rules;

  public QualityJudge(TradingCalendar calendar, QualityRules rules) {
    this.sessions = SessionCalendar.of(calendar);
    this.gapFinder = new GapFinder(calendar);
    this.rules = rules;
  }

  /** The days in the order of time. {@code scale} says what a tick is. */
  public List<DayQuality> judge(MinuteSeries minutes, PriceScale scale) {
    long[] stamps = minutes.openMicros();
    List<Gap> gaps = gapFinder.find(stamps);
    MinuteSeries open = minutes.where(sessions::isOpen);
    FaultFinder faults = new FaultFinder(open, scale, rules);
    List<DayQuality> days = new ArrayList<>();
    if (stamps.length == 0) {
      return days;
    }
    int session = sessions.indexOf(stamps[0]);
    int from = 0;
    int openFrom = 0;
    for (DayCoverage coverage : DayCoverage.of(sessions, stamps, gaps)) {
      int to = from;
      while (to < stamps.length && stamps[to] < sessions.endMicros(session)) {
        to++;
      }
      int openTo = openFrom;
      while (openTo < open.size() && open.openMicros()[openTo] < sessions.endMicros(session)) {
        openTo++;
      }
      if (coverage.expected() > 0) {
        days.add(
            new DayQuality(
                coverage,
                sessions.openMicros(session),
                to == from ? Long.MIN_VALUE : stamps[to - 1],
                faults.find(openFrom, openTo)));
      }
      from = to;
      openFrom = openTo;
      session++;
    }
    return days;
  }
}
