package io.barlake.bars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barlake.BarlakeException;
import io.barlake.Progress;
import io.barlake.bars.GapLedger.Coverage;
import io.barlake.bars.GapLedger.Day;
import io.barlake.bars.gaps.Gap;
import io.barlake.bars.gaps.GapFinder;
import io.barlake.bars.kernel.MinuteSeries;
import io.barlake.config.Instruments;
import io.barlake.market.Side;
import io.barlake.market.Source;
import io.barlake.market.Symbol;
import io.barlake.tables.Tables;
import io.barlake.tables.schema.GapsTable;
import io.barlake.testing.LocalLakehouse;
import io.barlake.testing.MarketCalendars;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Four months of minutes of two symbols; the first of them lacks a night. */
class GapLedgerTest {
  private static final Symbol EURUSD = new Symbol("EURUSD");
  private static final Symbol USDJPY = new Symbol("USDJPY");
  private static final Instant NIGHT = Instant.parse("2019-02-06T01:00:00Z");
  private static final Instant MORNING = Instant.parse("2019-02-06T07:00:00Z");
  private static final MinuteSeries YENS =
      SeededMinutes.between("2018-12-03T00:00:00Z", "2019-03-30T00:00:00Z", 111.5, 8);
  private static final MinuteSeries EUROS =
      SeededMinutes.replaced(
          SeededMinutes.between("2018-12-03T00:00:00Z", "2019-03-30T00:00:00Z", 1.13, 7),
          NIGHT,
          MORNING,
          SeededMinutes.NONE);

  @TempDir static Path folder;
  private static Tables tables;
  private static List<Coverage> found;

  @BeforeAll
  static void findOnce() {
    tables = LocalLakehouse.in(folder);
    SeededMinutes.store(tables, Source.HISTDATA, EURUSD, Side.BID, EUROS);
    SeededMinutes.store(tables, Source.HISTDATA, USDJPY, Side.BID, YENS);
    SeededMinutes.store(tables, Source.HISTDATA, USDJPY, Side.ASK, EUROS);
    found = find(List.of());
  }

  @Test
  void tableEqualsTheKernelOverTheSameMinutes() {
    assertThat(rows("EURUSD", "bid")).isEqualTo(kernel(EUROS)).isEqualTo(rows("USDJPY", "ask"));
    assertThat(rows("USDJPY", "bid")).isEqualTo(kernel(YENS));
  }

  @Test
  void findingAgainReplacesWhatWasFound() {
    List<String> before = rows("EURUSD", "bid");

    assertThat(find(List.of(EURUSD))).isEqualTo(found.subList(0, 1));
    assertThat(rows("EURUSD", "bid")).isEqualTo(before);
    assertThat(rows("USDJPY", "bid")).isEqualTo(kernel(YENS));
  }

  @Test
  void nightThatIsNotThereIsTheLongestLoss() {
    GapLedger.Loss loss = found.get(0).longest().get(0);

    assertThat(loss.kind()).isEqualTo("missing data");
    assertThat(loss.from()).isBetween(NIGHT.minusSeconds(300), NIGHT);
    assertThat(loss.minutes()).isBetween(360, 370);
    assertThat(found)
        .extracting(coverage -> coverage.symbol() + " " + coverage.side().word())
        .containsExactly("EURUSD bid", "USDJPY bid", "USDJPY ask");
  }

  @Test
  void minutesOfADayAreThereOrLostOrQuiet() {
    for (Coverage coverage : found) {
      MinuteSeries minutes =
          coverage.side() == Side.ASK || coverage.symbol().equals(EURUSD) ? EUROS : YENS;
      long there = coverage.days().stream().mapToLong(Day::present).sum();
      long open =
          coverage.totals().values().stream()
              .flatMap(year -> year.entrySet().stream())
              .filter(
                  total ->
                      List.of("quiet market", "missing data", "switch hour")
                          .contains(total.getKey()))
              .mapToLong(total -> total.getValue().minutes())
              .sum();

      assertThat(there).isEqualTo(minutes.size());
      assertThat(coverage.days().stream().mapToLong(Day::expected).sum()).isEqualTo(there + open);
      assertThat(coverage.days())
          .filteredOn(day -> day.date().toString().equals("2019-01-01"))
          .containsExactly(new Day(LocalDate.of(2019, 1, 1), 0, 0, 0));
    }
  }

  @Test
  void lakeWithoutMinutesAndUnknownSymbolsAreTold(@TempDir Path empty) {
    Tables none = LocalLakehouse.in(empty);

    assertThatThrownBy(
            () ->
                new GapLedger(none, Instruments.load(), Progress.NONE)
                    .find(Source.HISTDATA, List.of()))
        .isInstanceOf(BarlakeException.class)
        .hasMessageStartingWith("Cannot find gaps: the lake ");
    assertThatThrownBy(() -> find(List.of(new Symbol("GBPUSD"))))
        .isInstanceOf(BarlakeException.class)
        .hasMessageStartingWith("Cannot find gaps: unknown symbol \"GBPUSD\".");
  }

  private static List<Coverage> find(List<Symbol> symbols) {
    return new GapLedger(tables, Instruments.load(), Progress.NONE).find(Source.HISTDATA, symbols);
  }

  private static List<String> rows(String symbol, String side) {
    return tables
        .read(GapsTable.TABLE)
        .where("symbol = '" + symbol + "' AND side = '" + side + "'")
        .select("ts", "ends_at", "minutes", "class", "holiday")
        .orderBy("ts")
        .collectAsList()
        .stream()
        .map(Row::toString)
        .toList();
  }

  private static List<String> kernel(MinuteSeries minutes) {
    return new GapFinder(MarketCalendars.FOREX)
        .find(minutes.openMicros()).stream()
            .map(
                gap ->
                    "["
                        + instant(gap.fromMicros())
                        + ","
                        + instant(gap.untilMicros())
                        + ","
                        + gap.minutes()
                        + ","
                        + gap.kind().words()
                        + ","
                        + reason(gap)
                        + "]")
            .toList();
  }

  private static String reason(Gap gap) {
    return gap.reason().isEmpty() ? "null" : gap.reason();
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
