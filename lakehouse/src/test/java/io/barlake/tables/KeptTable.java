package io.barlake.tables;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import io.barlake.config.BarlakeConfig.MaintainSettings;
import io.barlake.tables.columns.ColumnBatch;
import io.barlake.tables.columns.DataFile;
import io.barlake.testing.LocalLakehouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** A small table of columns in a lake of its own, for the tests of its upkeep. */
final class KeptTable {
  static final TableDefinition TABLE =
      TableDefinition.of(
              "market.kept",
              "A table that is kept in order",
              new StructType()
                  .add("symbol", StringType, false, "partition")
                  .add("side", StringType, false, "part of the key")
                  .add("ts", TimestampType, false, "stamp")
                  .add("price", DoubleType, true, "number; may be absent"))
          .partitionedBy("symbol")
          .keyedBy("symbol", "side", "ts");

  /** A full file has 100 rows, a small one fewer than 25. */
  static final MaintainSettings SETTINGS = new MaintainSettings(100, 1, 10);

  static final long MINUTE = 60_000_000L;

  private final Path folder;
  private final Tables tables;

  private KeptTable(Path folder) {
    this.folder = folder;
    this.tables = LocalLakehouse.in(folder);
    tables.spark().conf().set("spark.sql.codegen.wholeStage", "false");
    tables.spark().conf().set("spark.sql.codegen.factoryMode", "NO_CODEGEN");
    tables.spark().conf().set("spark.sql.adaptive.enabled", "false");
  }

  static KeptTable in(Path folder) {
    return new KeptTable(folder);
  }

  Tables tables() {
    return tables;
  }

  ColumnTable columns() {
    return tables.columns(TABLE);
  }

  TableUpkeep upkeep() {
    return new TableUpkeep(tables, SETTINGS);
  }

  /** Rows of consecutive minutes, as one file that is not committed yet. */
  DataFile file(String symbol, String side, int firstMinute, int rows) {
    return file(symbol, side, firstMinute, rows, 1);
  }

  /** The same with every so many minutes. */
  DataFile file(String symbol, String side, int firstMinute, int rows, int step) {
    long[] stamps = new long[rows];
    double[] prices = new double[rows];
    for (int row = 0; row < rows; row++) {
      long minute = firstMinute + (long) row * step;
      stamps[row] = minute * MINUTE;
      prices[row] = minute % 7 == 0 ? Double.NaN : minute / 8.0;
    }
    ColumnBatch batch =
        ColumnBatch.ofRows(rows)
            .text("side", side)
            .longs("ts", stamps)
            .doubles("price", prices)
            .build();
    return columns().files().open().write(Map.of("symbol", symbol), batch);
  }

  /** Adds files, each in a commit of its own. */
  void add(DataFile... files) {
    for (DataFile file : files) {
      columns().replace(List.of(), List.of(file), "test");
    }
  }

  /** Adds many files of random places and lengths, some of which overlap. */
  void addAtRandom(Random random, int files) {
    DataFile[] made = new DataFile[files];
    for (int i = 0; i < files; i++) {
      made[i] =
          file(
              random.nextInt(3) == 0 ? "USDJPY" : "EURUSD",
              random.nextInt(4) == 0 ? "ask" : "bid",
              random.nextInt(2000),
              1 + random.nextInt(random.nextBoolean() ? 20 : 150),
              1 + random.nextInt(2));
    }
    columns().replace(List.of(), Arrays.asList(made), "test");
  }

  long version() {
    return tables.version(TABLE);
  }

  /** Every row as text, in one order. */
  List<String> rows() {
    return tables.read(TABLE).collectAsList().stream().map(Row::mkString).sorted().toList();
  }

  /** Every file of the table's folder with its size and time, save those of its log. */
  Map<String, String> filesOnDisk() {
    try (Stream<Path> files = Files.walk(tableFolder())) {
      Map<String, String> found = new TreeMap<>();
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        found.put(
            tableFolder().relativize(file).toString(),
            Files.size(file) + " " + Files.getLastModifiedTime(file));
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets all files of the table be so much older than they are. */
  void age(Duration by) {
    try (Stream<Path> files = Files.walk(tableFolder())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Instant old = Files.getLastModifiedTime(file).toInstant();
        Files.setLastModifiedTime(file, FileTime.from(old.minus(by)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path tableFolder() {
    return folder.resolve("market/kept");
  }

  Path log() {
    return tableFolder().resolve("_delta_log");
  }
}
