package io.barlake.tables;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.tables.columns.ColumnBatch;
import io.barlake.tables.columns.DataFile;
import io.barlake.tables.schema.MinuteBarsTable;
import io.barlake.testing.LocalLakehouse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ColumnTableTest {
  private static final long MINUTE = 60_000_000L;
  private static final long NEW_YEAR_2019 = 1_546_300_800_000_000L;

  @TempDir Path folder;
  private Tables tables;
  private ColumnTable minutes;

  @BeforeEach
  void open() {
    tables = LocalLakehouse.in(folder);
    minutes = tables.columns(MinuteBarsTable.TABLE);
  }

  @Test
  void columnsComeBackThroughSqlAsTheyWentIn() {
    long[] stamps = {NEW_YEAR_2019, NEW_YEAR_2019 + MINUTE};
    minutes.replace(
        List.of(range("EURUSD", stamps)), List.of(write("EURUSD", stamps, 1.1)), "test");

    List<Row> rows = tables.spark().sql("SELECT * FROM market.bars_1m ORDER BY ts").collectAsList();

    assertThat(rows).hasSize(2);
    assertThat(rows.get(1).<Object>getAs("source")).isEqualTo("histdata");
    assertThat(rows.get(1).<Object>getAs("year")).isEqualTo(2019);
    assertThat(rows.get(1).<Object>getAs("ts"))
        .isEqualTo(java.time.Instant.parse("2019-01-01T00:01:00Z"));
    assertThat(rows.get(1).<Object>getAs("close")).isEqualTo(1.1);
    assertThat(rows.get(1).<Object>getAs("volume")).isNull();
    assertThat(rows.get(1).<Object>getAs("ticks")).isNull();
    assertThat(rows.get(1).<Object>getAs("archive")).isEqualTo(42L);
  }

  @Test
  void columnsComeBackAsArraysAsTheyWentIn() {
    long[] stamps = stamps(NEW_YEAR_2019, 50_000);
    DataFile file = write("EURUSD", stamps, 1.25);
    minutes.replace(List.of(range("EURUSD", stamps)), List.of(file), "test");

    ColumnBatch read = readAll("EURUSD");

    assertThat(read.longs("ts")).isEqualTo(stamps);
    assertThat(read.doubles("open")).containsOnly(1.25);
    assertThat(read.doubles("volume")).containsOnly(Double.NaN);
    assertThat(read.ints("ticks")).containsOnly(ColumnBatch.NO_INT);
    assertThat(read.texts("side")).containsOnly("bid");
  }

  @Test
  void replacingTwiceIsReplacingOnce() {
    long[] stamps = stamps(NEW_YEAR_2019, 10);
    for (int i = 0; i < 2; i++) {
      minutes.replace(
          List.of(range("EURUSD", stamps)), List.of(write("EURUSD", stamps, 1.1)), "test");
    }

    assertThat(readAll("EURUSD").longs("ts")).isEqualTo(stamps);
  }

  @Test
  void rowsOfOthersSurvive() {
    long[] stamps = stamps(NEW_YEAR_2019, 100);
    minutes.replace(
        List.of(range("EURUSD", stamps)), List.of(write("EURUSD", stamps, 1.1)), "test");
    minutes.replace(
        List.of(range("USDJPY", stamps)), List.of(write("USDJPY", stamps, 110)), "test");
    long[] middle = Arrays.copyOfRange(stamps, 40, 60);

    minutes.replace(
        List.of(range("EURUSD", middle)), List.of(write("EURUSD", middle, 1.2)), "test");

    assertThat(readAll("USDJPY").rows()).isEqualTo(100);
    ColumnBatch read = readAll("EURUSD");
    assertThat(read.longs("ts")).isEqualTo(stamps);
    for (int i = 0; i < 100; i++) {
      assertThat(read.doubles("open")[i]).isEqualTo(i >= 40 && i < 60 ? 1.2 : 1.1);
    }
  }

  @Test
  void theOtherSideOfTheSameMinutesSurvives() {
    long[] stamps = stamps(NEW_YEAR_2019, 10);
    minutes.replace(
        List.of(range("EURUSD", stamps)), List.of(write("EURUSD", stamps, 1.1)), "test");
    OwnedRange asks =
        new OwnedRange(
            Map.of("source", "histdata", "symbol", "EURUSD"),
            Map.of("side", "ask"),
            stamps[0],
            stamps[9]);

    minutes.replace(List.of(asks), List.of(), "test");

    assertThat(readAll("EURUSD").rows()).isEqualTo(10);
  }

  @Test
  void anyOrderOfRandomReplacementsEqualsAPlainMap() {
    Random random = new Random(11);
    TreeMap<Long, Double> expected = new TreeMap<>();
    for (int step = 0; step < 12; step++) {
      int from = random.nextInt(80);
      long[] owned = stamps(NEW_YEAR_2019 + from * MINUTE, 1 + random.nextInt(20));
      long[] kept = Arrays.stream(owned).filter(stamp -> random.nextInt(4) > 0).toArray();
      double price = 1 + step / 100.0;
      expected.subMap(owned[0], true, owned[owned.length - 1], true).clear();
      Arrays.stream(kept).forEach(stamp -> expected.put(stamp, price));

      List<DataFile> added = kept.length == 0 ? List.of() : List.of(write("EURUSD", kept, price));
      minutes.replace(List.of(range("EURUSD", owned)), added, "test");
    }

    ColumnBatch read = readAll("EURUSD");
    assertThat(read.longs("ts"))
        .isEqualTo(expected.keySet().stream().mapToLong(Long::longValue).toArray());
    assertThat(read.doubles("open"))
        .isEqualTo(expected.values().stream().mapToDouble(Double::doubleValue).toArray());
  }

  private DataFile write(String symbol, long[] stamps, double price) {
    int rows = stamps.length;
    double[] prices = new double[rows];
    double[] unknown = new double[rows];
    int[] noTicks = new int[rows];
    long[] archive = new long[rows];
    Arrays.fill(prices, price);
    Arrays.fill(unknown, Double.NaN);
    Arrays.fill(noTicks, ColumnBatch.NO_INT);
    Arrays.fill(archive, 42L);
    ColumnBatch batch =
        ColumnBatch.ofRows(rows)
            .text("side", "bid")
            .longs("ts", stamps)
            .doubles("open", prices)
            .doubles("high", prices)
            .doubles("low", prices)
            .doubles("close", prices)
            .doubles("volume", unknown)
            .doubles("spread_ticks", unknown)
            .ints("ticks", noTicks)
            .longs("archive", archive)
            .build();
    return minutes
        .files()
        .open()
        .write(Map.of("source", "histdata", "symbol", symbol, "year", "2019"), batch);
  }

  private static OwnedRange range(String symbol, long[] stamps) {
    return new OwnedRange(
        Map.of("source", "histdata", "symbol", symbol),
        Map.of("side", "bid"),
        stamps[0],
        stamps[stamps.length - 1]);
  }

  private static long[] stamps(long first, int count) {
    long[] stamps = new long[count];
    for (int i = 0; i < count; i++) {
      stamps[i] = first + i * MINUTE;
    }
    return stamps;
  }

  private ColumnBatch readAll(String symbol) {
    List<DataFile> files =
        minutes
            .state()
            .find(Map.of("source", "histdata", "symbol", symbol), Long.MIN_VALUE, Long.MAX_VALUE);
    return minutes.files().open().read(files, List.of("side", "ts", "open", "volume", "ticks"));
  }
}
