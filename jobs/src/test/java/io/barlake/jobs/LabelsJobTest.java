package io.barlake.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.barlake.jobs.cli.Console;
import io.barlake.jobs.cli.JobLauncher;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code labels list}, which needs no lake. */
class LabelsJobTest {
  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void listTellsOfEveryLabelHowItIsWrittenAndWhatItComputes() {
    assertThat(execute("list", "--lake", folder.resolve("none").toString())).isZero();

    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .startsWith(
            "forward(bars), such as forward(12): what the next bars earned",
            "  bars is a whole number from 1 to 100000",
            "  begins after 0 bars, looks ahead 12",
            "  forward_12: ln(close of the bar 12 ahead / open of the next bar)",
            "  forward_12_known_ts: end of the bar 12 ahead",
            "",
            "barrier(window, profit, stop, limit), such as barrier(14, 2, 2, 24): whether a profit,"
                + " a stop or a limit of bars comes first")
        .endsWith(
            "Bars are counted, time is not: a weekend is one step.",
            "A label is absent where the bar that decides it is still to come.");
    assertThat(folder).isEmptyDirectory();
    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void listIsOneObjectForAProgram() throws IOException {
    assertThat(execute("list", "--json", "--lake", folder.resolve("none").toString())).isZero();

    List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
    JsonNode barrier =
        new ObjectMapper().readTree(lines.get(lines.size() - 1)).path("labels").get(1);
    assertThat(barrier.path("definition").asText())
        .isEqualTo("barrier(window, profit, stop, limit)");
    assertThat(barrier.path("warm_up").asInt()).isEqualTo(14);
    assertThat(barrier.path("horizon").asInt()).isEqualTo(24);
    assertThat(barrier.path("columns").get(4).path("name").asText())
        .isEqualTo("barrier_14_2_2_24_known_ts");
  }

  @Test
  void setThatIsNotThereIsNamedBeforeAnythingIsMade() {
    assertThat(execute("--set", "none", "--lake", folder.resolve("none").toString())).isEqualTo(2);

    assertThat(err.toString(StandardCharsets.UTF_8).lines())
        .containsExactly("Unknown set \"none\": conf/labels has default.");
    assertThat(folder).isEmptyDirectory();
  }

  private int execute(String... options) {
    String[] arguments = new String[options.length + 1];
    arguments[0] = "labels";
    System.arraycopy(options, 0, arguments, 1, options.length);
    return new JobLauncher(Console.over(out, err), Map.of())
        .execute(Barlake.commandLine(), arguments);
  }
}
