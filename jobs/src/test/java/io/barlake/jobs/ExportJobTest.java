package io.barlake.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.barlake.jobs.cli.Console;
import io.barlake.jobs.cli.Job;
import io.barlake.jobs.cli.JobLauncher;
import io.barlake.tables.arrow.ArrowFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code export}, as a person types it, over thirty minutes that an earlier version took in. */
class ExportJobTest {
  private static final Path MINUTES =
      Path.of("../lakehouse/src/test/resources/fixtures/old-lake/lake");

  @TempDir static Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeAll
  static void buildBars() throws IOException {
    try (Stream<Path> all = Files.walk(MINUTES)) {
      for (Path each : all.toList()) {
        Path to = folder.resolve("lake").resolve(MINUTES.relativize(each).toString());
        Files.createDirectories(to.getParent());
        if (Files.isRegularFile(each)) {
          Files.copy(each, to);
        }
      }
    }
    ByteArrayOutputStream ignored = new ByteArrayOutputStream();
    assertThat(execute(ignored, ignored, new BarsJob(), "--frames", "5m")).isZero();
  }

  @Test
  void minutesArePrintedAsCsv() {
    assertThat(execute("--symbol", "eur/usd", "--frame", "1m")).isZero();

    assertThat(text(err)).startsWith("export    30 bars (").hasLineCount(1);
    List<String> lines = text(out).lines().toList();
    assertThat(lines).hasSize(31);
    assertThat(lines.get(0)).isEqualTo("side,ts,open,high,low,close,volume,spread_ticks,ticks");
    assertThat(lines.get(1)).matches("bid,20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:00Z,[0-9.]+,.*");
  }

  @Test
  void barsGoToAFileWhoseNameTellsItsFormat() throws IOException {
    Path file = folder.resolve("exported/EURUSD.arrow");

    assertThat(execute("--symbol", "EURUSD", "--frame", "5m", "--out", file.toString(), "--json"))
        .isZero();

    List<String> lines = text(out).lines().toList();
    assertThat(lines).hasSize(2).first().isEqualTo(file.toString());
    JsonNode facts = new ObjectMapper().readTree(lines.get(1));
    int rows = ArrowFile.read(file).rows();
    assertThat(rows).isPositive();
    assertThat(facts.path("rows").asInt()).isEqualTo(rows);
    assertThat(facts.path("format").asText()).isEqualTo("arrow");
    assertThat(facts.path("side").asText()).isEqualTo("bid");
    assertThat(facts.path("file").asText()).isEqualTo(file.toString());
    assertThat(facts.path("bytes").asLong()).isEqualTo(Files.size(file));
    assertThat(facts.path("first").asText()).isLessThan(facts.path("last").asText());
    assertThat(facts.path("last").asText()).endsWith(":00Z");
  }

  @Test
  void aDayIsTypedAsADay() {
    assertThat(execute("--symbol", "EURUSD", "--frame", "1m", "--from", "2199-01-01")).isEqualTo(2);
    assertThat(text(err))
        .startsWith(
            "Missing bars: market.bars_1m has 1m bid bars of EURUSD from \"histdata\" from ")
        .endsWith(", and none of the days that were asked for.\n");

    refuses("Invalid --to \"May\": expected a day such as 2019-01-01.", "--to", "May");
    refuses(
        "Invalid period: 2019-01-02 is after 2019-01-01.",
        "--from",
        "2019-01-02",
        "--to",
        "2019-01-01");
  }

  @Test
  void aMistakeIsOneLine() {
    refuses("Unknown side \"buy\": expected bid, ask, mid or trade.", "--side", "buy");
    refuses(
        "Missing --format: \"bars.txt\" ends in none of .arrow, .parquet and .csv.",
        "--out",
        "bars.txt");
    refuses(
        "Cannot write \"%s\": it is a folder. Name a file in it with --out, such as %s."
            .formatted(folder, folder.resolve("EURUSD-1m.parquet")),
        "--format",
        "parquet",
        "--out",
        folder.toString());
    refuses(
        "Unknown source \"kraken\": the lake has bars of histdata. Name one with --source.",
        "--source",
        "kraken");
    assertThat(execute("--symbol", "EURUSD", "--frame", "7h")).isEqualTo(2);
    assertThat(text(err))
        .isEqualTo(
            "Unknown frame \"7h\": the lake has 1m, 5m bars of EURUSD from \"histdata\"."
                + " \"jobs/barlake bars\" builds others.\n");
  }

  @Test
  void readerThatLeavesEndsItQuietly() {
    OutputStream closed =
        new OutputStream() {
          @Override
          public void write(int one) throws IOException {
            throw new IOException("Broken pipe");
          }
        };

    assertThat(execute(closed, err, new ExportJob(), "--symbol", "EURUSD", "--frame", "1m"))
        .isEqualTo(141);
    assertThat(text(err)).doesNotContain("Broken");
  }

  private void refuses(String line, String... options) {
    List<String> all = new ArrayList<>(List.of("--symbol", "EURUSD", "--frame", "1m"));
    all.addAll(List.of(options));
    assertThat(execute(all.toArray(String[]::new))).isEqualTo(2);
    assertThat(text(err)).isEqualTo(line + "\n");
    assertThat(text(out)).isEmpty();
  }

  private int execute(String... arguments) {
    out.reset();
    err.reset();
    return execute(out, err, new ExportJob(), arguments);
  }

  private static int execute(OutputStream out, OutputStream err, Job job, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--lake", folder.resolve("lake").toString(), "--master", "local[1]"));
    return new JobLauncher(Console.over(out, err), Map.of())
        .execute(JobLauncher.command(job), all.toArray(String[]::new));
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
