package io.barlake.ingest.clock;

import io.barlake.market.TradingWeek;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/**
 * What one trading week of a file says of each candidate: 1 where its open or close falls on the
 * market's, -1 where it has bars while the market is closed, 0 where bars are missing, which
 * happens under any clock. {@code breaks} are the days on which a break falls on the market's own.
 * {@code sunday} is the Sunday of the week as the file dates it.
 */
record WeekVotes(LocalDate sunday, int[] open, int[] close, int[] breaks) {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final long TOLERANCE_MINUTES = 15;

  static WeekVotes of(long firstMinute, long lastMinute, Pauses pauses, TradingWeek week) {
    int candidates = ClockRules.CANDIDATES.size();
    int[] open = new int[candidates];
    int[] close = new int[candidates];
    int[] breaks = new int[candidates];
    for (int c = 0; c < candidates; c++) {
      ClockRule rule = ClockRules.CANDIDATES.get(c);
      open[c] = voteOfOpen(newYork(rule.utcMinute(firstMinute)), week.sundayOpen());
      close[c] = voteOfClose(newYork(rule.utcMinute(lastMinute) + 1), week.fridayClose());
      breaks[c] = breaks(pauses, rule, week);
    }
    return new WeekVotes(sundayOf(firstMinute), open, close, breaks);
  }

  /** The Sunday that a week belongs to; one that begins on a Saturday belongs to the next. */
  static LocalDate sundayOf(long fileMinute) {
    return LocalDate.ofEpochDay(Math.floorDiv(fileMinute, 1440))
        .plusDays(1)
        .with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
  }

  int vote(int candidate) {
    return open[candidate] + close[candidate] + breaks[candidate];
  }

  boolean isVoting() {
    for (int c = 0; c < open.length; c++) {
      if (open[c] > 0 || close[c] > 0 || breaks[c] > 0) {
        return true;
      }
    }
    return false;
  }

  private static int voteOfOpen(LocalDateTime first, LocalTime opens) {
    LocalDateTime sunday =
        first
            .toLocalDate()
            .plusDays(1)
            .with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY))
            .atTime(opens);
    return vote(ChronoUnit.MINUTES.between(first, sunday));
  }

  private static int voteOfClose(LocalDateTime end, LocalTime closes) {
    LocalDateTime friday =
        end.toLocalDate()
            .minusDays(1)
            .with(TemporalAdjusters.nextOrSame(DayOfWeek.FRIDAY))
            .atTime(closes);
    return vote(ChronoUnit.MINUTES.between(friday, end));
  }

  /** How often the market's break is seen; once is an hour that the file lacks. */
  private static int breaks(Pauses pauses, ClockRule rule, TradingWeek week) {
    if (week.dailyBreakMinutes() == 0) {
      return 0;
    }
    LocalTime dayEnds = week.fridayClose();
    LocalTime dayBegins = dayEnds.plusMinutes(week.dailyBreakMinutes());
    int seen = 0;
    for (Pauses.Pause pause : pauses.pauses()) {
      LocalTime begins = newYork(rule.utcMinute(pause.last()) + 1).toLocalTime();
      LocalTime ends = newYork(rule.utcMinute(pause.next())).toLocalTime();
      seen += isNear(begins, dayEnds) && isNear(ends, dayBegins) ? 1 : 0;
    }
    return seen > 1 ? seen : 0;
  }

  private static boolean isNear(LocalTime one, LocalTime other) {
    return Math.abs(ChronoUnit.MINUTES.between(one, other)) <= TOLERANCE_MINUTES;
  }

  private static int vote(long outsideMinutes) {
    if (Math.abs(outsideMinutes) <= TOLERANCE_MINUTES) {
      return 1;
    }
    return outsideMinutes > 0 ? -1 : 0;
  }

  private static LocalDateTime newYork(long utcMinute) {
    return LocalDateTime.ofInstant(Instant.ofEpochSecond(utcMinute * 60), NEW_YORK);
  }
}
