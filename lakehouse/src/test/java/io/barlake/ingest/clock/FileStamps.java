package io.barlake.ingest.clock;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Random;
import java.util.stream.LongStream;

/** Stamps as a source on a given clock writes them, for a market that keeps New York hours. */
final class FileStamps {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  private FileStamps() {}

  /** Every minute of forex hours in the days from {@code first} to before {@code end}. */
  static long[] forex(ClockRule rule, LocalDate first, LocalDate end) {
    return utcMinutes(first, end)
        .filter(FileStamps::isForexOpen)
        .map(utc -> fileMinute(rule, utc))
        .toArray();
  }

  /** The same of metals, which pause from 17:00 to 18:00. */
  static long[] metals(ClockRule rule, LocalDate first, LocalDate end) {
    return utcMinutes(first, end)
        .filter(utc -> isForexOpen(utc) && newYork(utc).getHour() != 17)
        .map(utc -> fileMinute(rule, utc))
        .toArray();
  }

  /** Every minute of a market that never closes. */
  static long[] always(ClockRule rule, LocalDate first, LocalDate end) {
    return utcMinutes(first, end).map(utc -> fileMinute(rule, utc)).toArray();
  }

  static LongStream utcMinutes(LocalDate first, LocalDate end) {
    return LongStream.range(first.toEpochDay() * 1440, end.toEpochDay() * 1440);
  }

  static long[] thinned(long[] stamps, double kept, long seed) {
    Random random = new Random(seed);
    return LongStream.of(stamps).filter(s -> random.nextDouble() < kept).toArray();
  }

  static long minute(String dateTime) {
    return LocalDateTime.parse(dateTime).toEpochSecond(ZoneOffset.UTC) / 60;
  }

  static long fileMinute(ClockRule rule, long utc) {
    ZonedDateTime time =
        LocalDateTime.ofEpochSecond(utc * 60, 0, ZoneOffset.UTC)
            .atZone(ZoneOffset.UTC)
            .withZoneSameInstant(rule.zone());
    return utc + time.getOffset().getTotalSeconds() / 60 + rule.shiftMinutes();
  }

  private static ZonedDateTime newYork(long utc) {
    return LocalDateTime.ofEpochSecond(utc * 60, 0, ZoneOffset.UTC)
        .atZone(ZoneOffset.UTC)
        .withZoneSameInstant(NEW_YORK);
  }

  private static boolean isForexOpen(long utc) {
    ZonedDateTime time = newYork(utc);
    boolean afternoon = time.getHour() >= 17;
    DayOfWeek day = time.getDayOfWeek();
    return switch (day) {
      case SUNDAY -> afternoon;
      case FRIDAY -> !afternoon;
      case SATURDAY -> false;
      case MONDAY, TUESDAY, WEDNESDAY, THURSDAY -> true;
    };
  }
}
