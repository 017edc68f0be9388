package io.barlake.jobs;

import io.barlake.BarlakeException;
import io.barlake.bars.QualityLedger;
import io.barlake.bars.QualityLedger.Day;
import io.barlake.bars.QualityLedger.Series;
import io.barlake.config.BarlakeConfig.QualitySettings;
import io.barlake.jobs.cli.Job;
import io.barlake.jobs.cli.JobContext;
import io.barlake.jobs.cli.JobLauncher;
import io.barlake.jobs.cli.JobResult;
import io.barlake.market.Source;
import io.barlake.market.Symbol;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Judges every day of the minutes. */
@Command(
    name = "quality",
    description = "Judge every day of the minutes by a score from 0 to 1, kept in market.quality.",
    footer = {
      "  jobs/barlake quality --from 2019-01-01 --fail-below 0.8",
      "",
      "score = (1 - lost / expected) x (1 - flat or stale / present) x (1 - 0.02 a spike, at most",
      "0.5). What counts as each is in the section quality of conf/barlake.conf. A score below",
      "quality.warn-below, and a newest minute of the period older than quality.stale-days, is told."
    })
public final class QualityJob implements Job {
  private static final int SHOWN = 20;
  private static final int FIRST_NUMBER = 2;
  private static final int LAST_NUMBER = 5;

  @Mixin private MarketOptions market = new MarketOptions();

  @Option(
      names = "--from",
      paramLabel = "DATE",
      description = "Tell of days from this date on; all are judged. Default: the first.")
  private Optional<LocalDate> from = Optional.empty();

  @Option(
      names = "--to",
      paramLabel = "DATE",
      description = "Tell of days up to this date; default: the last.")
  private Optional<LocalDate> to = Optional.empty();

  @Option(
      names = "--fail-below",
      paramLabel = "SCORE",
      description = "Exit with status 2 if a day of the period has a lower score.")
  private Optional<Double> failBelow = Optional.empty();

  @Option(names = "--dry-run", description = "Print what is found, and write nothing.")
  private boolean dryRun;

  /** A day, and whose it is. */
  private record Found(Symbol symbol, String side, Day day) {}

  @Override
  public JobResult run(JobContext job) {
    requireScore();
    QualitySettings settings = job.config().quality();
    List<Symbol> only = market.symbols();
    Source of = market.source(job);
    QualityLedger ledger =
        new QualityLedger(job.tables(), job.instruments(), settings, job.progress());
    List<Series> judged =
        (dryRun ? ledger.look(of, only) : ledger.judge(of, only))
            .stream().map(this::inPeriod).toList();
    List<Found> days = found(judged);
    if (days.isEmpty()) {
      throw BarlakeException.badInput(
          "Missing days: %s has no session of the period in which its market was open. Name"
              + " another --from and --to, or ingest more archives.",
          of);
    }
    print(judged, settings, job);
    double bound = failBelow.orElse(settings.warnBelow());
    List<Found> low =
        days.stream()
            .filter(found -> found.day().score() < bound)
            .sorted(Comparator.comparingDouble((Found found) -> found.day().score()))
            .toList();
    printLow(low, bound, job);
    JobResult result =
        JobResult.of(
            "days", days.size(),
            "dry_run", dryRun,
            "below", low.size(),
            "bound", bound,
            "series", judged.stream().map(series -> fact(series, settings)).toList());
    return failBelow.isEmpty()
        ? result
        : result.withFailures(low.stream().map(QualityJob::line).toList());
  }

  private void requireScore() {
    if (failBelow.filter(score -> !(score >= 0 && score <= 1)).isPresent()) {
      throw BarlakeException.badArgument(
          "Invalid --fail-below %s: expected a score from 0 to 1, such as 0.8.", failBelow.get());
    }
    if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
      throw BarlakeException.badArgument(
          "Invalid period: --from %s is after --to %s.", from.get(), to.get());
    }
  }

  private Series inPeriod(Series series) {
    return new Series(
        series.symbol(),
        series.side(),
        series.days().stream()
            .filter(day -> from.filter(day.date()::isBefore).isEmpty())
            .filter(day -> to.filter(day.date()::isAfter).isEmpty())
            .toList());
  }

  private static List<Found> found(List<Series> judged) {
    List<Found> found = new ArrayList<>();
    for (Series series : judged) {
      for (Day day : series.days()) {
        found.add(new Found(series.symbol(), series.side().word(), day));
      }
    }
    return found;
  }

  private static boolean isStale(Series series, QualitySettings settings) {
    return age(series).toDays() > settings.staleDays();
  }

  private static Duration age(Series series) {
    return Duration.between(newest(series), Instant.now());
  }

  private static void print(List<Series> judged, QualitySettings settings, JobContext job) {
    List<List<String>> rows = new ArrayList<>();
    for (Series series : judged) {
      if (series.days().isEmpty()) {
        continue;
      }
      Instant newest = newest(series);
      rows.add(
          List.of(
              series.symbol().name(),
              series.side().word(),
              TextTable.count(series.days().size()),
              score(series.days().stream().mapToDouble(Day::score).average().orElse(0)),
              score(series.days().stream().mapToDouble(Day::score).min().orElse(0)),
              TextTable.count(
                  series.days().stream().filter(day -> day.score() < settings.warnBelow()).count()),
              TextTable.minute(newest),
              isStale(series, settings)
                  ? String.format(Locale.ROOT, "stale: %,d days old", age(series).toDays())
                  : ""));
    }
    TextTable.print(
        List.of(
            "symbol",
            "side",
            "days",
            "mean",
            "worst",
            "below " + settings.warnBelow(),
            "newest (UTC)",
            ""),
        rows,
        FIRST_NUMBER,
        LAST_NUMBER,
        job.out());
  }

  private static void printLow(List<Found> low, double bound, JobContext job) {
    if (low.isEmpty()) {
      return;
    }
    job.out().println();
    TextTable.print(
        List.of("below " + bound, "side", "day", "score", "lost", "flat or stale", "spikes"),
        low.stream()
            .limit(SHOWN)
            .map(
                found ->
                    List.of(
                        found.symbol().name(),
                        found.side(),
                        found.day().date().toString(),
                        score(found.day().score()),
                        found.day().lost() + " of " + found.day().expected(),
                        String.valueOf(found.day().frozen()),
                        String.valueOf(found.day().spikes())))
            .toList(),
        3,
        job.out());
    if (low.size() > SHOWN) {
      job.out().printf(Locale.ROOT, "and %,d more: market.quality has all.%n", low.size() - SHOWN);
    }
  }

  private static Instant newest(Series series) {
    return series.days().stream()
        .map(Day::lastMinute)
        .max(Comparator.naturalOrder())
        .orElse(Instant.EPOCH);
  }

  private static String line(Found found) {
    return String.format(
        Locale.ROOT,
        "%s %s %s: score %s, %d of %d minutes lost, %d flat or stale, %d spikes.",
        found.symbol(),
        found.side(),
        found.day().date(),
        score(found.day().score()),
        found.day().lost(),
        found.day().expected(),
        found.day().frozen(),
        found.day().spikes());
  }

  private static Map<String, Object> fact(Series series, QualitySettings settings) {
    Map<String, Object> fact = new LinkedHashMap<>();
    fact.put("symbol", series.symbol().name());
    fact.put("side", series.side().word());
    fact.put("days", series.days().size());
    fact.put("mean", series.days().stream().mapToDouble(Day::score).average().orElse(0));
    fact.put("worst", series.days().stream().mapToDouble(Day::score).min().orElse(0));
    fact.put("newest", newest(series).toString());
    fact.put("stale", isStale(series, settings));
    return fact;
  }

  /** Cut, not rounded: a day that lacks a minute is not perfect. */
  private static String score(double score) {
    return String.format(Locale.ROOT, "%.3f", Math.floor(score * 1000) / 1000);
  }

  @Override
  public boolean changesTables() {
    return !dryRun;
  }

  public static void main(String[] args) {
    JobLauncher.launch(new QualityJob(), args);
  }
}
