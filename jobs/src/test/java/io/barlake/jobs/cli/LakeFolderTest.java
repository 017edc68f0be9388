package io.barlake.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barlake.BarlakeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeFolderTest {
  @TempDir Path folder;

  @Test
  void missingLakeIsNotMadeByReading() {
    Path missing = folder.resolve("lkae");
    assertThatThrownBy(() -> LakeFolder.of(missing.toString()).requireThere())
        .isInstanceOf(BarlakeException.class)
        .hasMessage(
            "Missing lake \"%s\": there is no such folder. Name another with --lake, or make one"
                + " with \"jobs/barlake ingest\" or \"jobs/barlake demo\".",
            missing);
    assertThat(missing).doesNotExist();
  }

  @Test
  void fileIsNoLake() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> LakeFolder.of(file.toString()).requireThere())
        .isInstanceOf(BarlakeException.class)
        .hasMessage("Cannot use the lake \"%s\": it is a file. Name a folder with --lake.", file);
  }

  @Test
  void lakeBelowAFileCannotBeMade() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    Path below = file.resolve("a/lake");
    assertThatThrownBy(() -> LakeFolder.of(below.toString()).make())
        .isInstanceOf(BarlakeException.class)
        .hasMessage(
            "Cannot write the lake \"%s\": \"%s\" is no folder that can be written. Name another"
                + " folder with --lake.",
            below, file);
  }

  @Test
  void lakeIsMadeWithTheFoldersAboveIt() {
    Path lake = folder.resolve("a/lake");
    LakeFolder.of(lake.toString()).make();
    assertThat(lake).isDirectory();
  }
}
