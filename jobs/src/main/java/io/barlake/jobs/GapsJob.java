package io.barlake.jobs;

import io.barlake.bars.GapLedger;
import io.barlake.bars.GapLedger.Coverage;
import io.barlake.bars.GapLedger.Day;
import io.barlake.bars.GapLedger.Loss;
import io.barlake.bars.GapLedger.Total;
import io.barlake.jobs.cli.Job;
import io.barlake.jobs.cli.JobContext;
import io.barlake.jobs.cli.JobLauncher;
import io.barlake.jobs.cli.JobResult;
import io.barlake.market.Source;
import io.barlake.market.Symbol;
import io.barlake.publish.CoveragePicture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Finds every hole in the minutes and says why it is there. */
@Command(
    name = "gaps",
    description =
        "Find every hole in the minutes, say why it is there, and keep it in market.gaps.",
    footer = {
      "  jobs/barlake gaps --symbols EURUSD --out gaps.svg",
      "",
      "weekend, holiday, daily break: the calendar of the symbol has the market closed. switch hour:",
      "about an hour within a day of a change of clocks. quiet market: as short as the symbol's own",
      "thinness in that hour of the week explains. missing data: nothing explains it."
    })
public final class GapsJob implements Job {
  private static final int SHOWN = 10;
  private static final int FIRST_NUMBER = 2;
  private static final List<String> OPEN = List.of("quiet market", "switch hour", "missing data");

  @Mixin private MarketOptions market = new MarketOptions();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Draw the days of every symbol and year as a calendar, an SVG file.")
  private Optional<Path> picture = Optional.empty();

  @Option(names = "--dry-run", description = "Print what is found, and write nothing.")
  private boolean dryRun;

  @Override
  public JobResult run(JobContext job) {
    picture.ifPresent(file -> OutputFile.checked(file, "gaps.svg"));
    List<Symbol> only = market.symbols();
    Source from = market.source(job);
    GapLedger ledger = new GapLedger(job.tables(), job.instruments(), job.progress());
    List<Coverage> found = dryRun ? ledger.look(from, only) : ledger.find(from, only);
    List<List<String>> rows = new ArrayList<>();
    List<Map<String, Object>> facts = new ArrayList<>();
    for (Coverage coverage : found) {
      years(coverage)
          .forEach(
              (year, days) -> {
                rows.add(row(coverage, year, days));
                facts.add(fact(coverage, year, days));
              });
    }
    TextTable.print(
        List.of(
            "symbol",
            "side",
            "year",
            "expected",
            "there",
            "quiet",
            "switch hour",
            "missing",
            "covered"),
        rows,
        FIRST_NUMBER,
        job.out());
    printLongest(found, job);
    picture.ifPresent(file -> draw(from, found, file, job));
    return JobResult.of("years", facts, "dry_run", dryRun);
  }

  private static Map<Integer, List<Day>> years(Coverage coverage) {
    return coverage.days().stream()
        .collect(
            Collectors.groupingBy(day -> day.date().getYear(), TreeMap::new, Collectors.toList()));
  }

  private static List<String> row(Coverage coverage, int year, List<Day> days) {
    List<String> row =
        new ArrayList<>(
            List.of(
                coverage.symbol().name(),
                coverage.side().word(),
                String.valueOf(year),
                TextTable.count(days.stream().mapToLong(Day::expected).sum()),
                TextTable.count(days.stream().mapToLong(Day::present).sum())));
    for (String kind : OPEN) {
      Total total = total(coverage, year, kind);
      row.add(
          total.gaps() == 0
              ? "-"
              : TextTable.count(total.minutes()) + " in " + TextTable.count(total.gaps()));
    }
    row.add(String.format(Locale.ROOT, "%.2f %%", Math.floor(covered(days) * 1e4) / 100));
    return row;
  }

  private static Map<String, Object> fact(Coverage coverage, int year, List<Day> days) {
    Map<String, Object> fact = new LinkedHashMap<>();
    fact.put("symbol", coverage.symbol().name());
    fact.put("side", coverage.side().word());
    fact.put("year", year);
    fact.put("expected", days.stream().mapToLong(Day::expected).sum());
    fact.put("present", days.stream().mapToLong(Day::present).sum());
    fact.put("covered", covered(days));
    coverage
        .totals()
        .getOrDefault(year, Map.of())
        .forEach((kind, total) -> fact.put(kind.replace(' ', '_') + "_minutes", total.minutes()));
    return fact;
  }

  private static Total total(Coverage coverage, int year, String kind) {
    return coverage.totals().getOrDefault(year, Map.of()).getOrDefault(kind, new Total(0, 0));
  }

  /** The part of what was expected that is not lost; what was quiet was never there to have. */
  private static double covered(List<Day> days) {
    long expected = days.stream().mapToLong(Day::expected).sum();
    long lost = days.stream().mapToLong(Day::lost).sum();
    return expected == 0 ? 1 : 1 - lost / (double) expected;
  }

  private static void printLongest(List<Coverage> found, JobContext job) {
    List<Loss> losses =
        found.stream()
            .flatMap(coverage -> coverage.longest().stream())
            .sorted(Comparator.comparingInt(Loss::minutes).reversed().thenComparing(Loss::from))
            .limit(SHOWN)
            .toList();
    if (losses.isEmpty()) {
      job.out().println("Nothing is missing.");
      return;
    }
    job.out().println();
    TextTable.print(
        List.of("the longest", "side", "from (UTC)", "minutes", ""),
        losses.stream()
            .map(
                loss ->
                    List.of(
                        loss.symbol().name(),
                        loss.side().word(),
                        TextTable.minute(loss.from()),
                        TextTable.count(loss.minutes()),
                        loss.kind()))
            .toList(),
        3,
        3,
        job.out());
  }

  private static void draw(Source source, List<Coverage> found, Path file, JobContext job) {
    List<CoveragePicture.Year> years = new ArrayList<>();
    for (Coverage coverage : found) {
      years(coverage)
          .forEach(
              (year, days) ->
                  years.add(
                      new CoveragePicture.Year(
                          coverage.symbol() + " " + coverage.side().word(),
                          year,
                          days.stream()
                              .map(
                                  day ->
                                      new CoveragePicture.Day(
                                          day.date(), day.expected(), day.present(), day.lost()))
                              .toList())));
    }
    CoveragePicture.write("Minutes of " + source, years, file);
    job.out().println();
    job.out().println(file.toAbsolutePath());
  }

  @Override
  public boolean changesTables() {
    return !dryRun;
  }

  public static void main(String[] args) {
    JobLauncher.launch(new GapsJob(), args);
  }
}
