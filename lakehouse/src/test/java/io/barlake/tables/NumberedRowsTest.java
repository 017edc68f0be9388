package io.barlake.tables;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import io.barlake.tables.NumberedRows.Span;
import io.barlake.tables.columns.DataFile;
import io.barlake.testing.LocalLakehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NumberedRowsTest {
  private static final TableDefinition TABLE =
      TableDefinition.of(
              "research.numbered",
              "Numbered rows of several things",
              new StructType()
                  .add("thing", StringType, false, "what they are of")
                  .add("n", LongType, false, "number")
                  .add("square", LongType, true, "of the number")
                  .add("parity", LongType, true, "0 where the number is even, else 1")
                  .add("share", DoubleType, true, "half of the parity"))
          .partitionedBy("thing")
          .keyedBy("thing", "n");

  @TempDir Path folder;
  private Tables tables;
  private NumberedRows rows;

  @BeforeEach
  void open() {
    tables = LocalLakehouse.in(folder);
    rows = tables.numbered(TABLE, "n", "one");
  }

  @Test
  void filesThatAreCommittedAreRowsOfTheTable() {
    rows.add(List.of(file("one", 0, 10), file("one", 20, 5)));
    tables.numbered(TABLE, "n", "other").add(List.of(file("other", 5, 3)));

    assertThat(rows.present()).containsExactly(new Span(0, 10), new Span(20, 5));
    assertThat(tables.read(TABLE).where("thing = 'one' AND square = n * n").count()).isEqualTo(15);
    assertThat(tables.read(TABLE).where("thing = 'other'").count()).isEqualTo(3);
  }

  @Test
  void nothingIsThereBeforeTheFirstCommit() {
    file("one", 0, 10);

    assertThat(rows.present()).isEmpty();
    assertThat(tables.exists(TABLE)).isFalse();
  }

  @Test
  void noNumberGetsThereTwice() {
    rows.add(List.of(file("one", 0, 10)));

    assertThatThrownBy(() -> rows.add(List.of(file("one", 10, 2), file("one", 9, 1))))
        .isInstanceOfSatisfying(
            BarlakeException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.COMMIT_CONFLICT))
        .hasMessageStartingWith("Cannot add to research.numbered what another run has added");
    assertThat(tables.read(TABLE).count()).isEqualTo(10);
  }

  @Test
  void numbersAreCountedWhereFilesWereJoinedOverAHole() {
    rows.add(List.of(file("one", 0, 10), file("one", 20, 5)));
    tables
        .rows(TABLE)
        .replaceWhere(
            "thing = 'one'", LongStream.of(0, 1, 2, 7, 8).mapToObj(NumberedRowsTest::row).toList());

    assertThat(rows.present()).containsExactly(new Span(0, 3), new Span(7, 2));
  }

  @Test
  void whatIsMeasuredHasNoDictionary() throws IOException {
    DataFile file = file("one", 0, 1_000);

    assertThat(columnsWithDictionaries(file)).containsExactly("parity");
  }

  private List<String> columnsWithDictionaries(DataFile file) throws IOException {
    org.apache.hadoop.fs.Path path =
        new org.apache.hadoop.fs.Path(tables.lake().path(TABLE), file.path());
    try (ParquetFileReader reader =
        ParquetFileReader.open(HadoopInputFile.fromPath(path, new Configuration()))) {
      return reader.getFooter().getBlocks().get(0).getColumns().stream()
          .filter(ColumnChunkMetaData::hasDictionaryPage)
          .map(column -> column.getPath().toDotString())
          .toList();
    }
  }

  private DataFile file(String thing, long first, int count) {
    return tables
        .numbered(TABLE, "n", thing)
        .writer()
        .write(first, LongStream.range(first, first + count).mapToObj(n -> row(thing, n)).toList());
  }

  private static Row row(long n) {
    return row("one", n);
  }

  private static Row row(String thing, long n) {
    return RowFactory.create(thing, n, n * n, n % 2, n % 2 / 2.0);
  }
}
