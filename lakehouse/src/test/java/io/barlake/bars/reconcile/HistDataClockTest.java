package io.barlake.bars.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.barlake.ingest.archive.RealData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/**
 * A real year of HistData by the clock that its files are on, and by the two that people take it to
 * be on: the weeks of difference are known.
 */
class HistDataClockTest {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd HHmmss", Locale.ROOT);
  private static final ZoneId FIXED = ZoneId.of("-05:00");
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  /** New York's hours by European dates: Athens less seven hours. */
  private static final ZoneId ATHENS = ZoneId.of("Europe/Athens");

  private final Map<LocalDateTime, Long> closes = read();

  @Test
  void newYorkTimeIsWrongInTheWeeksInWhichOnlyAmericaHasSummer() {
    assertThat(runs(minutes(ATHENS, 7), minutes(NEW_YORK, 0)))
        .containsExactly(
            tuple("2018-12-30", 10, 0),
            tuple("2019-03-10", 3, -60),
            tuple("2019-03-31", 30, 0),
            tuple("2019-10-27", 1, -60),
            tuple("2019-11-03", 9, 0));
  }

  @Test
  void fixedHoursAreWrongInTheEuropeanSummer() {
    assertThat(runs(minutes(ATHENS, 7), minutes(FIXED, 0)))
        .containsExactly(
            tuple("2018-12-30", 13, 0), tuple("2019-03-31", 30, 60), tuple("2019-10-27", 10, 0));
  }

  private static List<org.assertj.core.groups.Tuple> runs(SourceMinutes one, SourceMinutes other) {
    List<WeekShift> weeks = new ArrayList<>();
    int last = (int) LocalDate.of(2019, 12, 31).toEpochDay();
    int first = WeekShift.sundayOf((int) LocalDate.of(2019, 1, 1).toEpochDay());
    for (int sunday = first; sunday <= last; sunday += 7) {
      weeks.add(WeekShift.of(sunday, one, other));
    }
    List<ShiftRun> runs = ShiftRun.of(weeks);
    assertThat(runs).allSatisfy(run -> assertThat(run.undecided()).isZero());
    return runs.stream()
        .map(
            run ->
                tuple(
                    LocalDate.ofEpochDay(run.weeks().get(0).sunday()).toString(),
                    run.weeks().size(),
                    run.minutes().orElseThrow()))
        .toList();
  }

  private SourceMinutes minutes(ZoneId zone, int hoursBehind) {
    TreeMap<Integer, Long> byMinute = new TreeMap<>();
    closes.forEach(
        (stamp, close) ->
            byMinute.put(
                (int) (stamp.plusHours(hoursBehind).atZone(zone).toEpochSecond() / 60), close));
    int[] minute = byMinute.keySet().stream().mapToInt(Integer::intValue).toArray();
    long[] close = byMinute.values().stream().mapToLong(Long::longValue).toArray();
    return new SourceMinutes(minute, close, close, close, close);
  }

  private static Map<LocalDateTime, Long> read() {
    Path archive = RealData.file("histdata/HISTDATA_COM_ASCII_EURUSD_M12019.zip");
    Map<LocalDateTime, Long> closes = new TreeMap<>();
    try (ZipFile zip = new ZipFile(archive.toFile());
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(
                    zip.getInputStream(zip.getEntry("DAT_ASCII_EURUSD_M1_2019.csv")),
                    StandardCharsets.US_ASCII))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] fields = line.split(";", -1);
        closes.put(
            LocalDateTime.parse(fields[0], STAMP), Math.round(Double.parseDouble(fields[4]) * 1e5));
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return closes;
  }
}
