package io.barlake.ingest;

import io.barlake.ingest.archive.TestZip;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/**
 * A small archive of the vendor, written by hand: minutes on the file's own clock, whose prices
 * follow from symbol and minute, so that archives of the same minutes agree until one is told to
 * differ.
 */
final class SmallArchive {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd HHmmss", Locale.ROOT);

  private final String symbol;
  private final StringBuilder text = new StringBuilder();
  private LocalDateTime packed = TestZip.TIME;
  private String member;
  private int shiftTicks;

  private SmallArchive(String symbol) {
    this.symbol = symbol;
    this.member = "DAT_ASCII_" + symbol + "_M1_2019.csv";
  }

  static SmallArchive of(String symbol) {
    return new SmallArchive(symbol);
  }

  SmallArchive member(String name) {
    member = name;
    return this;
  }

  SmallArchive packedAt(String time) {
    packed = LocalDateTime.parse(time);
    return this;
  }

  /** The minutes that follow are so many ticks dearer. */
  SmallArchive shifted(int ticks) {
    shiftTicks = ticks;
    return this;
  }

  SmallArchive minutes(String from, int count) {
    long first = LocalDateTime.parse(from).toEpochSecond(ZoneOffset.UTC) / 60;
    for (long minute = first; minute < first + count; minute++) {
      line(lineOf(minute, shiftTicks));
    }
    return this;
  }

  /** The minutes of trading weeks: Sunday 17:00 to Friday 17:00. */
  SmallArchive weeks(String firstSunday, int count) {
    for (int week = 0; week < count; week++) {
      minutes(LocalDate.parse(firstSunday).plusWeeks(week).atTime(17, 0).toString(), 5 * 1440);
    }
    return this;
  }

  /** The first and the last hour of trading weeks, and an hour of each day between. */
  SmallArchive edges(String aroundSunday, int count) {
    LocalDate sunday =
        LocalDate.parse(aroundSunday).with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
    for (int week = 0; week < count; week++) {
      LocalDate opens = sunday.plusWeeks(week);
      minutes(opens.atTime(17, 0).toString(), 60);
      for (int day = 1; day < 5; day++) {
        minutes(opens.plusDays(day).atTime(16, 0).toString(), 60);
      }
      minutes(opens.plusDays(5).atTime(16, 0).toString(), 60);
    }
    return this;
  }

  SmallArchive line(String raw) {
    text.append(raw).append('\n');
    return this;
  }

  String text() {
    return text.toString();
  }

  byte[] zip() {
    return new TestZip().at(packed).with(member, text()).bytes();
  }

  /** Writes the ZIP under its usual name, told apart by what is added to it. */
  Path write(Path folder, String nameEnding) {
    return write(folder.resolve("HISTDATA_COM_ASCII_" + symbol + "_M1" + nameEnding + ".zip"));
  }

  Path write(Path file) {
    return write(file, zip());
  }

  static Path write(Path file, byte[] bytes) {
    try {
      Files.createDirectories(file.getParent());
      return Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String lineOf(long minute, int shiftTicks) {
    long open = openTicks(minute) + shiftTicks;
    return String.join(
        ";",
        STAMP.format(LocalDateTime.ofEpochSecond(minute * 60, 0, ZoneOffset.UTC)),
        price(open),
        price(open + 5),
        price(open - 5),
        price(open + 2),
        "0");
  }

  /** The open of a minute of the file's clock, in hundred-thousandths. */
  static long openTicks(long minute) {
    return 110_000L + Math.floorMod(minute * 7919, 1000);
  }

  private static String price(long ticks) {
    return String.format(Locale.ROOT, "%d.%05d0", ticks / 100_000, ticks % 100_000);
  }
}
