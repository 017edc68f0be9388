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
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code audit}, as a person types it, over three weeks of minutes. */
class AuditJobTest {
  @TempDir static Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeAll
  static void takeIn() throws IOException {
    List<String> lines = new ArrayList<>(List.of("timestamp,open,high,low,close"));
    Random random = new Random(1);
    long ticks = 114_000;
    LocalDateTime monday = LocalDateTime.of(2019, 1, 7, 0, 0);
    for (LocalDateTime minute = monday;
        minute.isBefore(monday.plusWeeks(3));
        minute = minute.plusMinutes(1)) {
      boolean open =
          minute.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) < 0
              || (minute.getDayOfWeek() == DayOfWeek.FRIDAY && minute.getHour() < 21);
      ticks += Math.round(6 * random.nextGaussian());
      if (open) {
        String price = String.format(Locale.ROOT, "%.5f", ticks / 1e5);
        lines.add(
            "%s:00+00:00,%s,%s,%s,%s"
                .formatted(minute.toString().replace('T', ' '), price, price, price, price));
      }
    }
    Path archives = Files.createDirectory(folder.resolve("archives"));
    Files.write(archives.resolve("alpha-eurusd-m1-bid-2019.csv"), lines);
    AuditJobTest job = new AuditJobTest();
    assertThat(job.execute(new IngestJob(), archives.toString())).isZero();
    assertThat(job.execute(new BarsJob(), "--frames", "1h,1d", "--source", "alpha")).isZero();
  }

  @Test
  void setThatIsCleanIsSaidToBeSo() throws IOException {
    assertThat(audit("features", "--frames", "1h,4h", "--source", "alpha", "--cuts", "4")).isZero();

    assertThat(text(out).lines())
        .anyMatch(line -> line.startsWith("1 symbols, at most 4 cuts each (seed 1): compared "))
        .contains("Nothing knows the future.");
    JsonNode facts = facts();
    assertThat(facts.path("findings")).isEmpty();
    assertThat(facts.path("compared").path("1h").asLong()).isPositive();
    assertThat(facts.path("seed").asLong()).isOne();
  }

  @Test
  void strategyIsAuditedByItsName() throws IOException {
    assertThat(
            audit(
                "strategy",
                "moving-average-cross",
                "--source",
                "alpha",
                "--cuts",
                "4",
                "--seed",
                "7"))
        .isZero();

    assertThat(facts().path("seed").asLong()).isEqualTo(7);
    assertThat(text(out)).contains("Nothing knows the future.");
  }

  @Test
  void queryThatKnowsTheFutureEndsWithStatusTwoAndOneLine() throws IOException {
    Path file =
        query(
            "SELECT symbol, ts, close / max(close) OVER (PARTITION BY symbol) AS share"
                + " FROM market.bars WHERE frame = '1h'");

    assertThat(audit("sql", file.toString(), "--frame", "60m", "--cuts", "2")).isEqualTo(2);

    assertThat(text(err).lines().toList())
        .last()
        .asString()
        .startsWith("Look-ahead in column share of EURUSD: the bar of 2019-01-0")
        .endsWith(".");
    assertThat(text(out)).contains("knows the future").contains("column share of EURUSD");
    assertThat(facts().path("findings").get(0).path("what").asText())
        .isEqualTo("column share of EURUSD");
    assertThat(facts().path("failures")).hasSize(1);
  }

  @Test
  void queryThatLooksBackIsClean() throws IOException {
    Path file =
        query(
            "SELECT symbol, ts, close - lag(close) OVER (PARTITION BY symbol ORDER BY ts) AS step"
                + " FROM market.bars WHERE frame = '1h';");

    assertThat(audit("sql", file.toString(), "--frame", "1h", "--cuts", "2")).isZero();
  }

  @Test
  void mistakesAreOneLineEach() {
    refused("Missing required parameter");
    refused("Unknown strategy \"rsi\": expected adx-trend, bollinger-breakout,", "strategy", "rsi");
    refused("Missing what to audit: give it after \"sql\"", "sql");
    refused("Cannot read \"none.sql\"", "sql", "none.sql", "--frame", "1h");
    refused("Invalid --frames: the rows of a query have one", "sql", "x", "--frames", "1h");
    refused("Invalid number of cuts 0: expected 1 to 10000.", "features", "--cuts", "0");
    refused("Invalid --frame: bars of features have --frames.", "features", "--frame", "1h");
  }

  private void refused(String reason, String... words) {
    err.reset();
    assertThat(execute(new AuditJob(), words)).isEqualTo(2);
    assertThat(text(err).strip()).contains(reason).hasLineCount(1);
  }

  private static Path query(String statement) throws IOException {
    return Files.writeString(Files.createTempFile(folder, "query", ".sql"), statement);
  }

  private int audit(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.add("--json");
    return execute(new AuditJob(), all.toArray(String[]::new));
  }

  private int execute(Job job, String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--lake", folder.resolve("lake").toString(), "--master", "local[2]"));
    return new JobLauncher(Console.over(out, err), Map.of())
        .execute(JobLauncher.command(job), all.toArray(String[]::new));
  }

  private JsonNode facts() throws IOException {
    List<String> lines = text(out).lines().toList();
    return new ObjectMapper().readTree(lines.get(lines.size() - 1));
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
