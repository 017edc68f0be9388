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
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code reconcile}, as a person types it, on the archives of two sources. */
class ReconcileJobTest {
  private static final LocalDate MONDAY = LocalDate.of(2019, 1, 7);
  private static final LocalDate LATE_MONDAY = LocalDate.of(2019, 1, 14);
  private static final LocalDate DEARER = LocalDate.of(2019, 1, 23);
  private static final LocalDate MISSING = LocalDate.of(2019, 1, 29);

  @TempDir static Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeAll
  static void takeIn() throws IOException {
    List<String> alpha = new ArrayList<>(List.of("timestamp,open,high,low,close"));
    List<String> beta = new ArrayList<>(alpha);
    Random random = new Random(1);
    long ticks = 114_000;
    for (LocalDateTime minute = MONDAY.atStartOfDay();
        minute.isBefore(MONDAY.plusWeeks(4).atStartOfDay());
        minute = minute.plusMinutes(1)) {
      LocalDate date = minute.toLocalDate();
      if (date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0) {
        ticks += Math.round(6 * random.nextGaussian());
        boolean late = !date.isBefore(LATE_MONDAY) && date.isBefore(LATE_MONDAY.plusDays(5));
        alpha.add(line(minute, ticks));
        if (!date.equals(MISSING)) {
          beta.add(line(minute.plusHours(late ? 1 : 0), ticks + (date.equals(DEARER) ? 30 : 0)));
        }
      }
    }
    Path archives = Files.createDirectory(folder.resolve("archives"));
    Files.write(archives.resolve("alpha-eurusd-m1-bid-2019.csv"), alpha);
    Files.write(archives.resolve("beta-eurusd-m1-bid-2019.csv"), beta);
    assertThat(new ReconcileJobTest().execute(folder, new IngestJob(), archives.toString()))
        .isZero();
  }

  private static String line(LocalDateTime minute, long ticks) {
    String price = String.format(Locale.ROOT, "%.5f", ticks / 1e5);
    return "%s:00+00:00,%s".formatted(minute.toString().replace('T', ' '), price)
        + ",%s,%s,%s".formatted(price, price, price);
  }

  @Test
  void itSaysWhatTheTwoAgreeOnAndWhatNot() {
    assertThat(reconcile("eur/usd", "--sources", "beta,alpha", "--dry-run")).isZero();

    List<String> lines = text(out).lines().toList();
    assertThat(lines)
        .startsWith(
            "EURUSD bid of alpha and beta, 2019-01-07 to 2019-02-01; a tick is 0.00001",
            "  minutes   27,300 in both, 1,500 in alpha alone, 60 in beta alone")
        .containsSequence(
            "The clocks disagree in 1 of 4 weeks.",
            "alpha is 60 minutes behind beta in 1 week, 2019-01-13 to 2019-01-19.",
            "Days that disagree: 8 of 21 (1 prices, 2 missing, 5 clock).");
    assertThat(lines)
        .anyMatch(line -> line.matches("2019-01-13  2019-01-19 +1 +0 +60 +[0-9.]+"))
        .anyMatch(line -> line.matches("2019-01-23  prices +1,440 +1,440 +1,440 +30 +30 +30"))
        .anyMatch(line -> line.matches("2019-01-29  missing +1,440 +0 +0"));
  }

  @Test
  void factsHoldEverythingAndTheRowsAreThere() throws IOException {
    assertThat(reconcile("EURUSD", "--sources", "alpha,beta", "--json")).isZero();
    JsonNode facts = lastLine();
    JsonNode bid = facts.path("sides").path(0);
    assertThat(facts.path("source").asText()).isEqualTo("alpha");
    assertThat(facts.path("version").asLong()).isNotNegative();
    assertThat(bid.path("matched").asLong()).isEqualTo(27_300);
    assertThat(bid.path("weeks")).hasSize(3);
    assertThat(bid.path("weeks").path(1).path("shift").asInt()).isEqualTo(60);
    assertThat(bid.path("disagreements")).hasSize(8);

    String query =
        "SELECT count(*) AS days, sum(matched) AS matched, count_if(NOT agrees) AS disagree"
            + " FROM market.reconciliation";
    assertThat(execute(folder, new SqlJob(), query, "--json")).isZero();
    assertThat(text(out)).containsPattern("21 +27300 +8");
  }

  @Test
  void aStretchCanBeAskedFor() {
    assertThat(
            reconcile(
                "EURUSD",
                "--sources",
                "alpha,beta",
                "--from",
                "2019-01-08",
                "--to",
                "2019-01-09",
                "--dry-run"))
        .isZero();
    assertThat(text(out))
        .startsWith("EURUSD bid of alpha and beta, 2019-01-08 to 2019-01-09; ")
        .contains("  equal     100 % of the closes, 100 % of the bars\n")
        .endsWith("The clocks agree in 1 of 1 week.\nAll 2 days agree.\n");
  }

  @Test
  void mistakesAreOneLine() {
    refuses(
        "Invalid --sources \"alpha,alpha\": expected two different ones, such as"
            + " histdata,dukascopy.",
        "--sources",
        "alpha,alpha");
    refuses(
        "Invalid --from \"yesterday\": expected a date such as 2019-01-31.",
        "--sources",
        "alpha,beta",
        "--from",
        "yesterday");
    refuses(
        "Invalid dates: --from 2019-02-01 is after --to 2019-01-01.",
        "--sources",
        "alpha,beta",
        "--from",
        "2019-02-01",
        "--to",
        "2019-01-01");
    refuses(
        "Cannot reconcile EURUSD: unknown source \"gamma\". market.bars_1m holds alpha, beta.",
        "--sources",
        "alpha,gamma");
  }

  @Test
  void aRealDayOfDukascopyEqualsHistData(@TempDir Path real) {
    String year = realData("histdata/HISTDATA_COM_ASCII_EURUSD_M12019.zip");
    String day = realData("dukascopy");
    assertThat(execute(real, new IngestJob(), year)).isZero();
    assertThat(execute(real, new IngestJob(), day)).isZero();

    assertThat(execute(real, new ReconcileJob(), "EURUSD", "--sources", "histdata,dukascopy"))
        .isZero();

    assertThat(text(out))
        .startsWith(
            """
            EURUSD bid of dukascopy and histdata, 2019-02-04; a tick is 0.00001
              minutes   1,440 in both, 0 in dukascopy alone, 0 in histdata alone
              equal     100 % of the closes, 100 % of the bars
            """)
        .endsWith("The clocks agree in 1 of 1 week.\nThe day agrees.\n");
  }

  @Test
  void twoRealBrokersAgreeOnTheClock(@TempDir Path real) {
    assertThat(execute(real, new IngestJob(), realData("lean"))).isZero();

    assertThat(execute(real, new ReconcileJob(), "EURUSD", "--sources", "lean-oanda,lean-fxcm"))
        .isZero();

    assertThat(text(out)).contains("The clocks agree in 2 of 2 weeks.\n");
  }

  private static String realData(String name) {
    Optional<Path> file =
        Optional.ofNullable(System.getProperty("barlake.real-data")).map(Path::of);
    for (Path at = Path.of("").toAbsolutePath();
        file.isEmpty() && at != null;
        at = at.getParent()) {
      file = Optional.of(at.resolve("shared/data")).filter(Files::isDirectory);
    }
    file = file.map(data -> data.resolve(name)).filter(Files::exists);
    Assumptions.assumeTrue(
        file.isPresent(),
        "No real market data here: set -Dbarlake.real-data to a folder with " + name + ".");
    return file.get().toString();
  }

  private void refuses(String line, String... options) {
    List<String> all = new ArrayList<>(List.of("EURUSD"));
    all.addAll(List.of(options));
    assertThat(reconcile(all.toArray(String[]::new))).isEqualTo(2);
    assertThat(text(err)).isEqualTo(line + "\n");
  }

  private int reconcile(String... arguments) {
    return execute(folder, new ReconcileJob(), arguments);
  }

  private int execute(Path place, Job job, String... arguments) {
    out.reset();
    err.reset();
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--lake", place.resolve("lake").toString(), "--master", "local[2]"));
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
