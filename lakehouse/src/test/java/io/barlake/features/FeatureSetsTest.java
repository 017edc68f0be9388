package io.barlake.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import io.barlake.bars.Timeframe;
import io.barlake.config.ConfFolder;
import io.barlake.features.indicator.BarField;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sets that are shipped, and those of a folder of one's own. */
class FeatureSetsTest {
  @TempDir Path folder;

  @AfterEach
  void forgetTheFolder() {
    System.clearProperty(ConfFolder.FOLDER_PROPERTY);
  }

  @Test
  void everyShippedSetSaysWhatItIs() {
    assertThat(FeatureSets.all())
        .extracting(FeatureSets.NamedSet::name)
        .containsExactly(
            "candles",
            "default",
            "momentum",
            "sessions",
            "statistics",
            "trend",
            "volatility",
            "volume");
    assertThat(FeatureSets.all()).allMatch(set -> set.description().endsWith("."));
  }

  @Test
  void defaultSetHasSixtyColumnsForEveryFrameAndSource() {
    FeatureSet set = FeatureSet.of(FeatureSets.definitions(List.of("default")));

    assertThat(set.columns()).hasSize(60).extracting(FeatureColumn::name).doesNotHaveDuplicates();
    assertThat(FeatureSets.named("default").columns()).isEqualTo(60);
    set.requireFrame(Timeframe.DAY);
    assertThat(set.inputs()).doesNotContain(BarField.VOLUME);
    assertThat(set.warmUp()).isLessThan(60);
  }

  @Test
  void whatSeveralSetsNameIsComputedOnce() throws IOException {
    write("one", "features = [\"sma({10, 20})\", \"bbands(20, 2)\"]");
    write("two", "features = [\"rsi(14)\", \"sma(20..30 step 10)\", \"bbands(20, 2.0)\"]");

    assertThat(FeatureSets.definitions(List.of("one", "two")))
        .containsExactly("sma(10)", "sma(20)", "bbands(20, 2)", "rsi(14)", "sma(30)");
  }

  @Test
  void unknownSetIsAnsweredWithThoseThereAre() throws IOException {
    write("default", "features = [\"sma(10)\"]");
    write("fast", "features = [\"sma(2)\"]");

    assertRefused(
        "defualt",
        ErrorCode.BAD_ARGUMENT,
        "Unknown set \"defualt\": conf/features has default, fast. The nearest is default.");
    assertRefused(
        "../sweeps/demo",
        ErrorCode.BAD_ARGUMENT,
        "Unknown set \"../sweeps/demo\": conf/features has default, fast.");
  }

  @Test
  void mistakeInASetIsToldWithItsFile() throws IOException {
    write("mine", "features = [\"smaa(10)\"]");
    assertRefused(
        "mine",
        ErrorCode.BAD_CONFIG,
        "conf/features/mine.conf: Unknown indicator \"smaa\" in \"smaa(10)\". The nearest known one"
            + " is sma(20).");

    write("mine", "features = [\"sma(10)\"]\nframes = [1h]");
    assertRefused(
        "mine",
        ErrorCode.BAD_CONFIG,
        "conf/features/mine.conf: Unknown key \"frames\" in a feature set: expected features and"
            + " description.");
  }

  private void write(String name, String text) throws IOException {
    System.setProperty(ConfFolder.FOLDER_PROPERTY, folder.toString());
    Path file = folder.resolve("features").resolve(name + ".conf");
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static void assertRefused(String name, ErrorCode code, String message) {
    assertThatThrownBy(() -> FeatureSets.definitions(List.of(name)))
        .hasMessage(message)
        .asInstanceOf(InstanceOfAssertFactories.type(BarlakeException.class))
        .extracting(BarlakeException::code)
        .isEqualTo(code);
  }
}
