package io.barlake.tables;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.FloatType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;
import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.tables.columns.ColumnBatch;
import io.barlake.tables.columns.DataFile;
import io.barlake.testing.LocalLakehouse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaEvolutionTest {
  private static final StructType NARROW =
      new StructType()
          .add("part", StringType, false, "partition")
          .add("ts", TimestampType, false, "stamp")
          .add("a", DoubleType, true, "first number");

  private static final TableDefinition OLD =
      TableDefinition.of("research.grown", "A table that grows", NARROW)
          .partitionedBy("part")
          .keyedBy("part", "ts");

  private static final TableDefinition NEW =
      OLD.withSchema(
          NARROW
              .add("b", FloatType, true, "a number that came later")
              .add("n", IntegerType, false, "a required number that came later")
              .add("word", StringType, true, "a text that came later"));

  @TempDir Path folder;

  @Test
  void aTableWidensAndItsOldRowsHaveNothingThere() {
    Tables before = LocalLakehouse.in(folder);
    write(before.columns(OLD), 1, narrow(1, 1.5));

    Tables after = LocalLakehouse.in(folder);
    ColumnTable grown = after.columns(NEW);
    write(grown, 2, wide(2, 2.5, 7f, 9, "later"));

    assertThat(after.read(NEW).schema().fieldNames())
        .containsExactly("part", "ts", "a", "b", "n", "word");
    List<Row> rows = after.read(NEW).orderBy("ts").collectAsList();
    assertThat(rows.get(0).isNullAt(3)).isTrue();
    assertThat(rows.get(0).isNullAt(4)).isTrue();
    assertThat(rows.get(0).isNullAt(5)).isTrue();
    assertThat(rows.get(1).getFloat(3)).isEqualTo(7f);
    assertThat(rows.get(1).getInt(4)).isEqualTo(9);

    ColumnBatch read =
        grown
            .files()
            .open()
            .read(
                grown.state().find(Map.of("part", "p"), Long.MIN_VALUE, Long.MAX_VALUE),
                List.of("ts", "a", "b", "n", "word"));
    assertThat(read.doubles("a")).containsExactly(1.5, 2.5);
    assertThat(read.floats("b")).containsExactly(Float.NaN, 7f);
    assertThat(read.ints("n")).containsExactly(ColumnBatch.NO_INT, 9);
    assertThat(read.texts("word")).containsExactly(null, "later");
  }

  @Test
  void widenedRowsSurviveTheRewritingOfTheirFile() {
    Tables tables = LocalLakehouse.in(folder);
    ColumnTable old = tables.columns(OLD);
    ColumnBatch two =
        ColumnBatch.ofRows(2)
            .longs("ts", new long[] {1, 2})
            .doubles("a", new double[] {1, 2})
            .build();
    write(old, 1, two);
    ColumnTable grown = tables.columns(NEW);

    grown.replace(List.of(new OwnedRange(Map.of("part", "p"), Map.of(), 2, 2)), List.of(), "test");

    List<Row> rows = tables.read(NEW).collectAsList();
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).getDouble(2)).isEqualTo(1);
    assertThat(rows.get(0).isNullAt(4)).isTrue();
  }

  @Test
  void aWriterOfTheOldDefinitionStillWrites() {
    LocalLakehouse.in(folder).make(OLD);
    ColumnTable old = LocalLakehouse.in(folder).columns(OLD);
    Tables tables = LocalLakehouse.in(folder);
    tables.make(NEW);

    write(old, 1, narrow(1, 1.5));

    assertThat(tables.version(NEW)).isEqualTo(2);
    assertThat(tables.read(NEW).collectAsList().get(0).isNullAt(3)).isTrue();
  }

  @Test
  void openingATableAgainChangesNothing() {
    LocalLakehouse.in(folder).make(NEW);
    LocalLakehouse.in(folder).make(NEW);
    LocalLakehouse.in(folder).make(OLD);

    assertThat(LocalLakehouse.in(folder).version(NEW)).isZero();
  }

  @Test
  void manyWhoMakeAndWidenOneTableAtOnceEndWithOne() throws Exception {
    int writers = 6;
    List<TableDefinition> definitions =
        IntStream.range(0, writers)
            .mapToObj(i -> OLD.withSchema(NARROW.add("own_" + i, DoubleType, true, "own column")))
            .toList();
    CyclicBarrier start = new CyclicBarrier(writers);
    ExecutorService pool = Executors.newFixedThreadPool(writers);
    try {
      List<Callable<Long>> work =
          definitions.stream()
              .<Callable<Long>>map(
                  definition ->
                      () -> {
                        Tables tables = LocalLakehouse.in(folder);
                        start.await();
                        tables.make(definition);
                        return tables.version(definition);
                      })
              .toList();
      for (Future<Long> done : pool.invokeAll(work)) {
        assertThat(done.get()).isBetween(0L, writers - 1L);
      }
    } finally {
      pool.shutdownNow();
    }

    Tables tables = LocalLakehouse.in(folder);
    assertThat(tables.version(OLD)).isEqualTo(writers - 1L);
    assertThat(tables.read(OLD).schema().fieldNames())
        .hasSize(3 + writers)
        .contains("own_0", "own_1", "own_2", "own_3", "own_4", "own_5");
  }

  private static ColumnBatch narrow(long stamp, double a) {
    return ColumnBatch.ofRows(1)
        .longs("ts", new long[] {stamp})
        .doubles("a", new double[] {a})
        .build();
  }

  private static ColumnBatch wide(long stamp, double a, float b, int n, String word) {
    return narrow(stamp, a)
        .with(
            ColumnBatch.ofRows(1)
                .floats("b", new float[] {b})
                .ints("n", new int[] {n})
                .texts("word", new String[] {word})
                .build());
  }

  private static void write(ColumnTable table, long stamp, ColumnBatch batch) {
    DataFile file = table.files().open().write(Map.of("part", "p"), batch);
    table.replace(
        List.of(new OwnedRange(Map.of("part", "p"), Map.of(), stamp, stamp)),
        List.of(file),
        "test");
  }
}
