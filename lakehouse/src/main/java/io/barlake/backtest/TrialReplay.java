package io.barlake.backtest;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import io.barlake.backtest.account.Settled;
import io.barlake.backtest.grid.ParameterSet;
import io.barlake.backtest.metrics.Metric;
import io.barlake.backtest.metrics.MetricValues;
import io.barlake.backtest.metrics.TrialMetrics;
import io.barlake.config.Instruments;
import io.barlake.tables.Tables;
import io.barlake.tables.schema.EquityTable;
import io.barlake.tables.schema.RandomEntriesTable;
import io.barlake.tables.schema.TradesTable;
import io.barlake.tables.schema.TrialsTable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.apache.spark.sql.Row;

/**
 * One trial of a stored sweep, computed again by the reference and checked against what is stored,
 * so that its trades and its equity can be looked at.
 */
public final class TrialReplay {
  private final Tables tables;
  private final SweepPlanner planner;
  private final SweepLedger ledger;

  public TrialReplay(Tables tables, Instruments instruments) {
    this.tables = tables;
    this.planner = new SweepPlanner(tables, instruments);
    this.ledger = new SweepLedger(tables);
  }

  /**
   * A trial in full.
   *
   * @param parameters as words such as {@code fast=5}
   * @param metrics by their columns, in order; those that it has not are empty
   * @param random rows of the same positions at random times
   */
  public record Result(
      String sweepId,
      long trial,
      String strategy,
      String market,
      List<String> parameters,
      Map<String, OptionalDouble> metrics,
      List<Row> trades,
      List<Row> equity,
      List<Row> random) {
    public Result {
      parameters = List.copyOf(parameters);
      metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
      trades = List.copyOf(trades);
      equity = List.copyOf(equity);
      random = List.copyOf(random);
    }
  }

  /** Computes the trial and changes nothing. */
  public Result compute(String sweepId, long trial) {
    SweepDefinition definition = ledger.definition(sweepId);
    SweepDefinition.Trial asked = definition.trial(trial);
    PlannedSweep sweep = planner.plan(definition);
    if (!sweep.plan().sweepId().equals(sweepId)) {
      throw BarlakeException.badInput(
          "Cannot compute trial %d of sweep %s again: its bars, its costs or the rules of its"
              + " strategy are not what they were. Run the sweep again.",
          trial, sweepId);
    }
    SweepWork work = sweep.work();
    TradedPlace place = TradedPlace.read(work, work.places().get(work.placeOf(trial)));
    Settled settled = place.replay(work, asked.parameters());
    TrialMetrics metrics = settled.metrics();
    requireSame(new StoredTrials(tables).trial(sweep, trial), metrics, trial);
    Map<String, OptionalDouble> known = new LinkedHashMap<>();
    for (Metric metric : Metric.values()) {
      known.put(metric.column(), metric.of(metrics));
    }
    return new Result(
        sweepId,
        trial,
        definition.strategy().name(),
        place.place().symbols() + " " + place.place().frame(),
        words(asked.parameters()),
        known,
        TrialRows.trades(work, trial, place, settled),
        TrialRows.equity(work, trial, settled),
        RandomEntries.rows(work, trial, place, definition.keep().randomEntries()));
  }

  private static List<String> words(ParameterSet parameters) {
    List<String> words = new ArrayList<>();
    parameters
        .numbers()
        .forEach(
            (name, value) ->
                words.add(
                    name + "=" + BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()));
    parameters.choices().forEach((name, word) -> words.add(name + "=" + word));
    return words;
  }

  /** Stores its trades, its equity and its draws beside those of the best trials. */
  public void store(Result result) {
    String owned =
        TrialsTable.SWEEP_ID
            + " = '"
            + result.sweepId()
            + "' AND "
            + TrialsTable.TRIAL
            + " = "
            + result.trial();
    tables.rows(TradesTable.TABLE).replaceWhere(owned, result.trades());
    tables.rows(EquityTable.TABLE).replaceWhere(owned, result.equity());
    tables.rows(RandomEntriesTable.TABLE).replaceWhere(owned, result.random());
  }

  private static void requireSame(MetricValues stored, TrialMetrics now, long trial) {
    for (Metric metric : Metric.values()) {
      OptionalDouble was = stored.value(metric);
      OptionalDouble is = metric.of(now);
      if (!was.equals(is)) {
        throw new BarlakeException(
            ErrorCode.UNBALANCED,
            "Trial %d differs from what is stored: %s is %s and was %s. The sweep was computed by other code; run it in a new lake."
                .formatted(trial, metric.column(), is, was));
      }
    }
  }
}
