package io.barlake.ingest.sample;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;

/**
 * The clock by which an archive of HistData is stamped. Until 2018 it is New York wall time. From
 * 2019 it is five hours behind UTC in European winter and four in European summer, with the
 * vendor's slips on the two Sundays of the change: the UTC hour before midnight is lost in spring,
 * and the UTC hour after midnight is written twice in autumn.
 */
final class FileClock {
  private static final int FIRST_EUROPEAN_YEAR = 2019;
  private static final int WINTER_OFFSET = -5 * 60;
  private static final int SUMMER_OFFSET = -4 * 60;
  private static final int HOUR = 60;

  private final int summerStart;
  private final int summerEnd;
  private final boolean european;

  private FileClock(int summerStart, int summerEnd, boolean european) {
    this.summerStart = summerStart;
    this.summerEnd = summerEnd;
    this.european = european;
  }

  static FileClock of(int year) {
    boolean european = year >= FIRST_EUROPEAN_YEAR;
    ZoneRules rules = ZoneId.of(european ? "Europe/Brussels" : "America/New_York").getRules();
    Instant newYear = LocalDate.of(year, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);
    Instant spring = rules.nextTransition(newYear).getInstant();
    Instant autumn = rules.nextTransition(spring).getInstant();
    return new FileClock(minute(spring), minute(autumn), european);
  }

  /** The rows of a UTC year as the file holds them, in the file's order. */
  MinuteRows stamped(MinuteRows utc) {
    MinuteRows file = new MinuteRows(utc.size() + HOUR);
    int row = 0;
    while (row < utc.size()) {
      if (isLost(utc.minute(row))) {
        row++;
      } else if (isRepeated(utc.minute(row))) {
        int end = row;
        while (end < utc.size() && isRepeated(utc.minute(end))) {
          end++;
        }
        copy(utc, row, end, file);
        copy(utc, row, end, file);
        row = end;
      } else {
        copy(utc, row, row + 1, file);
        row++;
      }
    }
    return file;
  }

  int stamp(int utcMinute) {
    boolean summer = utcMinute >= summerStart && utcMinute < summerEnd;
    return utcMinute + (summer ? SUMMER_OFFSET : WINTER_OFFSET);
  }

  /** Europe changes on Sunday at 01:00 UTC; 22 hours later begins 23:00. */
  private boolean isLost(int utcMinute) {
    return european && isInHour(utcMinute, summerStart + 22 * HOUR);
  }

  private boolean isRepeated(int utcMinute) {
    return european && isInHour(utcMinute, summerEnd + 23 * HOUR);
  }

  private static boolean isInHour(int minute, int start) {
    return minute >= start && minute < start + HOUR;
  }

  private void copy(MinuteRows from, int first, int end, MinuteRows to) {
    for (int row = first; row < end; row++) {
      to.add(
          stamp(from.minute(row)), from.open(row), from.high(row), from.low(row), from.close(row));
    }
  }

  private static int minute(Instant instant) {
    return Math.toIntExact(instant.getEpochSecond() / 60);
  }
}
