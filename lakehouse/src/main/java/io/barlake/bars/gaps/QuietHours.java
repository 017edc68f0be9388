package io.barlake.bars.gaps;

import io.barlake.bars.SessionCalendar;
import io.barlake.bars.Timeframe;
import io.barlake.market.Micros;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How thin a symbol trades in each hour of the week, by its own minutes. The share of an hour is
 * the lower quartile, over the weeks of a year, of its minutes that are there: a week that lacks
 * data hardly moves it. A hole surprises by the sum of {@code -ln(1 - share)} over its minutes; it
 * is quiet while chance alone would make one as surprising less than once in a hundred years of
 * that hour.
 */
public final class QuietHours {
  /**
   * -ln of one in a hundred, among the 52 times 60 minutes that an hour of the week has in a year.
   */
  private static final double MOST_SURPRISE = Math.log(100.0 * 52 * 60);

  /** No hour is so sure that three minutes may not be quiet. */
  private static final double MOST_SHARE = 0.985;

  /** With fewer weeks than this, the hours of a week are not told apart. */
  private static final int FEW_WEEKS = 8;

  private static final int HOURS = 7 * 24 + 1;
  private static final int LEAST_EXPECTED = 30;

  private final SessionCalendar sessions;
  private final NavigableMap<Integer, double[]> surpriseByYear = new TreeMap<>();

  /** The week that was asked for last. */
  private long weekFrom = Long.MAX_VALUE;

  private long weekOpen;
  private long weekUntil = Long.MIN_VALUE;
  private double[] surprise = {};

  private QuietHours(SessionCalendar sessions) {
    this.sessions = sessions;
  }

  /** Learns from the minutes that are there, in the order of time. */
  public static QuietHours of(SessionCalendar sessions, long[] stamps) {
    QuietHours quiet = new QuietHours(sessions);
    NavigableMap<Integer, List<double[]>> weeks = new TreeMap<>();
    long end = stamps.length == 0 ? 0 : stamps[stamps.length - 1] + Micros.MINUTE;
    int from = 0;
    while (from < stamps.length) {
      quiet.moveTo(stamps[from]);
      int to = from;
      int[] present = new int[HOURS];
      while (to < stamps.length && stamps[to] < quiet.weekUntil) {
        present[quiet.hour(stamps[to++])]++;
      }
      weeks
          .computeIfAbsent(Micros.year(quiet.weekOpen), any -> new ArrayList<>())
          .add(quiet.shares(present, stamps[0], end));
      from = to;
    }
    weeks.forEach((year, ofYear) -> quiet.surpriseByYear.put(year, surprises(enough(weeks, year))));
    quiet.weekUntil = Long.MIN_VALUE;
    return quiet;
  }

  /** Whether thinness explains that nothing is there from one instant up to another. */
  public boolean explain(long fromMicros, long untilMicros) {
    double sum = 0;
    long minute = fromMicros;
    while (minute < untilMicros && sum <= MOST_SURPRISE) {
      moveTo(minute);
      long ends = Math.min(untilMicros, weekOpen + (hour(minute) + 1) * Micros.HOUR);
      ends = Math.max(ends, minute + Micros.MINUTE);
      long minutes = (ends - minute) / Micros.MINUTE;
      sum += surprise[hour(minute)] * minutes;
      minute = ends;
    }
    return sum <= MOST_SURPRISE;
  }

  private void moveTo(long micros) {
    if (micros >= weekFrom && micros < weekUntil) {
      return;
    }
    int session = sessions.indexOf(micros);
    int first = sessions.firstOf(Timeframe.WEEK, session);
    weekFrom = sessions.startMicros(first);
    weekOpen = sessions.openMicros(first);
    weekUntil = sessions.endMicros(sessions.lastOf(Timeframe.WEEK, session));
    surprise = nearest(Micros.year(weekOpen));
  }

  /** Of a year without any minute, which is not quiet but missing, the year next to it tells. */
  private double[] nearest(int year) {
    Map.Entry<Integer, double[]> before = surpriseByYear.floorEntry(year);
    Map.Entry<Integer, double[]> after = surpriseByYear.ceilingEntry(year);
    if (before == null || after == null) {
      Map.Entry<Integer, double[]> one = before == null ? after : before;
      return one == null ? new double[HOURS] : one.getValue();
    }
    return year - before.getKey() <= after.getKey() - year ? before.getValue() : after.getValue();
  }

  private int hour(long micros) {
    return (int) Math.min(HOURS - 1, Math.max(0, (micros - weekOpen) / Micros.HOUR));
  }

  /** The weeks of a year; where they are few, with those of the years beside it. */
  private static List<double[]> enough(NavigableMap<Integer, List<double[]>> weeks, int year) {
    if (weeks.get(year).size() >= FEW_WEEKS) {
      return weeks.get(year);
    }
    List<double[]> more = new ArrayList<>();
    weeks.subMap(year - 1, true, year + 1, true).values().forEach(more::addAll);
    return more;
  }

  /**
   * The part of each hour's expected minutes that is there; NaN where few are expected, and for
   * hours that do not lie within the series.
   */
  private double[] shares(int[] present, long first, long end) {
    double[] shares = new double[HOURS];
    for (int hour = 0; hour < HOURS; hour++) {
      long from = weekOpen + hour * Micros.HOUR;
      long until = Math.min(from + Micros.HOUR, weekUntil);
      long expected = until <= from ? 0 : sessions.expectedMinutes(from, until);
      boolean known = from >= first && until <= end && expected >= LEAST_EXPECTED;
      shares[hour] = !known ? Double.NaN : Math.min(1, present[hour] / (double) expected);
    }
    return shares;
  }

  private static double[] surprises(List<double[]> weeks) {
    double[] surprises = new double[HOURS];
    double anyHour = lowerQuartile(weeks.stream().flatMapToDouble(Arrays::stream).toArray());
    for (int hour = 0; hour < HOURS; hour++) {
      int of = hour;
      double share =
          weeks.size() < FEW_WEEKS
              ? anyHour
              : lowerQuartile(weeks.stream().mapToDouble(week -> week[of]).toArray());
      double known = Double.isNaN(share) ? anyHour : share;
      surprises[hour] = Double.isNaN(known) ? 0 : -Math.log(1 - Math.min(MOST_SHARE, known));
    }
    return surprises;
  }

  private static double lowerQuartile(double[] values) {
    double[] known = Arrays.stream(values).filter(value -> !Double.isNaN(value)).sorted().toArray();
    return known.length == 0 ? Double.NaN : known[known.length / 4];
  }
}
