package io.barlake.ingest.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.market.Symbol;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Generated archives against what is known of the vendor's. */
class SampleArchivesTest {
  private static final Pattern ROW = Pattern.compile("\\d{8} \\d{4}00(;\\d+\\.\\d{6}){4};0");
  private static final Pattern GAP =
      Pattern.compile("Gap of (\\d+)s found between (\\d{12})00 and (\\d{12})00\\.");

  private static ArchiveText newYorkYear;
  private static ArchiveText europeanYear;
  private static ArchiveText gold;

  @BeforeAll
  static void generate(@TempDir Path folder) throws IOException {
    newYorkYear = archive("EURUSD", 2018, folder);
    europeanYear = archive("EURUSD", 2019, folder);
    gold = archive("XAUUSD", 2018, folder);
  }

  private static ArchiveText archive(String symbol, int year, Path folder) throws IOException {
    SampleInstrument instrument = SampleInstruments.find(new Symbol(symbol));
    return ArchiveText.read(
        new SampleArchives(new SampleMarket(7)).write(instrument, year, folder));
  }

  @Test
  void namesAreTheVendors() {
    assertThat(SampleArchives.nameOf(new Symbol("EURUSD"), 2019))
        .isEqualTo("HISTDATA_COM_ASCII_EURUSD_M12019.zip");
    assertThat(europeanYear.members)
        .containsExactly("DAT_ASCII_EURUSD_M1_2019.csv", "DAT_ASCII_EURUSD_M1_2019.txt");
  }

  @Test
  void everyRowHasSixDecimalsVolumeZeroAndALineFeed() {
    for (ArchiveText archive : List.of(newYorkYear, europeanYear, gold)) {
      assertThat(archive.csv).endsWith(";0\n").doesNotContain("\r");
      assertThat(archive.csv.lines()).allMatch(row -> ROW.matcher(row).matches());
    }
  }

  @Test
  void rowsAreAsWideAsTheVendors() {
    assertThat(europeanYear.csv.lines()).allMatch(row -> row.length() == 53);
    assertThat(gold.csv.lines()).allMatch(row -> row.length() == 65);
  }

  @Test
  void aYearHasAsManyRowsAsTheVendors() {
    assertThat(newYorkYear.size()).isBetween(371_500, 373_500);
    assertThat(europeanYear.size()).isBetween(371_500, 373_500);
    assertThat(gold.size()).isBetween(352_500, 355_000);
  }

  @Test
  void everyStampIsInTheYearOfTheArchive() {
    for (int row : new int[] {0, newYorkYear.size() - 1}) {
      assertThat(newYorkYear.time(row).getYear()).isEqualTo(2018);
    }
    assertThat(newYorkYear.time(0).toLocalDate()).isEqualTo("2018-01-01");
    assertThat(newYorkYear.time(newYorkYear.size() - 1)).isAfter("2018-12-31T16:50:00");
    assertThat(newYorkYear.time(newYorkYear.size() - 1)).isBefore("2018-12-31T17:00:00");
  }

  @Test
  void highAndLowHoldOpenAndClose() {
    for (ArchiveText archive : List.of(newYorkYear, europeanYear, gold)) {
      for (int i = 0; i < archive.size(); i++) {
        assertThat(archive.high[i])
            .isGreaterThanOrEqualTo(Math.max(archive.open[i], archive.close[i]));
        assertThat(archive.low[i])
            .isPositive()
            .isLessThanOrEqualTo(Math.min(archive.open[i], archive.close[i]));
      }
    }
  }

  @Test
  void everyWeekOfTheNewYorkEraOpensAndClosesAtSeventeen() {
    assertThat(newYorkYear.weekOpens())
        .hasSize(52)
        .allMatch(open -> isWithin(open, DayOfWeek.SUNDAY, LocalTime.of(17, 0), 5));
    assertThat(newYorkYear.weekCloses())
        .allMatch(close -> isWithin(close, DayOfWeek.FRIDAY, LocalTime.of(16, 55), 5));
  }

  @Test
  void weeksBetweenTheTwoSummerTimesOpenAnHourEarlierInTheEuropeanEra() {
    assertThat(europeanYear.weekOpens())
        .hasSize(52)
        .allMatch(open -> isWithin(open, DayOfWeek.SUNDAY, LocalTime.of(16, 0), 65));
    assertThat(
            europeanYear.weekOpens().stream()
                .filter(open -> open.getHour() == 16)
                .map(LocalDateTime::toLocalDate))
        .containsExactly(
            LocalDate.of(2019, 3, 10),
            LocalDate.of(2019, 3, 17),
            LocalDate.of(2019, 3, 24),
            LocalDate.of(2019, 10, 27));
    assertThat(
            europeanYear.weekCloses().stream()
                .filter(close -> close.getHour() == 15)
                .map(LocalDateTime::toLocalDate))
        .containsExactly(
            LocalDate.of(2019, 3, 15),
            LocalDate.of(2019, 3, 22),
            LocalDate.of(2019, 3, 29),
            LocalDate.of(2019, 11, 1));
  }

  @Test
  void springSundayMissesTheNineteenthHour() {
    assertThat(rowsOf(europeanYear, "20190331 18")).isNotEmpty();
    assertThat(rowsOf(europeanYear, "20190331 19")).isEmpty();
    assertThat(rowsOf(europeanYear, "20190331 20")).isNotEmpty();
  }

  @Test
  void autumnSundayHasTheNineteenthHourTwiceByteForByte() {
    List<String> rows = rowsOf(europeanYear, "20191027 19");
    int half = rows.size() / 2;

    assertThat(half).isBetween(50, 60);
    assertThat(rows.subList(0, half)).isEqualTo(rows.subList(half, rows.size()));
  }

  @Test
  void stampsStepBackOnceInTheEuropeanEraAndNeverBefore() {
    assertThat(backwardSteps(newYorkYear)).isEmpty();
    assertThat(backwardSteps(gold)).isEmpty();
    assertThat(backwardSteps(europeanYear)).hasSize(1);
  }

  @Test
  void christmasIsClosedFromThreeToSeventeen() {
    assertThat(rowsOf(newYorkYear, "20181224 17")).isEmpty();
    assertThat(rowsOf(newYorkYear, "20181225 02")).isNotEmpty();
    for (int hour = 3; hour < 17; hour++) {
      assertThat(rowsOf(newYorkYear, "20181225 %02d".formatted(hour))).isEmpty();
    }
    assertThat(rowsOf(newYorkYear, "20181225 17")).isNotEmpty();
  }

  @Test
  void goldPausesEveryDayAndOnGoodFriday() {
    for (int i = 0; i < gold.size(); i++) {
      assertThat(gold.minute[i] % 1440 / 60).isNotEqualTo(17);
    }
    assertThat(rowsOf(gold, "20180330")).isEmpty();
    assertThat(rowsOf(newYorkYear, "20180330")).isNotEmpty();
  }

  @Test
  void goldIsQuotedInTwoDecimalsAndThenInThree() {
    assertThat(gold.csv.lines().filter(row -> row.compareTo("20181216") < 0))
        .allMatch(row -> row.endsWith("0000;0"));
    assertThat(gold.csv.lines().filter(row -> row.compareTo("20181216") > 0))
        .anyMatch(row -> !row.endsWith("0000;0"));
  }

  @Test
  void opensMostlyFollowTheCloseWithinAFewTicks() {
    int equal = 0;
    int near = 0;
    for (int i = 1; i < newYorkYear.size(); i++) {
      long step = Math.abs(newYorkYear.open[i] - newYorkYear.close[i - 1]);
      equal += step == 0 ? 1 : 0;
      near += step <= 30 ? 1 : 0;
    }
    assertThat(equal / (double) newYorkYear.size()).isBetween(0.2, 0.8);
    assertThat(near / (double) newYorkYear.size()).isGreaterThan(0.9);
  }

  @Test
  void gapReportListsEveryGapOfTheRows() {
    List<String> expected = new ArrayList<>();
    for (int i = 1; i < europeanYear.size(); i++) {
      int seconds = (europeanYear.minute[i] - europeanYear.minute[i - 1]) * 60;
      if (seconds > 60) {
        expected.add(seconds - 6 + " " + europeanYear.minute[i - 1] + " " + europeanYear.minute[i]);
      }
    }
    List<String> listed = new ArrayList<>();
    for (String line : europeanYear.report) {
      Matcher gap = GAP.matcher(line);
      if (gap.matches()) {
        listed.add(
            gap.group(1)
                + " "
                + ArchiveText.minute(gap.group(2))
                + " "
                + ArchiveText.minute(gap.group(3)));
      }
    }

    assertThat(listed).isEqualTo(expected).hasSizeGreaterThan(200);
  }

  @Test
  void gapReportIsWordedAsTheVendors() {
    List<String> report = europeanYear.report;

    assertThat(report.subList(0, 3))
        .containsExactly(
            "HistData.com (c) 2012", "File: DAT_ASCII_EURUSD_M1_2019.csv Status Report", "");
    assertThat(report.subList(3, report.size() - 2)).allMatch(line -> GAP.matcher(line).matches());
    assertThat(report.get(report.size() - 2))
        .matches("Average tick interval: 84\\d{3} miliseconds\\.");
    assertThat(report.get(report.size() - 1))
        .matches("Maximum tick interval found: \\d{9} miliseconds\\.");
  }

  private static boolean isWithin(LocalDateTime time, DayOfWeek day, LocalTime from, int minutes) {
    return time.getDayOfWeek() == day
        && !time.toLocalTime().isBefore(from)
        && time.toLocalTime().isBefore(from.plusMinutes(minutes));
  }

  private static List<String> rowsOf(ArchiveText archive, String stampStart) {
    return archive.csv.lines().filter(row -> row.startsWith(stampStart)).toList();
  }

  private static int[] backwardSteps(ArchiveText archive) {
    return Arrays.stream(rowNumbers(archive))
        .filter(i -> archive.minute[i] <= archive.minute[i - 1])
        .toArray();
  }

  private static int[] rowNumbers(ArchiveText archive) {
    int[] rows = new int[archive.size() - 1];
    Arrays.setAll(rows, i -> i + 1);
    return rows;
  }
}
