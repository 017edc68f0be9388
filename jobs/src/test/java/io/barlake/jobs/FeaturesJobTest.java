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

/** {@code features list}, which needs no lake. */
class FeaturesJobTest {
  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void listTellsOfEveryIndicatorHowItIsWrittenAndWhatItComputes() {
    assertThat(execute("list", "--lake", folder.resolve("none").toString())).isZero();

    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .containsSubsequence(
            "trend: where the price is going",
            "",
            "  sma(window), such as sma(20)",
            "    window is a whole number from 1 to 1000000",
            "    reads close; counts bars; remembers 19 bars before",
            "    sma_20, after 19 bars: mean of the last 20 closes")
        .containsSubsequence(
            "momentum: how strongly it goes there", "volatility: how far it swings")
        .containsSubsequence(
            "  weekday(), such as weekday()",
            "    reads the time alone; restarts; remembers 0 bars before")
        .containsSubsequence(
            "counts bars: bars are counted, time is not: a weekend is one step",
            "restarts: begins anew with each session day, and needs bars shorter than a day",
            "",
            "sets: what --set takes, files of conf/features",
            "  candles, 24 columns: The shapes of the last bars: 100, 0 or -100.",
            "  default, 60 columns: Sixty columns for any frame: trend, momentum, volatility,"
                + " statistics.");
    assertThat(folder).isEmptyDirectory();
    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void listIsOneObjectForAProgram() throws IOException {
    assertThat(execute("list", "--json", "--lake", folder.resolve("none").toString())).isZero();

    List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
    JsonNode all = new ObjectMapper().readTree(lines.get(lines.size() - 1));
    JsonNode first = all.path("indicators").get(0);
    assertThat(first.path("family").asText()).isEqualTo("trend");
    assertThat(first.path("definition").asText()).isEqualTo("sma(window)");
    assertThat(first.path("look_back").asInt()).isEqualTo(19);
    assertThat(first.path("columns").get(0).path("warm_up").asInt()).isEqualTo(19);
    JsonNode set = all.path("sets").get(1);
    assertThat(set.path("name").asText()).isEqualTo("default");
    assertThat(set.path("columns").asInt()).isEqualTo(60);
  }

  @Test
  void unknownSetIsRefusedBeforeTheLakeIsOpened() {
    assertThat(execute("--set", "trends", "--lake", folder.toString())).isEqualTo(2);

    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("Unknown set \"trends\": conf/features has ", "The nearest is trend.");
  }

  @Test
  void otherWordIsRefused() {
    assertThat(execute("lists")).isEqualTo(2);

    assertThat(err.toString(StandardCharsets.UTF_8)).contains("'lists'").doesNotContain("\n\t");
    assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  private int execute(String... options) {
    String[] arguments = new String[options.length + 1];
    arguments[0] = "features";
    System.arraycopy(options, 0, arguments, 1, options.length);
    return new JobLauncher(Console.over(out, err), Map.of())
        .execute(Barlake.commandLine(), arguments);
  }
}
