package io.barlake.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barlake.BarlakeException;
import io.barlake.config.BarlakeConfig.SparkSettings;
import io.barlake.config.ConfFolder;
import io.barlake.config.ConfigReader;
import io.barlake.tables.Lake;
import io.barlake.tables.SessionSettings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterSettingsTest {
  @TempDir Path folder;

  @Test
  void fileOfAPersonIsTakenAsSparkWouldTakeIt() throws IOException {
    Path file =
        file("# mine\n\nspark.executor.memory   3g\nspark.authenticate.secret abc\n", "rw-------");

    assertThat(settings(file, false))
        .containsEntry("spark.executor.memory", "3g")
        .containsEntry("spark.authenticate.secret", "abc");
  }

  @Test
  void defaultsAskForASecretThatTheyDoNotHave() {
    assertThatThrownBy(() -> ClusterSettings.of(new SparkSettings("spark://host:7077", ""), false))
        .isInstanceOf(BarlakeException.class)
        .hasMessage(
            "Missing secret of the Spark cluster: \"conf/spark-defaults.conf\" has none. Copy"
                + " conf/spark-defaults.conf, add spark.authenticate.secret, and name the copy with"
                + " spark.settings.");
  }

  @Test
  void copyOfTheDefaultsWithASecretIsEnough() throws IOException {
    Path file =
        file(
            ConfFolder.text("spark-defaults.conf") + "spark.authenticate.secret abc\n",
            "rw-------");

    assertThat(settings(file, false))
        .containsEntry("spark.authenticate", "true")
        .containsEntry("spark.network.crypto.enabled", "true")
        .containsEntry("spark.ui.enabled", "false");
  }

  @Test
  void programsOfOthersReadAndWriteTheTablesAsTheCommandsDo() throws IOException {
    Map<String, String> ofCommands = new TreeMap<>();
    ofCommands.putAll(SessionSettings.of(ConfigReader.defaults().store()));
    ofCommands.putAll(
        SessionSettings.of(Lake.of(ConfigReader.defaults().withLakePath("s3a://lake/warehouse"))));
    Path file =
        file(
            ConfFolder.text("spark-defaults.conf") + "spark.authenticate.secret abc\n",
            "rw-------");

    Map<String, String> ofOthers = settings(file, false);

    assertThat(ofOthers)
        .containsKeys("spark.delta.logStore.s3a.impl", "spark.databricks.delta.v2.enableMode");
    ofOthers.keySet().retainAll(ofCommands.keySet());
    assertThat(ofCommands).containsAllEntriesOf(ofOthers);
  }

  @Test
  void secretThatOthersMayReadIsRefused() throws IOException {
    Path file = file("spark.authenticate.secret abc\n", "rw-r-----");

    assertThatThrownBy(() -> settings(file, false))
        .isInstanceOf(BarlakeException.class)
        .hasMessageStartingWith("Unsafe file \"" + file + "\"")
        .hasMessageNotContaining("abc");
  }

  @Test
  void settingsWithoutASecretMayBeReadByAnybody() throws IOException {
    Path file = file("spark.authenticate false\nspark.executor.cores 2\n", "rw-r--r--");

    assertThat(settings(file, false)).containsEntry("spark.executor.cores", "2");
  }

  @Test
  void executorThatTakesAWholeMachineHasNoNumberOfCores() throws IOException {
    Path file = file("spark.executor.cores 2\n", "rw-r--r--");

    assertThat(settings(file, true)).doesNotContainKey("spark.executor.cores");
  }

  @Test
  void keyThatIsNoneOfSparkIsRefused() throws IOException {
    Path file = file("executor.cores 2\n", "rw-r--r--");

    assertThatThrownBy(() -> settings(file, true))
        .isInstanceOf(BarlakeException.class)
        .hasMessage(
            "Unknown setting \"executor.cores\" in \"%s\": Spark's settings begin with \"spark.\".",
            file);
  }

  @Test
  void missingFileIsNamed() {
    Path file = folder.resolve("none.conf");

    assertThatThrownBy(() -> settings(file, false))
        .isInstanceOf(BarlakeException.class)
        .hasMessageContaining("\"" + file + "\"");
  }

  @Test
  void clusterGetsTheJarsThatItLacks() {
    String classPath =
        String.join(
            File.pathSeparator,
            "/x/jobs.jar",
            "/x/lib/job/delta.jar",
            "/x/lib/spark/spark-core.jar",
            "/x/lib/store/minio.jar",
            "/x/target/classes");

    assertThat(ClusterSettings.jarsOf(classPath)).isEqualTo("/x/jobs.jar,/x/lib/job/delta.jar");
  }

  @Test
  void jarsOfAPersonJoinThoseOfBarlake() throws IOException {
    Path file = file("spark.jars /opt/mine.jar\n", "rw-r--r--");

    assertThat(settings(file, false).get("spark.jars").split(","))
        .startsWith("/opt/mine.jar")
        .hasSizeGreaterThan(1);
  }

  private static Map<String, String> settings(Path file, boolean takesWholeMachines) {
    return ClusterSettings.of(
        new SparkSettings("spark://host:7077", file.toString()), takesWholeMachines);
  }

  private Path file(String text, String permissions) throws IOException {
    Path file = Files.writeString(folder.resolve("spark.conf"), text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    return file;
  }
}
