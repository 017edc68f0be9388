package io.barlake.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.barlake.jobs.cli.Console;
import io.barlake.jobs.cli.JobLauncher;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole flow in one process, on one generated year of one symbol. */
class DemoJobTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path folder;

  private static List<String> printed;
  private static JsonNode result;

  @BeforeAll
  static void runTheDemo() throws IOException {
    printed =
        barlake(
            "demo",
            "--out",
            in("my demo"),
            "--symbols",
            "EURUSD",
            "--years",
            "2019",
            "--seed",
            "1",
            "--json");
    result = JSON.readTree(printed.get(printed.size() - 1));
  }

  @Test
  void everyStageWorkedOnWhatTheOneBeforeLeft() {
    assertThat(result.path("minutes").asLong()).isEqualTo(372_299);
    assertThat(result.path("bars").asLong()).isEqualTo(119_945);
    assertThat(result.path("features").asInt()).isEqualTo(60);
    assertThat(result.path("feature_rows").asLong()).isEqualTo(8_033);
    assertThat(result.path("trials").asLong()).isEqualTo(2_180);
    assertThat(result.path("failures")).isEmpty();
  }

  @Test
  void recordsReadAreAccountedFor() {
    JsonNode records = result.path("records");
    assertThat(records.path("read").asLong())
        .isEqualTo(372_359)
        .isEqualTo(
            records.path("used").asLong()
                + records.path("duplicates").asLong()
                + records.path("padding").asLong()
                + records.path("quarantined").asLong()
                + records.path("conflicts").asLong());
    assertThat(records.path("duplicates").asLong()).isEqualTo(60);
  }

  @Test
  void bestTrialIsTheOneThatIsKnown() {
    JsonNode best = result.path("best").path(0);
    assertThat(best.path("trial").asLong()).isEqualTo(78);
    assertThat(best.path("frame").asText()).isEqualTo("15m");
    assertThat(best.path("trades").asLong()).isEqualTo(196);
    assertThat(best.path("net_profit").asDouble()).isEqualTo(15_980.0);
  }

  @Test
  void tablesHoldWhatTheResultSays() throws IOException {
    assertThat(
            answer(
                "SELECT (SELECT count(*) FROM market.bars_1m) minutes,"
                    + " (SELECT count(DISTINCT ts) FROM market.bars_1m) stamps,"
                    + " (SELECT sum(used) FROM raw.archives) used,"
                    + " (SELECT count(*) FROM market.bars) bars,"
                    + " (SELECT count(*) FROM research.features) features,"
                    + " (SELECT count(DISTINCT trial) FROM research.trials) trials,"
                    + " (SELECT count(*) FROM ops.runs WHERE outcome = 'done'"
                    + " AND command LIKE 'demo --lake %') runs"))
        .isEqualTo(
            "{\"minutes\":372299,\"stamps\":372299,\"used\":372299,\"bars\":119945,"
                + "\"features\":8033,\"trials\":2180,\"runs\":1}");
  }

  @Test
  void reportIsWritten() {
    assertThat(Path.of(result.path("report").asText()))
        .isEqualTo(folder.resolve("my demo/report.html"))
        .content()
        .contains(result.path("sweep_id").asText());
  }

  @Test
  void nextQuestionCanBeCopiedToAShell() {
    assertThat(printed)
        .filteredOn(line -> line.startsWith("Ask more"))
        .singleElement()
        .asString()
        .startsWith("Ask more  jobs/barlake sql --lake '" + in("the lake") + "' \"SELECT ");
  }

  @Test
  void otherPricesOfTheSameMarketAreNotMixedWithThese() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        execute(
            new ByteArrayOutputStream(),
            err,
            "demo",
            "--out",
            in("other"),
            "--symbols",
            "EURUSD",
            "--years",
            "2019",
            "--seed",
            "2");
    assertThat(status).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8).lines())
        .last()
        .asString()
        .startsWith("Cannot run the demo in the lake ")
        .contains("such as \"HISTDATA_COM_ASCII_EURUSD_M12019.zip\"");
  }

  private static String answer(String statement) throws IOException {
    return barlake("sql", "--format", "json", statement).get(0);
  }

  private static List<String> barlake(String command, String... more) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status = execute(out, err, command, more);
    assertThat(status).as(err.toString(StandardCharsets.UTF_8)).isZero();
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private static int execute(OutputStream out, OutputStream err, String command, String... more) {
    List<String> args = new ArrayList<>(List.of(command));
    args.addAll(List.of("--lake", in("the lake"), "--master", "local[2]"));
    args.addAll(List.of(more));
    return new JobLauncher(Console.over(out, err), Map.of())
        .execute(Barlake.commandLine(), args.toArray(String[]::new));
  }

  private static String in(String name) {
    return folder.resolve(name).toString();
  }
}
