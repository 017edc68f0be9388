package io.barlake.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LakeFolderTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void emptyNameIsNotTheFolderOneStandsIn(String name) {
    assertThatThrownBy(() -> LakeFolder.of(name))
        .isInstanceOf(BarlakeException.class)
        .hasMessage("Missing lake: its name is empty. Name a folder with --lake, such as ./lake.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3a", "hdfs", "S3", "gs"})
  void storesWithoutASafeLogAreRefused(String scheme) {
    assertThatThrownBy(() -> LakeFolder.of(scheme + "://bucket/lake"))
        .isInstanceOfSatisfying(
            BarlakeException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNSAFE_STORE))
        .hasMessage(
            "Unsupported lake \"%1$s://bucket/lake\": there is no safe log store for \"%1$s\" yet,"
                + " and without one two writers could lose a commit. Name a folder with --lake.",
            scheme);
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:/data/my lake", "file:///data/my lake", "FILE:/data/my lake"})
  void fileUriIsAFolder(String uri) {
    assertThat(LakeFolder.of(uri).name()).isEqualTo("/data/my lake");
  }

  @ParameterizedTest
  @ValueSource(strings = {"lake", "./lake", "a:b/lake", "mein See/湖 100%"})
  void nameOfAFolderStaysAsItIsTyped(String name) {
    assertThat(LakeFolder.of(name).name()).isEqualTo(name);
  }

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
