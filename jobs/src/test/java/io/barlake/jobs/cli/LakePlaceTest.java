package io.barlake.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import io.barlake.config.ConfigReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LakePlaceTest {
  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void emptyNameIsNotTheFolderOneStandsIn(String name) {
    assertThatThrownBy(() -> place(name))
        .isInstanceOf(BarlakeException.class)
        .hasMessage("Missing lake: its name is empty. Name a folder with --lake, such as ./lake.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hdfs", "gs", "abfss"})
  void storesWithoutASafeLogAreRefused(String scheme) {
    assertThatThrownBy(() -> place(scheme + "://bucket/lake"))
        .isInstanceOfSatisfying(
            BarlakeException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNSAFE_STORE))
        .hasMessage(
            "Unsupported lake \"%1$s://bucket/lake\": there is no safe log store for \"%1$s\", and"
                + " without one two writers could lose a commit. Name a folder or"
                + " s3a://bucket/folder with --lake.",
            scheme);
  }

  @Test
  void theOtherNameOfStoresIsToldTheRightOne() {
    assertThatThrownBy(() -> place("s3://bucket/lake"))
        .hasMessage(
            "Unsupported lake \"s3://bucket/lake\": Barlake names S3 stores s3a://bucket/folder.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:/data/my lake", "file:///data/my lake", "FILE:/data/my lake"})
  void fileUriIsAFolder(String uri) {
    assertThat(place(uri).name()).isEqualTo("/data/my lake");
  }

  @ParameterizedTest
  @ValueSource(strings = {"lake", "./lake", "a:b/lake", "mein See/湖 100%"})
  void nameOfAFolderStaysAsItIsTyped(String name) {
    assertThat(place(name).name()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"s3a://lake/warehouse", "S3A://lake/warehouse", "s3a:///lake/warehouse//"})
  void lakeInAStoreHasABucketAndAFolder(String name) {
    assertThat(place(name).name()).isEqualTo("s3a://lake/warehouse");
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3a://lake", "s3a://lake/", "s3a://L/x", "s3a://a_b/x", "s3a://.x/y"})
  void lakeInAStoreWithoutBucketOrFolderIsRefused(String name) {
    assertThatThrownBy(() -> place(name))
        .isInstanceOf(BarlakeException.class)
        .hasMessageContaining("expected a bucket and a folder in it, such as s3a://lake/warehouse");
  }

  private static LakePlace place(String lake) {
    return LakePlace.of(ConfigReader.defaults().withLakePath(lake));
  }
}
