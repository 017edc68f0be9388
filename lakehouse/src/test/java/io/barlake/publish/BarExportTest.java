package io.barlake.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barlake.BarlakeException;
import io.barlake.Progress;
import io.barlake.publish.BarExport.Format;
import io.barlake.tables.ColumnTable;
import io.barlake.tables.TableDefinition;
import io.barlake.tables.Tables;
import io.barlake.tables.arrow.ArrowFile;
import io.barlake.tables.columns.ColumnBatch;
import io.barlake.tables.columns.DataFile;
import io.barlake.tables.schema.BarsTable;
import io.barlake.tables.schema.MinuteBarsTable;
import io.barlake.testing.LocalLakehouse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A lake with files as lakes come to have them: two that interleave, two sides in one file, a year
 * whose file is lost.
 */
class BarExportTest {
  private static final long MINUTE = 60_000_000L;
  private static final long MAY_2018 = micros("2018-05-01T00:00:00Z");
  private static final long JUNE_2018 = micros("2018-06-01T00:00:00Z");
  private static final long MAY_2019 = micros("2019-05-01T00:00:00Z");
  private static final BarSelection MINUTES = BarSelection.of("histdata", "EURUSD", "1m");

  @TempDir static Path lake;
  private static Tables tables;

  @TempDir Path folder;

  @BeforeAll
  static void fill() throws IOException {
    tables = LocalLakehouse.in(lake);
    add(
        MinuteBarsTable.TABLE,
        Map.of("source", "histdata", "symbol", "EURUSD", "year", "2018"),
        minutes("bid", MAY_2018, 2, 100),
        minutes("bid", MAY_2018 + MINUTE, 2, 100),
        minutes("ask", MAY_2018, 1, 5),
        mixed(JUNE_2018));
    add(
        MinuteBarsTable.TABLE,
        Map.of("source", "histdata", "symbol", "EURUSD", "year", "2019"),
        minutes("bid", MAY_2019, 1, 50));
    add(
        MinuteBarsTable.TABLE,
        Map.of("source", "kraken", "symbol", "BTCUSD", "year", "2019"),
        minutes("mid", MAY_2019, 1, 3),
        minutes("trade", MAY_2019, 1, 2));
    Map<String, String> lost = Map.of("source", "kraken", "symbol", "LOST", "year", "2019");
    DataFile gone =
        add(
                MinuteBarsTable.TABLE,
                lost,
                minutes("bid", MAY_2018, 1, 3),
                minutes("bid", MAY_2019, 1, 3))
            .get(0);
    Files.delete(lake.resolve("market/bars_1m").resolve(gone.path()));
    for (String frame : List.of("1d", "1h", "15m")) {
      add(
          BarsTable.TABLE,
          Map.of("source", "histdata", "symbol", "EURUSD", "frame", frame),
          hours(MAY_2019));
    }
  }

  @Test
  void everyFormatHoldsTheBarsInTheOrderOfTime() throws IOException {
    Path arrow = folder.resolve("new/bars.arrow");
    Path parquet = folder.resolve("bars.parquet");
    Path csv = folder.resolve("bars.csv");

    BarExport.Result result = export().write(MINUTES, Format.ARROW, arrow);
    export().write(MINUTES, Format.PARQUET, parquet);
    export().write(MINUTES, Format.CSV, csv);

    assertThat(result.rows()).isEqualTo(100 + 100 + 4 + 50);
    assertThat(result.side()).isEqualTo("bid");
    assertThat(result.bytes()).isEqualTo(Files.size(arrow));
    assertThat(result.first()).isEqualTo(Instant.parse("2018-05-01T00:00:00Z"));
    assertThat(result.last()).isEqualTo(Instant.parse("2019-05-01T00:49:00Z"));
    ColumnBatch bars = ArrowFile.read(arrow);
    assertThat(bars.names())
        .containsExactly(
            "side", "ts", "open", "high", "low", "close", "volume", "spread_ticks", "ticks");
    assertThat(bars.longs("ts")).isEqualTo(bidStamps());
    assertThat(bars.texts("side")).containsOnly("bid");
    for (int row = 0; row < bars.rows(); row++) {
      assertThat(bars.doubles("open")[row]).isEqualTo(price("bid", bars.longs("ts")[row]));
    }
    assertThat(bars.doubles("volume")).containsOnly(Double.NaN);
    assertThat(bars.ints("ticks")[1]).isEqualTo(ColumnBatch.NO_INT);

    List<Row> rows = tables.spark().read().parquet(parquet.toString()).collectAsList();
    List<String> lines = Files.readAllLines(csv);
    assertThat(rows).hasSize(bars.rows());
    assertThat(lines).hasSize(1 + bars.rows());
    assertThat(lines.get(0)).isEqualTo(String.join(",", bars.names()));
    for (int row = 0; row < bars.rows(); row++) {
      Instant opened = rows.get(row).getAs("ts");
      Double open = rows.get(row).getAs("open");
      Integer ticks = rows.get(row).getAs("ticks");
      assertThat(micros(opened.toString())).isEqualTo(bars.longs("ts")[row]);
      assertThat(open).isEqualTo(bars.doubles("open")[row]);
      assertThat(rows.get(row).<Object>getAs("volume")).isNull();
      assertThat(lines.get(row + 1))
          .startsWith("bid," + opened + "," + open.toString().replaceFirst("[.]0$", "") + ",")
          .endsWith(",,1.5," + (ticks == null ? "" : ticks));
    }
  }

  @Test
  void filesThatOverlapAreReadTogetherAndOthersOneByOne() {
    Iterator<ColumnBatch> batches = new SeriesLookup(tables).find(MINUTES).batches(0);

    List<ColumnBatch> all = new ArrayList<>();
    batches.forEachRemaining(all::add);

    assertThat(all).extracting(ColumnBatch::rows).containsExactly(200, 4, 50);
    assertThat(ColumnBatch.concat(all).longs("ts")).isEqualTo(bidStamps());
  }

  @Test
  void daysAreThoseOfUtcAndBothIncluded() {
    DayRange june = days("2018-06-01", "2018-06-01");

    assertThat(lines(MINUTES.within(june).ofSide("ask")))
        .containsExactly(
            "side,ts,open,high,low,close,volume,spread_ticks,ticks",
            "ask,2018-06-01T00:01:00Z,2.00001,2.00001,2.00001,2.00001,,1.5,1",
            "ask,2018-06-01T00:03:00Z,2.00003,2.00003,2.00003,2.00003,,1.5,");
    assertThat(lines(MINUTES.within(days("2018-05-02", "2018-06-01")))).hasSize(1 + 4);
    assertThat(lines(MINUTES.within(days("2018-06-01", "2018-12-31")))).hasSize(1 + 4);
    assertThat(lines(MINUTES.within(days("0001-01-01", "2018-05-01")))).hasSize(1 + 200);
  }

  @Test
  void onlyFilesOfTheDaysAreRead() {
    BarSelection lost = BarSelection.of("kraken", "LOST", "1m");

    assertThat(lines(lost.within(days("2019-01-01", "2019-12-31")))).hasSize(4);
    assertThatThrownBy(() -> lines(lost))
        .isInstanceOf(BarlakeException.class)
        .hasMessageStartingWith("Cannot read \"");
  }

  @Test
  void exportThatFailsLeavesTheFileThatWasThere() throws IOException {
    Path file = Files.writeString(folder.resolve("LOST.csv"), "old");

    assertThatThrownBy(
            () -> export().write(BarSelection.of("kraken", "LOST", "1m"), Format.CSV, file))
        .isInstanceOf(BarlakeException.class);

    assertThat(file).hasContent("old");
    assertThat(folder)
        .isDirectoryContaining(file::equals)
        .isDirectoryNotContaining("glob:**.LOST*");
    export().write(MINUTES, Format.CSV, file);
    assertThat(file).content().startsWith("side,ts");
  }

  @Test
  void withoutASideBidsAreTakenThenTradesThenWhatThereIs() {
    assertThat(lines(BarSelection.of("kraken", "BTCUSD", "1m")).get(1)).startsWith("trade,");
    assertThat(lines(BarSelection.of("kraken", "BTCUSD", "1m").ofSide("mid"))).hasSize(4);
  }

  @Test
  void barsOfHigherFramesHaveTheirSession() {
    assertThat(lines(BarSelection.of("histdata", "EURUSD", "1h")))
        .containsExactly(
            "side,ts,open,high,low,close,volume,spread_ticks,ticks,minutes,expected,closed,"
                + "session_date",
            "bid,2019-05-01T00:00:00Z,1.1,1.2,1,1.15,0,0.25,7,60,60,true,2019-05-01",
            "bid,2019-05-01T01:00:00Z,1.1,1.2,1,1.15,12.5,,,59,60,false,2019-05-01");
  }

  @Test
  void whatIsUnknownIsToldWithWhatIsThere() {
    refuses(
        BarSelection.of("histdat", "EURUSD", "1m"),
        "Unknown source \"histdat\": the lake has bars of histdata, kraken. Name one with"
            + " --source.");
    refuses(
        BarSelection.of("kraken", "EURUSD", "1m"),
        "Unknown symbol \"EURUSD\": the lake has bars of BTCUSD, LOST from \"kraken\".");
    refuses(
        BarSelection.of("histdata", "EURUSD", "4h"),
        "Unknown frame \"4h\": the lake has 1m, 15m, 1h, 1d bars of EURUSD from \"histdata\"."
            + " \"jobs/barlake bars\" builds others.");
    refuses(
        MINUTES.ofSide("trade"),
        "Unknown side \"trade\": the lake has bid and ask bars of EURUSD at 1m from \"histdata\".");
    refuses(
        MINUTES.within(days("2018-06-02", "2019-04-30")),
        "Missing bars: market.bars_1m has 1m bid bars of EURUSD from \"histdata\" from 2018-05-01"
            + " to 2019-05-01, and none of the days that were asked for.");
    refuses(
        MINUTES.ofSide("ask").within(days("2019-01-01", "2019-12-31")),
        "Missing bars: market.bars_1m has 1m ask bars of EURUSD from \"histdata\" from 2018-05-01"
            + " to 2018-06-01, and none of the days that were asked for.");
    assertThatThrownBy(() -> days("2019-01-02", "2019-01-01"))
        .hasMessage("Invalid period: 2019-01-02 is after 2019-01-01.");
  }

  @Test
  void lakeWithoutBarsSaysHowTheyComeIn() {
    Tables empty = LocalLakehouse.in(folder);

    assertThatThrownBy(
            () -> new BarExport(empty, Progress.NONE).print(MINUTES, new ByteArrayOutputStream()))
        .isInstanceOf(BarlakeException.class)
        .hasMessage(
            "Cannot export bars: the lake \"file:%s\" has none yet. Run \"jobs/barlake ingest\" on"
                + " your archives first.",
            folder);
  }

  private void refuses(BarSelection selection, String message) {
    assertThatThrownBy(() -> export().write(selection, Format.ARROW, folder.resolve("none.arrow")))
        .isInstanceOf(BarlakeException.class)
        .hasMessage(message);
    assertThat(folder).isEmptyDirectory();
  }

  private static BarExport export() {
    return new BarExport(tables, Progress.NONE);
  }

  private static List<String> lines(BarSelection selection) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BarExport.Result result = export().print(selection, out);
    assertThat(result.bytes()).isEqualTo(out.size());
    List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(lines).hasSize((int) result.rows() + 1);
    return lines;
  }

  private static List<DataFile> add(
      TableDefinition table, Map<String, String> partition, ColumnBatch... batches) {
    ColumnTable columns = tables.columns(table);
    List<DataFile> files = new ArrayList<>();
    for (ColumnBatch batch : batches) {
      files.add(columns.files().open().write(partition, batch));
    }
    columns.replace(List.of(), files, "test");
    return files;
  }

  private static ColumnBatch minutes(String side, long first, int step, int rows) {
    String[] sides = new String[rows];
    Arrays.fill(sides, side);
    return minutes(sides, first, step);
  }

  /** Bids and asks in turn, as in a file that was joined from theirs. */
  private static ColumnBatch mixed(long first) {
    return minutes(new String[] {"bid", "ask", "bid", "ask", "bid", "bid"}, first, 1);
  }

  private static ColumnBatch minutes(String[] sides, long first, int step) {
    int rows = sides.length;
    long[] stamps = new long[rows];
    double[] prices = new double[rows];
    double[] spreads = new double[rows];
    int[] ticks = new int[rows];
    for (int i = 0; i < rows; i++) {
      stamps[i] = first + i * (step * MINUTE);
      prices[i] = price(sides[i], stamps[i]);
      spreads[i] = 1.5;
      ticks[i] = i % 3 == 0 ? ColumnBatch.NO_INT : i;
    }
    return ColumnBatch.ofRows(rows)
        .texts("side", sides)
        .longs("ts", stamps)
        .doubles("open", prices)
        .doubles("high", prices)
        .doubles("low", prices)
        .doubles("close", prices)
        .absent("volume")
        .doubles("spread_ticks", spreads)
        .ints("ticks", ticks)
        .sameLong("archive", 42)
        .build();
  }

  private static double price(String side, long micros) {
    long minuteOfDay = Math.floorMod(micros, 1_440 * MINUTE) / MINUTE;
    return ((side.equals("bid") ? 100_000 : 200_000) + minuteOfDay) / 1e5;
  }

  private static ColumnBatch hours(long first) {
    return ColumnBatch.ofRows(2)
        .text("side", "bid")
        .longs("ts", new long[] {first, first + 60 * MINUTE})
        .doubles("open", new double[] {1.1, 1.1})
        .doubles("high", new double[] {1.2, 1.2})
        .doubles("low", new double[] {1, 1})
        .doubles("close", new double[] {1.15, 1.15})
        .doubles("volume", new double[] {0, 12.5})
        .doubles("spread_ticks", new double[] {0.25, Double.NaN})
        .longs("ticks", new long[] {7, ColumnBatch.NO_LONG})
        .ints("minutes", new int[] {60, 59})
        .ints("expected", new int[] {60, 60})
        .booleans("closed", new boolean[] {true, false})
        .ints("session_date", new int[] {18_017, 18_017})
        .build();
  }

  private static long[] bidStamps() {
    long[] stamps = new long[254];
    for (int i = 0; i < 200; i++) {
      stamps[i] = MAY_2018 + i * MINUTE;
    }
    int[] inJune = {0, 2, 4, 5};
    for (int i = 0; i < 4; i++) {
      stamps[200 + i] = JUNE_2018 + inJune[i] * MINUTE;
    }
    for (int i = 0; i < 50; i++) {
      stamps[204 + i] = MAY_2019 + i * MINUTE;
    }
    return stamps;
  }

  private static DayRange days(String first, String last) {
    return new DayRange(LocalDate.parse(first), LocalDate.parse(last));
  }

  private static long micros(String instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(instant));
  }
}
