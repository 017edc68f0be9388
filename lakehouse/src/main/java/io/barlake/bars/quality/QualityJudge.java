package io.barlake.bars.quality;

import io.barlake.bars.SessionCalendar;
import io.barlake.bars.gaps.DayCoverage;
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

  /** The minutes from one instant up to another, asked for in the order of time. */
  @FunctionalInterface
  public interface Minutes {
    MinuteSeries between(long fromMicros, long untilMicros);
  }

  /** The days in the order of time. {@code scale} says what a tick is. */
  public List<DayQuality> judge(MinuteSeries minutes, PriceScale scale) {
    return judge(minutes.openMicros(), minutes::between, scale);
  }

  /** The same of minutes of which all stamps are known, and the prices are got day by day. */
  public List<DayQuality> judge(long[] stamps, Minutes minutes, PriceScale scale) {
    List<DayQuality> days = new ArrayList<>();
    if (stamps.length == 0) {
      return days;
    }
    int session = sessions.indexOf(stamps[0]);
    for (DayCoverage coverage : DayCoverage.of(sessions, stamps, gapFinder.find(stamps))) {
      if (coverage.expected() > 0) {
        days.add(
            day(
                coverage,
                session,
                minutes.between(sessions.startMicros(session), sessions.endMicros(session)),
                scale));
      }
      session++;
    }
    return days;
  }

  private DayQuality day(
      DayCoverage coverage, int session, MinuteSeries minutes, PriceScale scale) {
    MinuteSeries open = minutes.where(sessions::isOpen);
    return new DayQuality(
        coverage,
        sessions.openMicros(session),
        minutes.size() == 0 ? Long.MIN_VALUE : minutes.openMicros()[minutes.size() - 1],
        new FaultFinder(open, scale, rules).find(0, open.size()));
  }
}
