package io.barlake.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.barlake.jobs.cli.Console;
import io.barlake.jobs.cli.Job;
import io.barlake.jobs.cli.JobLauncher;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code maintain}, {@code history} and {@code restore}, as a person types them. */
class UpkeepCommandsTest {
  /** What an earlier version wrote: four tables, each with one commit. */
  private static final Path LAKE =
      Path.of("../lakehouse/src/test/resources/fixtures/old-lake/lake");

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void copy() throws IOException {
    try (Stream<Path> all = Files.walk(LAKE)) {
      for (Path each : all.toList()) {
        Path to = folder.resolve("lake").resolve(LAKE.relativize(each).toString());
        Files.createDirectories(to.getParent());
        if (Files.isRegularFile(each)) {
          Files.copy(each, to);
        }
      }
    }
  }

  @Test
  void whatCannotBeRestoredIsSaidBeforeAnythingIsOpened() {
    refuses(
        "Cannot restore to --version and --timestamp at once: leave one of them out.",
        "--version",
        "1",
        "--timestamp",
        "2026-01-31T12:00:00Z");
    refuses(
        "Missing --version or --timestamp: \"jobs/barlake history raw.archives\" lists the"
            + " versions.");
    refuses(
        "Invalid version -1: versions are counted from 0. \"jobs/barlake history raw.archives\""
            + " lists them.",
        "--version",
        "-1");
    refuses(
        "Invalid time \"yesterday\": expected UTC, such as 2026-01-31T12:00:00Z.",
        "--timestamp",
        "yesterday");
  }

  @Test
  void aTableThatIsUnknownOrNotThereIsNamed() {
    assertThat(execute(new HistoryJob(), "raw.archive")).isEqualTo(2);
    assertThat(text(err))
        .isEqualTo("Unknown table \"raw.archive\": did you mean \"raw.archives\"?\n");
    assertThat(execute(new MaintainJob(), "market.ticks")).isEqualTo(2);
    assertThat(text(err))
        .startsWith("Missing table market.ticks: nothing has been written to it yet in the lake \"")
        .hasLineCount(1);
  }

  @Test
  void tablesAreMaintainedAndOneThatIsBrokenDoesNotStopTheOthers() throws IOException {
    assertThat(execute(new MaintainJob(), "--dry-run")).isZero();
    assertThat(text(out).lines().map(line -> line.substring(0, line.indexOf(" "))))
        .containsExactly("table", "raw.archives", "raw.quarantine", "raw.clocks", "market.bars_1m");
    assertThat(folder.resolve("lake/ops")).doesNotExist();

    Files.writeString(
        folder.resolve("lake/raw/clocks/_delta_log/00000000000000000001.json"), "{broken");
    assertThat(execute(new MaintainJob(), "--json")).isEqualTo(2);
    assertThat(text(err).lines().filter(line -> line.startsWith("Cannot")))
        .singleElement()
        .asString()
        .startsWith("Cannot read raw.clocks: its log is broken. In \"")
        .contains("00000000000000000001.json has no JSON in line 1. Put that file back");
    JsonNode tables = lastLine().path("tables");
    assertThat(tables).hasSize(3);
    assertThat(tables.path(2).path("table").asText()).isEqualTo("market.bars_1m");
    assertThat(tables.path(2).path("files_after").asLong()).isEqualTo(1);
    assertThat(tables.path(2).path("version").asLong()).isZero();
  }

  @Test
  void theHistoryIsShownAndWhatStandsAlreadyIsNotRestored() throws IOException {
    assertThat(execute(new HistoryJob(), "market.bars_1m", "--json")).isZero();
    assertThat(text(out).lines().toList().get(0)).startsWith("version  time");
    assertThat(lastLine().path("versions").path(0).path("rows").asLong()).isEqualTo(30);

    assertThat(execute(new RestoreJob(), "market.bars_1m", "--version", "0", "--dry-run")).isZero();
    assertThat(text(out))
        .startsWith("market.bars_1m is what it was at version 0 of ")
        .endsWith(" already. Nothing was changed.\n");
    assertThat(execute(new RestoreJob(), "market.bars_1m", "--version", "7")).isEqualTo(2);
    assertThat(text(err))
        .startsWith("Cannot restore market.bars_1m to version 7: there is no such version. The")
        .hasLineCount(1);
  }

  private void refuses(String line, String... options) {
    List<String> all = new ArrayList<>(List.of("raw.archives"));
    all.addAll(List.of(options));
    assertThat(execute(new RestoreJob(), all.toArray(String[]::new))).isEqualTo(2);
    assertThat(text(err)).isEqualTo(line + "\n");
  }

  private int execute(Job job, String... arguments) {
    out.reset();
    err.reset();
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--lake", folder.resolve("lake").toString(), "--master", "local[1]"));
    return new JobLauncher(Console.over(out, err), Map.of())
        .execute(JobLauncher.command(job), all.toArray(String[]::new));
  }

  private JsonNode lastLine() throws IOException {
    List<String> lines = text(out).lines().toList();
    return new ObjectMapper().readTree(lines.get(lines.size() - 1));
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
