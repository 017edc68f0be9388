package io.barlake.ingest;

import static io.barlake.ingest.IngestFixture.ingest;
import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.config.ConfigReader;
import io.barlake.tables.TableDefinition;
import io.barlake.tables.TableRestore;
import io.barlake.tables.TableUpkeep;
import io.barlake.tables.Tables;
import io.barlake.tables.columns.ColumnBatch;
import io.barlake.tables.schema.ArchivesTable;
import io.barlake.tables.schema.MinuteBarsTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lake that an earlier version wrote is opened, read and written by this one. */
class OldLakeTest {
  private static final Path OLD = Path.of("src/test/resources/fixtures/old-lake/lake");
  private static final List<String> CAME_LATER =
      List.of(ArchivesTable.ISSUED, ArchivesTable.KEEPS_TICKS, ArchivesTable.LIES_AT);

  @TempDir Path folder;
  private Tables tables;

  @BeforeEach
  void copy() throws IOException {
    Path lake = folder.resolve("lake");
    try (Stream<Path> all = Files.walk(OLD)) {
      for (Path each : all.toList()) {
        Files.copy(each, lake.resolve(OLD.relativize(each).toString()));
      }
    }
    tables = IngestFixture.lake(lake);
    tables.catalog().registerWhatExists();
  }

  @Test
  void itIsReadAsItStands() {
    assertThat(tables.spark().table("raw.archives").columns())
        .doesNotContainAnyElementsOf(CAME_LATER);
    assertThat(tables.spark().table("market.bars_1m").count()).isEqualTo(30);

    ColumnBatch minutes =
        tables
            .columns(MinuteBarsTable.TABLE)
            .files()
            .open()
            .read(
                tables
                    .columns(MinuteBarsTable.TABLE)
                    .state()
                    .find(Map.of("symbol", "EURUSD"), Long.MIN_VALUE, Long.MAX_VALUE),
                List.of(MinuteBarsTable.TABLE.fileSchema().fieldNames()));
    assertThat(minutes.rows()).isEqualTo(30);
  }

  @Test
  void anIngestAddsTheColumnsAndItsArchivesStayKnown() {
    Path known =
        SmallArchive.of("EURUSD")
            .minutes("2019-01-07T10:00", 30)
            .line("broken")
            .write(folder, "2019");
    Path next = SmallArchive.of("EURUSD").minutes("2019-01-07T10:20", 30).write(folder, "201901");

    IngestResult result = ingest(tables, known, next);

    assertThat(result.refused()).isEmpty();
    List<Row> archives =
        tables.read(ArchivesTable.TABLE).orderBy(ArchivesTable.NAME).collectAsList();
    assertThat(archives).hasSize(2);
    assertThat(archives.get(0).schema().fieldNames()).contains(CAME_LATER.toArray(String[]::new));
    assertThat(tables.read(MinuteBarsTable.TABLE).count()).isEqualTo(50);
    LakeContent.assertBalanced(tables);
  }

  @Test
  void everyTableOfItCanBeKeptAndGivenTheColumnsOfToday() {
    TableUpkeep upkeep = new TableUpkeep(tables, ConfigReader.defaults().maintain());
    List<TableDefinition> made = tables.catalog().made();
    assertThat(made).hasSize(4);
    for (TableDefinition table : made) {
      assertThat(upkeep.keep(table).version()).as(table.name()).isZero();
      tables.make(table);
      assertThat(tables.read(table).columns())
          .as(table.name())
          .contains(table.schema().fieldNames());
    }
    assertThat(tables.version(ArchivesTable.TABLE)).isEqualTo(1);

    TableRestore restore = new TableRestore(tables, ArchivesTable.TABLE);
    restore.restore(restore.to(0));

    assertThat(tables.read(ArchivesTable.TABLE).columns()).doesNotContainAnyElementsOf(CAME_LATER);
  }
}
