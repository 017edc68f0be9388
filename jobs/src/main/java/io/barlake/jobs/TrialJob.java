package io.barlake.jobs;

import io.barlake.backtest.TrialReplay;
import io.barlake.jobs.cli.Job;
import io.barlake.jobs.cli.JobContext;
import io.barlake.jobs.cli.JobLauncher;
import io.barlake.jobs.cli.JobResult;
import io.barlake.tables.schema.RandomEntriesTable;
import io.barlake.tables.schema.TradesTable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows one trial of a sweep with its trades. */
@Command(
    name = "trial",
    description =
        "Compute one trial of a sweep again, check it, and store its trades and its equity.",
    footer = "  jobs/barlake trial 5d1f0c2a9b7e 722")
public final class TrialJob implements Job {
  private static final int DIGITS = 6;
  private static final int SHOWN = 10;

  /** Of a trade all but the names of its trial, and its costs. */
  private static final int[] CELLS =
      Stream.of(
              TradesTable.SYMBOL,
              TradesTable.DIRECTION,
              TradesTable.ENTRY_TS,
              TradesTable.EXIT_TS,
              TradesTable.EXIT_REASON,
              TradesTable.ENTRY_PRICE,
              TradesTable.EXIT_PRICE,
              TradesTable.PROFIT_TICKS,
              TradesTable.ADVERSE_TICKS,
              TradesTable.FAVOURABLE_TICKS,
              TradesTable.UNITS,
              TradesTable.PROFIT)
          .mapToInt(TradesTable.SCHEMA::fieldIndex)
          .toArray();

  @Parameters(
      index = "0",
      paramLabel = "SWEEP_ID",
      description = "The id of the sweep, as \"jobs/barlake sweep\" prints it.")
  private String sweepId;

  @Parameters(
      index = "1",
      paramLabel = "TRIAL",
      description = "The number of the trial, as research.trials has it.")
  private long trial;

  @Option(names = "--dry-run", description = "Compute and show it, and store nothing.")
  private boolean dryRun;

  @Override
  public JobResult run(JobContext job) {
    job.progress().start("trial", 0);
    TrialReplay replay = new TrialReplay(job.tables(), job.instruments());
    TrialReplay.Result result = replay.compute(sweepId, trial);
    if (!dryRun) {
      replay.store(result);
    }
    job.progress()
        .finish(
            String.format(
                Locale.ROOT, "%,d trades, the same metrics as stored", result.trades().size()));
    job.out()
        .printf(
            "%s on %s: %s%n%n",
            result.strategy(), result.market(), String.join(" ", result.parameters()));
    TextTable.print(List.of("metric", "value"), metrics(result), 1, job.out());
    job.out().println();
    printRandom(result, job);
    printTrades(result.trades(), job);
    Map<String, Object> values = new LinkedHashMap<>();
    result.metrics().forEach((metric, value) -> value.ifPresent(v -> values.put(metric, v)));
    return JobResult.of(
        "sweep_id", sweepId, "trial", trial, "metrics", values, "trades", result.trades().size());
  }

  private static List<List<String>> metrics(TrialReplay.Result result) {
    List<List<String>> rows = new ArrayList<>();
    result
        .metrics()
        .forEach(
            (metric, value) ->
                rows.add(List.of(metric, value.isPresent() ? number(value.getAsDouble()) : "")));
    return rows;
  }

  private static void printRandom(TrialReplay.Result result, JobContext job) {
    if (result.random().isEmpty()) {
      return;
    }
    double own = result.metrics().get("net_profit").orElseThrow();
    int place = RandomEntriesTable.SCHEMA.fieldIndex(RandomEntriesTable.NET_PROFIT);
    long below = result.random().stream().filter(draw -> draw.getDouble(place) < own).count();
    job.out()
        .printf(
            "It brought more than %d of %d draws of the same positions at random times.%n%n",
            below, result.random().size());
  }

  private static void printTrades(List<Row> trades, JobContext job) {
    int first = Math.max(0, trades.size() - SHOWN);
    List<List<String>> rows = new ArrayList<>();
    for (Row trade : trades.subList(first, trades.size())) {
      rows.add(IntStream.of(CELLS).mapToObj(cell -> cell(trade.get(cell))).toList());
    }
    List<String> head =
        IntStream.of(CELLS).mapToObj(cell -> TradesTable.SCHEMA.fieldNames()[cell]).toList();
    TextTable.print(head, rows, 5, 11, job.out());
    if (first > 0) {
      job.out().println(first + " earlier trades are in research.trades.");
    }
  }

  private static String cell(Object value) {
    if (value instanceof Instant time) {
      return TextTable.minute(time);
    }
    return value instanceof Double number ? number(number) : String.valueOf(value);
  }

  /** A few digits that a reader can compare; all of them are in the tables. */
  private static String number(double value) {
    return new BigDecimal(value, new MathContext(DIGITS)).stripTrailingZeros().toPlainString();
  }

  @Override
  public boolean changesTables() {
    return !dryRun;
  }

  public static void main(String[] args) {
    JobLauncher.launch(new TrialJob(), args);
  }
}
