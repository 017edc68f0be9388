package io.barlake.tables;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;
import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.tables.columns.ColumnBatch;
import io.barlake.tables.columns.DataFile;
import io.barlake.testing.ChildJvm;
import io.barlake.testing.LocalLakehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes change one partition at the same time: every write of both must count once. */
class ColumnTableRaceTest {
  private static final TableDefinition TABLE =
      TableDefinition.of(
              "market.raced",
              "A table that two write",
              new StructType()
                  .add("symbol", StringType, false, "partition")
                  .add("side", StringType, false, "writer")
                  .add("ts", TimestampType, false, "stamp")
                  .add("price", DoubleType, false, "number of the write"))
          .partitionedBy("symbol")
          .keyedBy("symbol", "side", "ts");

  private static final Map<String, String> PARTITION = Map.of("symbol", "EURUSD");
  private static final int WRITES = 4;
  private static final int ROWS = 100;

  @TempDir Path folder;

  @Test
  void noRowIsLostOrDoubledAndNoVersionIsMissing() throws Exception {
    ColumnTable table;
    try (ChildJvm other = ChildJvm.start(Writer.class, folder, "ask")) {
      table = LocalLakehouse.in(folder).columns(TABLE);
      assertThat(other.line()).isEqualTo("ready");
      other.go();
      writeAll(table, "bid");
      assertThat(other.finish()).containsExactly("written");
    }

    ColumnBatch read =
        table
            .files()
            .open()
            .read(
                table.state().find(PARTITION, Long.MIN_VALUE, Long.MAX_VALUE),
                List.of("side", "ts", "price"));
    Map<Long, Double> expected = expected();
    assertThat(read.rows()).isEqualTo(2 * expected.size());
    for (String side : List.of("bid", "ask")) {
      ColumnBatch mine = read.where("side", side);
      assertThat(Arrays.stream(mine.longs("ts")).boxed())
          .containsExactlyElementsOf(expected.keySet());
      assertThat(Arrays.stream(mine.doubles("price")).boxed())
          .containsExactlyElementsOf(expected.values());
    }
    assertThat(table.state().version()).isEqualTo(2L * WRITES - 1);
    assertThat(versions()).isEqualTo(IntStream.range(0, 2 * WRITES).boxed().toList());
  }

  /** Each write replaces half of what the one before it wrote. */
  private static void writeAll(ColumnTable table, String side) {
    for (int write = 0; write < WRITES; write++) {
      long[] stamps = stamps(write);
      double[] prices = new double[ROWS];
      Arrays.fill(prices, write);
      DataFile file =
          table
              .files()
              .open()
              .write(
                  PARTITION,
                  ColumnBatch.ofRows(ROWS)
                      .text("side", side)
                      .longs("ts", stamps)
                      .doubles("price", prices)
                      .build());
      table.replace(
          List.of(new OwnedRange(PARTITION, Map.of("side", side), stamps[0], stamps[ROWS - 1])),
          List.of(file),
          "test");
    }
  }

  private static long[] stamps(int write) {
    return IntStream.range(0, ROWS)
        .mapToLong(row -> (write * ROWS / 2 + row) * 60_000_000L)
        .toArray();
  }

  private static Map<Long, Double> expected() {
    Map<Long, Double> prices = new TreeMap<>();
    for (int write = 0; write < WRITES; write++) {
      for (long stamp : stamps(write)) {
        prices.put(stamp, (double) write);
      }
    }
    return prices;
  }

  private List<Integer> versions() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("market/raced/_delta_log"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches("\\d{20}\\.json"))
          .map(name -> Integer.valueOf(name.substring(0, 20)))
          .sorted()
          .toList();
    }
  }

  /** The other process, with a Spark of its own. */
  static final class Writer {
    private Writer() {}

    public static void main(String[] arguments) throws Exception {
      Tables tables = LocalLakehouse.in(Path.of(arguments[0]));
      ColumnTable table = tables.columns(TABLE);
      ChildJvm.awaitGo();
      writeAll(table, arguments[1]);
      tables.spark().stop();
      System.out.println("written");
    }
  }
}
