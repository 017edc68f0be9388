package io.barlake.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.barlake.BarlakeException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobLauncherTest {
  private static final CountJob DONE =
      CountJob.reading(
          job -> {
            job.out().println("counted");
            return JobResult.of("rows", 3, "names", List.of("a", "\u00fc"));
          });

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void jobThatIsDoneEndsWithZero() {
    assertThat(execute(DONE)).isZero();
    assertThat(text(out)).isEqualTo("counted\n");
    assertThat(text(err)).isEmpty();
  }

  @Test
  void lastLineOfOutputIsOneJsonObject() throws IOException {
    assertThat(execute(DONE, "--json", "--lake", folder.toString())).isZero();
    List<String> lines = text(out).lines().toList();
    assertThat(lines).hasSize(2);
    JsonNode json = new ObjectMapper().readTree(lines.get(1));
    assertThat(json.fieldNames())
        .toIterable()
        .containsExactly("rows", "names", "failures", "run_id", "lake", "seconds");
    assertThat(json.path("rows").asInt()).isEqualTo(3);
    assertThat(json.path("names").path(1).asText()).isEqualTo("\u00fc");
    assertThat(json.path("lake").asText()).isEqualTo(folder.toString());
    assertThat(json.path("run_id").asText()).matches("[0-9a-f-]{36}");
  }

  @Test
  void refusedInputsAreLinesOnErrorAndInJsonAndEndWithTwo() throws IOException {
    CountJob partly =
        CountJob.reading(job -> JobResult.of("rows", 1).withFailures(List.of("Cannot read a.")));
    assertThat(execute(partly, "--json")).isEqualTo(2);
    assertThat(text(err)).isEqualTo("Cannot read a.\n");
    assertThat(new ObjectMapper().readTree(text(out)).path("failures").path(0).asText())
        .isEqualTo("Cannot read a.");
  }

  @Test
  void mistakeOfTheUserIsOneLineWithoutJson() {
    CountJob failing =
        CountJob.reading(
            job -> {
              throw BarlakeException.badInput("Missing bars: run \"bars\" first.");
            });
    assertThat(execute(failing, "--json")).isEqualTo(2);
    assertThat(text(err)).isEqualTo("Missing bars: run \"bars\" first.\n");
    assertThat(text(out)).isEmpty();
  }

  @Test
  void defectIsOneLineToo() {
    assertThat(execute(defect(), "--json")).isEqualTo(1);
    assertThat(text(err))
        .isEqualTo("Failed: the wheel came off. Run again with --verbose to see where.\n");
    assertThat(text(out)).isEmpty();
  }

  @Test
  void verboseShowsTheStack() {
    assertThat(execute(defect(), "--verbose")).isEqualTo(1);
    assertThat(text(err)).contains("\tat " + JobLauncherTest.class.getName());
  }

  @Test
  void errorOfTheMachineIsOneLine() {
    CountJob broken =
        CountJob.reading(
            job -> {
              throw new NoClassDefFoundError("software/amazon/Client");
            });
    assertThat(execute(broken)).isEqualTo(1);
    assertThat(text(err))
        .isEqualTo(
            "Failed: NoClassDefFoundError: software/amazon/Client. Run again with --verbose to see"
                + " where.\n");
  }

  @Test
  void mistypedOptionIsAnsweredWithTheNearest() {
    assertThat(execute(DONE, "--stepp", "3")).isEqualTo(2);
    assertThat(text(err))
        .isEqualTo("Unknown option \"--stepp\": did you mean \"--step\"? Try \"count --help\".\n");
  }

  @Test
  void argumentTooManyIsNamed() {
    assertThat(execute(DONE, "more")).isEqualTo(2);
    assertThat(text(err)).isEqualTo("Unexpected argument \"more\". Try \"count --help\".\n");
  }

  @Test
  void numberThatIsNoneIsNamed() {
    assertThat(execute(DONE, "--step", "x")).isEqualTo(2);
    assertThat(text(err))
        .isEqualTo(
            "Invalid value for option '--step': 'x' is not a whole number. Try \"count"
                + " --help\".\n");
  }

  @Test
  void missingValueIsNamed() {
    assertThat(execute(DONE, "--lake")).isEqualTo(2);
    assertThat(text(err))
        .isEqualTo("Missing required parameter for option '--lake' (DIR). Try \"count --help\".\n");
  }

  @Test
  void optionIsGivenOnce() {
    assertThat(execute(DONE, "--lake", "a", "--lake", "b")).isEqualTo(2);
    assertThat(text(err))
        .isEqualTo("option '--lake' (DIR) should be specified only once. Try \"count --help\".\n");
  }

  @Test
  void missingSettingsFileIsTheUsersMistake() {
    Path missing = folder.resolve("none.conf");
    assertThat(execute(DONE, "--conf", missing.toString())).isEqualTo(2);
    assertThat(text(err))
        .isEqualTo("Missing settings file \"" + missing + "\": there is no such file.\n");
  }

  @Test
  void mistypedVariableIsTheUsersMistake() {
    int status = launcher(out, Map.of("BARLAKE_LAKE", "x")).execute(JobLauncher.command(DONE));
    assertThat(status).isEqualTo(2);
    assertThat(text(err)).startsWith("Unknown environment variable \"BARLAKE_LAKE\": expected");
    assertThat(text(err).lines()).hasSize(1);
  }

  @Test
  void optionWinsOverTheEnvironment() throws IOException {
    Map<String, String> environment = Map.of("BARLAKE_LAKE_PATH", "elsewhere");
    launcher(out, environment).execute(JobLauncher.command(DONE), "--json");
    launcher(out, environment).execute(JobLauncher.command(DONE), "--json", "--lake", "here");
    ObjectMapper json = new ObjectMapper();
    List<String> lines = text(out).lines().toList();
    assertThat(json.readTree(lines.get(1)).path("lake").asText()).isEqualTo("elsewhere");
    assertThat(json.readTree(lines.get(3)).path("lake").asText()).isEqualTo("here");
  }

  @Test
  void lakeOnAStoreWithoutASafeLogIsRefusedBeforeTheJobBegins() {
    CountJob never =
        CountJob.changing(
            job -> {
              throw new AssertionError("the job began");
            });
    assertThat(execute(never, "--lake", "hdfs://bucket/lake")).isEqualTo(2);
    assertThat(text(err)).startsWith("Unsupported lake \"hdfs://bucket/lake\": ");
    assertThat(text(err).lines()).hasSize(1);
  }

  @Test
  void lakeThatIsMissingIsNotMadeByAReader() {
    CountJob reader = CountJob.reading(job -> JobResult.of("version", job.tables().version(null)));
    Path missing = folder.resolve("lkae");
    assertThat(execute(reader, "--lake", missing.toString())).isEqualTo(2);
    assertThat(text(err)).startsWith("Missing lake \"" + missing + "\": ");
    assertThat(missing).doesNotExist();
  }

  @Test
  void invalidMasterIsFoundBeforeASessionOpens() {
    CountJob reader = CountJob.reading(job -> JobResult.of("version", job.tables().version(null)));
    assertThat(execute(reader, "--lake", folder.toString(), "--master", "garbage")).isEqualTo(2);
    assertThat(text(err)).startsWith("Invalid Spark master \"garbage\": ");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void readerThatLeftEndsACommandThatOnlyReads() {
    assertThat(executeInto(ResultOutputTest.failing("Broken pipe"), endless())).isEqualTo(141);
    assertThat(text(err)).isEmpty();
  }

  @Test
  void fullDiskBehindStandardOutputIsToldOnce() {
    assertThat(executeInto(ResultOutputTest.failing("No space left on device"), DONE)).isEqualTo(1);
    assertThat(text(err)).isEqualTo("Cannot write to standard output: No space left on device.\n");
  }

  @Test
  void readerThatLeftDoesNotFailACommandThatChangesTables() {
    CountJob changing =
        CountJob.changing(
            job -> {
              job.out().println("changed");
              job.out().flush();
              return JobResult.of("rows", 1);
            });
    assertThat(
            executeInto(
                ResultOutputTest.failing("Broken pipe"),
                changing,
                "--lake",
                folder.resolve("lake").toString()))
        .isZero();
    assertThat(text(err)).isEmpty();
  }

  private static CountJob endless() {
    return CountJob.reading(
        job -> {
          for (long row = 0; row < Long.MAX_VALUE; row++) {
            job.out().println(row);
          }
          return JobResult.of();
        });
  }

  private static CountJob defect() {
    return CountJob.reading(
        job -> {
          throw new IllegalStateException("the wheel came off");
        });
  }

  private int execute(CountJob job, String... args) {
    return executeInto(out, job, args);
  }

  private int executeInto(OutputStream target, CountJob job, String... args) {
    return launcher(target, Map.of()).execute(JobLauncher.command(job), args);
  }

  private JobLauncher launcher(OutputStream target, Map<String, String> environment) {
    return new JobLauncher(Console.over(target, err), environment);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
