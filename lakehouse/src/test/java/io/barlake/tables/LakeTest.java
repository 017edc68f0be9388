package io.barlake.tables;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.config.ConfigReader;
import io.barlake.tables.schema.QuarantineTable;
import io.barlake.testing.LocalLakehouse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeTest {
  @TempDir Path folder;

  @Test
  void aFolderIsNamedByItsFullPath() {
    assertThat(lake("./lake").uri()).isEqualTo("file:" + Path.of("lake").toAbsolutePath());
    assertThat(lake("/data/lake/").uri()).isEqualTo("file:/data/lake");
    assertThat(lake("/data/old/../lake").uri()).isEqualTo("file:/data/lake");
    assertThat(lake("/data/my lake").uri()).isEqualTo("file:/data/my lake");
  }

  @Test
  void aUriStaysWhatItIs() {
    assertThat(lake("s3a://lake/warehouse/").uri()).isEqualTo("s3a://lake/warehouse");
    assertThat(lake("file:///data/lake").uri()).isEqualTo("file:/data/lake");
    assertThat(lake("file:/data/lake").uri()).isEqualTo("file:/data/lake");
    assertThat(lake("file:/data/lake").isLocal()).isTrue();
    assertThat(lake("s3a://lake/warehouse").isLocal()).isFalse();
  }

  @Test
  void tablesLieUnderTheirLogicalNamesWhateverTheirDatabasesAreCalled() {
    Lake lake = new Lake("file:/data/lake", Map.of("raw", "raw_2"));

    assertThat(lake.path(QuarantineTable.TABLE)).isEqualTo("file:/data/lake/raw/quarantine");
    assertThat(lake.sqlName(QuarantineTable.TABLE)).isEqualTo("raw_2.quarantine");
    assertThat(lake.archives()).isEqualTo("file:/data/lake/raw/originals");
  }

  @Test
  void aLakeLiesWhereItWasAskedForWhateverItsFolderIsCalled() {
    Path odd = folder.resolve("Börse von früher, 100% alt #2 + mehr");
    Tables tables = LocalLakehouse.in(odd);

    tables.rows(QuarantineTable.TABLE).append(List.of(RowFactory.create("a", "b", 1L, "c", "d")));

    assertThat(Files.isDirectory(odd.resolve("raw/quarantine/_delta_log"))).isTrue();
    assertThat(folder.toFile().list()).hasSize(1);
    Tables again = LocalLakehouse.in(odd);
    assertThat(again.catalog().registerWhatExists()).containsExactly("raw.quarantine");
    assertThat(again.spark().sql("SELECT * FROM raw.quarantine").count()).isEqualTo(1);
  }

  private static Lake lake(String path) {
    return Lake.of(ConfigReader.defaults().withLakePath(path));
  }
}
