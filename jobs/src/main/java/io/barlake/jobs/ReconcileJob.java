package io.barlake.jobs;

import io.barlake.BarlakeException;
import io.barlake.bars.DateRange;
import io.barlake.bars.Reconciliation;
import io.barlake.bars.SourcePair;
import io.barlake.bars.SourceReconciliation;
import io.barlake.jobs.cli.Job;
import io.barlake.jobs.cli.JobContext;
import io.barlake.jobs.cli.JobLauncher;
import io.barlake.jobs.cli.JobResult;
import io.barlake.market.Source;
import io.barlake.market.Symbol;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares what two sources say of one symbol. */
@Command(
    name = "reconcile",
    description = {
      "Compare the minutes of two sources of one symbol: prices, stamps and clocks.",
      "Writes market.reconciliation, a row for each day; the minutes stay as they are."
    },
    footer = {
      "  jobs/barlake reconcile EURUSD --sources histdata,dukascopy",
      "",
      "The shift of a week is by how many minutes the stamps of the second source, in the order of",
      "the alphabet, are later where the closes lie nearest. It is decided where they lie at least",
      "3 times nearer than at any shift whole hours away: that is the ratio. Weeks begin on Sunday",
      "at 00:00 UTC, days at 00:00 UTC. A day disagrees, for the first reason that holds, by",
      "  clock    the shift of its week is decided and not 0, and minutes match on the day",
      "  missing  the fewer minutes are less than half of the usual share of the more",
      "  stamps   fewer than 0.9 of the fewer minutes have a stamp that the other has too",
      "  prices   the median distance of the closes is over 2 ticks and over 3 times the usual",
      "Usual is the median of the days compared. Prices are rounded to the digits of",
      "conf/instruments.conf; of a symbol that is not listed, to those of the coarser source."
    })
public final class ReconcileJob implements Job {
  @Parameters(paramLabel = "SYMBOL", description = "The symbol, such as EURUSD.")
  private String symbol;

  @Option(
      names = "--sources",
      required = true,
      paramLabel = "SOURCES",
      description = "The two sources, with a comma between, such as histdata,dukascopy.")
  private String sources;

  @Option(
      names = "--from",
      paramLabel = "DATE",
      description = "First date in UTC, such as 2019-01-01; default: the first of both.")
  private Optional<String> from = Optional.empty();

  @Option(
      names = "--to",
      paramLabel = "DATE",
      description = "Last date in UTC, which is included; default: the last of both.")
  private Optional<String> to = Optional.empty();

  @Option(names = "--dry-run", description = "Print the comparison, and write nothing.")
  private boolean dryRun;

  @Override
  public JobResult run(JobContext job) {
    Symbol asked = Symbol.parse(symbol);
    SourcePair pair = pair(sources);
    DateRange range = range();
    SourceReconciliation reconciliation =
        new SourceReconciliation(job.tables(), job.instruments(), job.progress());
    Reconciliation found = reconciliation.compare(asked, pair, range);
    Map<String, Object> facts = new LinkedHashMap<>(ReconciliationPage.facts(found));
    facts.put("dry_run", dryRun);
    if (!dryRun) {
      facts.put("version", reconciliation.write(found));
    }
    ReconciliationPage.print(found, job.out());
    return new JobResult(facts, List.of());
  }

  private static SourcePair pair(String typed) {
    List<Source> two = ListOption.sources(typed);
    if (two.size() != 2) {
      throw BarlakeException.badArgument(
          "Invalid --sources \"%s\": expected two different ones, such as histdata,dukascopy.",
          typed);
    }
    return SourcePair.of(two.get(0), two.get(1));
  }

  private DateRange range() {
    DateRange range =
        new DateRange(
            from.map(typed -> date("--from", typed)).orElse(DateRange.ALL.first()),
            to.map(typed -> date("--to", typed)).orElse(DateRange.ALL.last()));
    if (range.isEmpty()) {
      throw BarlakeException.badArgument(
          "Invalid dates: --from %s is after --to %s.", range.first(), range.last());
    }
    return range;
  }

  private static LocalDate date(String option, String typed) {
    try {
      return LocalDate.parse(typed.strip());
    } catch (DateTimeParseException e) {
      throw BarlakeException.badArgument(
          "Invalid %s \"%s\": expected a date such as 2019-01-31.", option, typed);
    }
  }

  @Override
  public boolean changesTables() {
    return !dryRun;
  }

  public static void main(String[] args) {
    JobLauncher.launch(new ReconcileJob(), args);
  }
}
