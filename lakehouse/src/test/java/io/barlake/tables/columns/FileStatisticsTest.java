package io.barlake.tables.columns;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.barlake.market.PriceScale;
import io.barlake.testing.LocalLakehouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileStatisticsTest {
  private static final List<String> WITH_BOUNDS =
      List.of("ts", "stamp", "count", "ticks", "day", "price", "word", "feature", "side");

  @TempDir Path folder;

  @Test
  void theyAreWhatSparkComputesFromTheFile() throws IOException {
    requireWhatSparkComputes(ColumnFilesTest.everyType(30_000, 21));
  }

  @Test
  void theyAreWhatSparkComputesOfPricesAndOfWhatIsTheSameInEveryRow() throws IOException {
    long[] ticks = new java.util.Random(3).longs(50_000, -500, 9_000).toArray();
    requireWhatSparkComputes(
        ColumnBatch.ofRows(45_000)
            .sameLong("ts", 1_577_836_800_000_000L)
            .prices("price", ticks, 5_000, new PriceScale(3))
            .sameLong("count", -7)
            .text("side", "bid")
            .build());
  }

  private void requireWhatSparkComputes(ColumnBatch batch) throws IOException {
    DataFile file =
        new ColumnFiles(new Configuration(), folder.toString(), ColumnFilesTest.EVERY_TYPE)
            .write(Map.of(), batch);
    JsonNode statistics = new ObjectMapper().readTree(file.statistics());

    SparkSession spark = LocalLakehouse.in(folder.resolve("lake")).spark();
    Dataset<Row> rows = spark.read().parquet(folder.resolve(file.path()).toString());

    assertThat(statistics.path("numRecords").asLong()).isEqualTo(rows.count());
    for (String column : batch.names()) {
      Row computed =
          rows.selectExpr(
                  "min(" + column + ")", "max(" + column + ")", "count_if(" + column + " IS NULL)")
              .first();
      assertThat(statistics.path("nullCount").path(column).asLong(-1))
          .as("nulls of " + column)
          .isEqualTo(computed.getLong(2));
      if (WITH_BOUNDS.contains(column)) {
        requireBound(statistics.path("minValues").path(column), computed.get(0), column);
        requireBound(statistics.path("maxValues").path(column), computed.get(1), column);
      } else {
        assertThat(statistics.path("minValues").has(column)).as(column).isFalse();
        assertThat(statistics.path("maxValues").has(column)).as(column).isFalse();
      }
    }
  }

  @Test
  void aColumnWithoutAValueHasNoBounds() {
    assertThat(
            statistics(
                ColumnBatch.ofRows(1)
                    .longs("count", new long[] {ColumnBatch.NO_LONG})
                    .ints("ticks", new int[] {ColumnBatch.NO_INT})
                    .doubles("price", new double[] {Double.NaN})
                    .floats("feature", new float[] {Float.NaN})
                    .texts("word", new String[] {null})))
        .isEqualTo(
            "{\"numRecords\":1,\"minValues\":{},\"maxValues\":{},\"nullCount\":"
                + "{\"count\":1,\"ticks\":1,\"price\":1,\"feature\":1,\"word\":1}}");
  }

  @Test
  void aColumnThatIsAbsentThroughoutIsCountedAndHasNoBounds() {
    assertThat(
            statistics(
                ColumnBatch.ofRows(2)
                    .longs("ts", new long[] {0, 0})
                    .absent("count")
                    .absent("ticks")))
        .endsWith("\"nullCount\":{\"ts\":0,\"count\":2,\"ticks\":2}}")
        .doesNotContain("\"count\":0");
  }

  @Test
  void infinityIsNoBoundBecauseJsonCannotSayIt() {
    assertThat(
            statistics(
                ColumnBatch.ofRows(2)
                    .doubles("price", new double[] {1.5, Double.POSITIVE_INFINITY})
                    .floats("feature", new float[] {Float.NEGATIVE_INFINITY, 2.5f})))
        .isEqualTo(
            "{\"numRecords\":2,\"minValues\":{\"price\":1.5},\"maxValues\":{\"feature\":2.5},"
                + "\"nullCount\":{\"price\":0,\"feature\":0}}");
  }

  @Test
  void stampsAreCutToMillisecondsBelowZeroToo() {
    assertThat(statistics(ColumnBatch.ofRows(2).longs("stamp", new long[] {-1, 1_999})))
        .contains("\"minValues\":{\"stamp\":\"1969-12-31T23:59:59.999Z\"}")
        .contains("\"maxValues\":{\"stamp\":\"1970-01-01T00:00:00.001Z\"}");
  }

  private String statistics(ColumnBatch.Builder columns) {
    ColumnBatch batch = columns.build();
    org.apache.spark.sql.types.StructType schema = new org.apache.spark.sql.types.StructType();
    for (String name : batch.names()) {
      schema = schema.add(ColumnFilesTest.EVERY_TYPE.apply(name));
    }
    org.apache.hadoop.fs.Path file =
        new org.apache.hadoop.fs.Path(folder.resolve("one.parquet").toString());
    try {
      return FileStatistics.json(
          schema, ParquetColumnWriter.write(new Configuration(), file, schema, batch));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void requireBound(JsonNode bound, Object computed, String column) {
    if (computed instanceof Instant instant) {
      assertThat(Instant.parse(bound.asText()))
          .as(column)
          .isEqualTo(instant.truncatedTo(ChronoUnit.MILLIS));
    } else if (computed instanceof Double || computed instanceof Float) {
      assertThat(bound.isNumber()).as(column).isTrue();
      assertThat(bound.asText()).as(column).isEqualTo(computed.toString());
    } else {
      assertThat(bound.asText()).as(column).isEqualTo(computed.toString());
    }
  }
}
