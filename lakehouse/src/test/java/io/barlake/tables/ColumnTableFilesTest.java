package io.barlake.tables;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;
import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.tables.columns.ColumnBatch;
import io.barlake.tables.columns.DataFile;
import io.barlake.testing.LocalLakehouse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files a write touches, and which files a query opens. */
class ColumnTableFilesTest {
  private static final TableDefinition TABLE =
      TableDefinition.of(
              "market.small",
              "A small table of columns",
              new StructType()
                  .add("symbol", StringType, false, "partition")
                  .add("year", IntegerType, false, "partition that is a number")
                  .add("side", StringType, false, "text within a file")
                  .add("ts", TimestampType, false, "stamp")
                  .add("price", DoubleType, true, "number"))
          .partitionedBy("symbol", "year")
          .keyedBy("symbol", "side", "ts");

  private static final long DAY = 86_400_000_000L;
  private static final int HOURS = 24;

  @TempDir Path folder;
  private Tables tables;
  private ColumnTable table;

  @BeforeEach
  void open() {
    tables = LocalLakehouse.in(folder);
    tables.make(TABLE);
    table = tables.columns(TABLE);
  }

  @Test
  void sqlOpensOnlyTheFilesThatAQueryCanMean() {
    append(day("EURUSD", 0, "bid"), day("EURUSD", 1, "bid"), day("EURUSD", 2, "ask"));
    append(day("USDJPY", 0, "bid"), day("USDJPY", 1, "bid"));

    assertThat(opened("true")).isEqualTo(5);
    assertThat(opened("symbol = 'USDJPY'")).isEqualTo(2);
    assertThat(opened("year = 1970")).isEqualTo(5);
    assertThat(opened("year = 1971")).isZero();
    assertThat(opened("ts >= timestamp '1970-01-02 00:00:00'")).isEqualTo(3);
    assertThat(
            opened(
                "symbol = 'EURUSD' AND ts BETWEEN timestamp '1970-01-02 05:00:00'"
                    + " AND timestamp '1970-01-02 06:00:00'"))
        .isEqualTo(1);
    assertThat(opened("side = 'ask'")).isEqualTo(1);
    assertThat(opened("price > 100")).isZero();
  }

  @Test
  void statisticsThatAreCutToMillisecondsHideNoRow() {
    long odd = DAY + 999_999;
    append(file("EURUSD", "bid", new long[] {odd, odd + 999}));

    Dataset<Row> found =
        tables
            .spark()
            .sql("SELECT * FROM market.small WHERE ts >= timestamp '1970-01-02 00:00:01.000998'");

    assertThat(found.count()).isEqualTo(1);
    assertThat(found.first().<Instant>getAs("ts"))
        .isEqualTo(Instant.parse("1970-01-02T00:00:01.000998Z"));
    assertThat(table.state().find(Map.of(), odd + 999, odd + 999)).hasSize(1);
  }

  @Test
  void aWriteThatOwnsNothingAppends() {
    append(day("EURUSD", 0, "bid"));
    append(day("EURUSD", 0, "bid"));

    assertThat(rows("EURUSD").rows()).isEqualTo(2 * HOURS);
    assertThat(table.replace(List.of(), List.of(), "test")).isEqualTo(2);
  }

  @Test
  void filesWithoutOwnedRowsStayAsTheyAre() {
    DataFile other = day("EURUSD", 0, "ask");
    DataFile later = day("EURUSD", 1, "bid");
    DataFile elsewhere = day("USDJPY", 0, "bid");
    DataFile mine = day("EURUSD", 0, "bid");
    append(other, later, elsewhere, mine);

    table.replace(List.of(owned("EURUSD", "bid", 0, 0)), List.of(), "test");

    Set<String> paths = paths();
    assertThat(paths).hasSize(4).contains(other.path(), later.path(), elsewhere.path());
    assertThat(paths).doesNotContain(mine.path());
    assertThat(rows("EURUSD").where("side", "bid").rows()).isEqualTo(2 * HOURS - 1);
  }

  @Test
  void aFileWhoseEveryRowIsOwnedLeavesNone() {
    DataFile kept = day("EURUSD", 1, "bid");
    append(day("EURUSD", 0, "bid"), kept);

    table.replace(List.of(owned("EURUSD", "bid", 0, DAY - 1)), List.of(), "test");

    assertThat(paths()).containsExactly(kept.path());
  }

  @Test
  void severalRangesTakeTheirRowsOutOfOneFileAtOnce() {
    append(day("EURUSD", 0, "bid"));
    long hour = DAY / HOURS;

    table.replace(
        List.of(
            owned("EURUSD", "bid", 0, 2 * hour),
            owned("EURUSD", "bid", 22 * hour, DAY),
            owned("EURUSD", "ask", 3 * hour, 21 * hour)),
        List.of(),
        "test");

    ColumnBatch left = rows("EURUSD");
    assertThat(left.longs("ts")[0]).isEqualTo(3 * hour);
    assertThat(left.rows()).isEqualTo(19);
    assertThat(table.state().version()).isEqualTo(2);
    DataFile survivor = table.state().files().get(0);
    assertThat(survivor.firstMicros()).isEqualTo(3 * hour);
    assertThat(survivor.lastMicros()).isEqualTo(21 * hour + 999);
  }

  @Test
  void aRangeWithoutAPartitionOwnsInEveryPartition() {
    append(day("EURUSD", 0, "bid"), day("USDJPY", 0, "bid"), day("USDJPY", 0, "ask"));

    table.replace(List.of(OwnedRange.whole(Map.of(), Map.of("side", "bid"))), List.of(), "test");

    assertThat(table.state().files()).hasSize(1);
    assertThat(rows("USDJPY").texts("side")).containsOnly("ask");
  }

  @Test
  void whatSqlInsertedIsReplacedLikeTheRest() {
    tables
        .spark()
        .sql(
            "INSERT INTO market.small VALUES ('EURUSD', 1970, 'bid', timestamp '1970-01-01"
                + " 00:00:00', 1D), ('EURUSD', 1970, 'ask', timestamp '1970-01-01 00:00:00', 2D)");

    table.replace(List.of(owned("EURUSD", "bid", 0, 0)), List.of(file("EURUSD", "bid", 7)), "test");

    ColumnBatch rows = rows("EURUSD");
    assertThat(rows.longs("ts")).containsExactly(0, 7);
    assertThat(rows.texts("side")).containsExactly("ask", "bid");
    assertThat(rows.doubles("price")[0]).isEqualTo(2);
  }

  @Test
  void aQuoteInAValueIsPartOfTheValue() {
    append(day("EURUSD", 0, "bid"));

    table.replace(
        List.of(OwnedRange.whole(Map.of("symbol", "X' OR '1' = '1\\"), Map.of())),
        List.of(),
        "test");

    assertThat(rows("EURUSD").rows()).isEqualTo(HOURS);
  }

  private void append(DataFile... files) {
    table.replace(List.of(), List.of(files), "test");
  }

  private DataFile day(String symbol, int day, String side) {
    long[] stamps = new long[HOURS];
    Arrays.setAll(stamps, hour -> day * DAY + hour * (DAY / HOURS));
    return file(symbol, side, stamps);
  }

  private DataFile file(String symbol, String side, long... stamps) {
    double[] prices = new double[stamps.length];
    Arrays.fill(prices, 1.5);
    return table
        .files()
        .open()
        .write(
            Map.of("symbol", symbol, "year", "1970"),
            ColumnBatch.ofRows(stamps.length)
                .text("side", side)
                .longs("ts", stamps)
                .doubles("price", prices)
                .build());
  }

  private static OwnedRange owned(String symbol, String side, long first, long last) {
    return new OwnedRange(
        Map.of("symbol", symbol, "year", "1970"), Map.of("side", side), first, last);
  }

  private ColumnBatch rows(String symbol) {
    List<DataFile> files =
        table.state().find(Map.of("symbol", symbol), Long.MIN_VALUE, Long.MAX_VALUE);
    return table.files().open().read(files, List.of("side", "ts", "price"));
  }

  private Set<String> paths() {
    return table.state().files().stream().map(DataFile::path).collect(Collectors.toSet());
  }

  /** How many files Spark reads for a condition, after partitions and statistics have spoken. */
  private int opened(String condition) {
    return tables.spark().sql("SELECT * FROM market.small WHERE " + condition).inputFiles().length;
  }
}
