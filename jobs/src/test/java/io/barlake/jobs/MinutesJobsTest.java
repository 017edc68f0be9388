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
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code bars}, {@code gaps} and {@code quality}, as a person types them, over twelve weeks of
 * minutes that lack half a Wednesday.
 */
class MinutesJobsTest {
  private static final LocalDate MONDAY = LocalDate.of(2019, 1, 7);
  private static final LocalDateTime HOLE = LocalDateTime.of(2019, 2, 13, 6, 0);

  @TempDir static Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeAll
  static void takeIn() throws IOException {
    List<String> lines = new ArrayList<>(List.of("timestamp,open,high,low,close"));
    Random random = new Random(1);
    long ticks = 114_000;
    for (LocalDateTime minute = MONDAY.atStartOfDay();
        minute.isBefore(MONDAY.plusWeeks(12).atStartOfDay());
        minute = minute.plusMinutes(1)) {
      boolean open =
          minute.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) < 0
              || (minute.getDayOfWeek() == DayOfWeek.FRIDAY && minute.getHour() < 21);
      ticks += Math.round(6 * random.nextGaussian());
      if (open && (minute.isBefore(HOLE) || !minute.isBefore(HOLE.plusHours(12)))) {
        String price = String.format(Locale.ROOT, "%.5f", ticks / 1e5);
        lines.add(
            "%s:00+00:00,%s,%s,%s,%s"
                .formatted(minute.toString().replace('T', ' '), price, price, price, price));
      }
    }
    Path archives = Files.createDirectory(folder.resolve("archives"));
    Files.write(archives.resolve("alpha-eurusd-m1-bid-2019.csv"), lines);
    assertThat(new MinutesJobsTest().execute(new IngestJob(), archives.toString())).isZero();
  }

  @Test
  void gapsPrintsWhatIsMissingAndDrawsIt() throws IOException {
    Path picture = folder.resolve("gaps.svg");

    assertThat(execute(new GapsJob(), "--source", "alpha", "--out", picture.toString())).isZero();

    assertThat(text(out).lines())
        .anyMatch(line -> line.matches("EURUSD +bid +2019-02-13 06:00 +720 +missing data"));
    assertThat(Files.readString(picture)).contains("2019-02-13: 720 of 1,440 minutes are there");
    assertThat(execute(new GapsJob(), "--source", "alpha", "--dry-run", "--json")).isZero();
    JsonNode year = lastLine().path("years").path(0);
    assertThat(year.path("year").asInt()).isEqualTo(2019);
    assertThat(year.path("missing_data_minutes").asInt()).isGreaterThanOrEqualTo(720);
  }

  @Test
  void qualityFailsForASchedulerWhereADayOfThePeriodIsBelowTheScore() throws IOException {
    assertThat(execute(new QualityJob(), "--source", "alpha")).isZero();
    assertThat(text(out).lines())
        .anyMatch(line -> line.matches("EURUSD +bid +2019-02-13 +0\\.5.. +720 of 1440 +0 +0"))
        .anyMatch(line -> line.matches("EURUSD .*stale: .* days old"));

    assertThat(
            execute(
                new QualityJob(),
                "--source",
                "alpha",
                "--from",
                "2019-02-11",
                "--to",
                "2019-02-15",
                "--fail-below",
                "0.8",
                "--json"))
        .isEqualTo(2);
    assertThat(lastLine().path("days").asInt()).isEqualTo(5);
    assertThat(lastLine().path("below").asInt()).isEqualTo(1);
    assertThat(text(err)).contains("EURUSD bid 2019-02-13: score 0.5");

    assertThat(
            execute(
                new QualityJob(),
                "--source",
                "alpha",
                "--from",
                "2019-02-14",
                "--fail-below",
                "0.4"))
        .isZero();
  }

  @Test
  void mistakesInTheArgumentsAreSaidBeforeAnythingIsDone() {
    refuses(new QualityJob(), "Invalid --fail-below 1.5", "--fail-below", "1.5");
    refuses(new QualityJob(), "Invalid period", "--from", "2019-02-02", "--to", "2019-02-01");
    refuses(new QualityJob(), "Missing days", "--source", "alpha", "--from", "2030-01-01");
    refuses(new BarsJob(), "Unsupported frame \"36h\"", "--source", "alpha", "--frames", "36h");
    refuses(new BarsJob(), "Unknown anchor \"Mars\"", "--source", "alpha", "--anchor", "Mars");
    refuses(new BarsJob(), "Invalid --sunday", "--source", "alpha", "--sunday", "merge");
    refuses(
        new BarsJob(),
        "Invalid --anchor: the frame \"1d@utc\"",
        "--source",
        "alpha",
        "--frames",
        "1d@utc",
        "--anchor",
        "Europe/Berlin");
    refuses(new BarsJob(), "Unknown bar \"hours:2\"", "--source", "alpha", "--events", "hours:2");
    refuses(new BarsJob(), "Invalid --of-minutes", "--source", "alpha", "--of-minutes");
    refuses(
        new GapsJob(), "Cannot find gaps: unknown symbol", "--source", "alpha", "--symbols", "X9");
  }

  @Test
  void barsAreBuiltOnceAndTheirPlanSaysSo() throws IOException {
    assertThat(
            execute(
                new BarsJob(),
                "--source",
                "alpha",
                "--frames",
                "1d,4h",
                "--anchor",
                "utc",
                "--dry-run"))
        .isZero();
    assertThat(text(out).lines()).anyMatch(line -> line.matches("EURUSD .* 4h@utc,1d@utc"));

    assertThat(
            execute(
                new BarsJob(),
                "--source",
                "alpha",
                "--frames",
                "1d,4h",
                "--anchor",
                "utc",
                "--json"))
        .isZero();
    assertThat(lastLine().path("frames").path(0).asText()).isEqualTo("1d@utc");
    assertThat(lastLine().path("bars").asLong()).isPositive();

    assertThat(
            execute(new BarsJob(), "--source", "alpha", "--frames", "1d@utc,4h@utc", "--dry-run"))
        .isZero();
    assertThat(text(out)).contains("Nothing has changed since the bars were built.");
    assertThat(execute(new BarsJob(), "--source", "alpha", "--events", "range:30", "--json"))
        .isZero();
    assertThat(lastLine().path("bars").asLong()).isPositive();
  }

  @Test
  void daysWithoutTicksAreToldWhereBarsAreMadeOfTicks() throws IOException {
    Path archives = Files.createDirectory(folder.resolve("ticks"));
    Files.write(
        archives.resolve("beta-eurusd-m1-bid-2019.csv"),
        List.of(
            "timestamp,open,high,low,close",
            "2019-01-07 10:00:00+00:00,1.1,1.2,1.1,1.2",
            "2019-01-07 10:01:00+00:00,1.2,1.2,1.2,1.2",
            "2019-01-08 10:00:00+00:00,1.1,1.2,1.1,1.2"));
    Files.write(
        archives.resolve("beta-eurusd-ticks.csv"),
        List.of(
            "timestamp,bid,ask",
            "2019-01-09 10:00:00.000+00:00,1.1,1.2",
            "2019-01-09 10:00:01.000+00:00,1.2,1.3"));
    assertThat(execute(new IngestJob(), archives.toString(), "--keep-ticks")).isZero();

    assertThat(execute(new BarsJob(), "--source", "beta", "--events", "range:30")).isZero();
    assertThat(text(out))
        .contains(
            "EURUSD bid: no bars on 2 of 3 days, which have minutes and no ticks: 2019-01-07 to"
                + " 2019-01-08. Ingest their archives of ticks with --keep-ticks, or build with"
                + " --of-minutes.");

    assertThat(
            execute(
                new BarsJob(),
                "--source",
                "beta",
                "--events",
                "range:30",
                "--of-minutes",
                "--json"))
        .isZero();
    assertThat(lastLine().path("bars").asLong()).isEqualTo(4);
    assertThat(lastLine().path("ticks").size()).isZero();
  }

  private void refuses(Job job, String message, String... arguments) {
    err.reset();
    assertThat(execute(job, arguments)).isEqualTo(2);
    assertThat(text(err)).contains(message);
  }

  private int execute(Job job, String... arguments) {
    out.reset();
    err.reset();
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--lake", folder.resolve("lake").toString(), "--master", "local[2]"));
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
