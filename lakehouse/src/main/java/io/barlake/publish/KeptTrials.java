package io.barlake.publish;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.unix_date;

import io.barlake.publish.report.KeptTrial;
import io.barlake.publish.report.MarketFacts;
import io.barlake.publish.report.ReportMetric;
import io.barlake.publish.report.TrialRow;
import io.barlake.tables.Tables;
import io.barlake.tables.schema.EquityTable;
import io.barlake.tables.schema.RandomEntriesTable;
import io.barlake.tables.schema.TradesTable;
import io.barlake.tables.schema.TrialsTable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/** The trials whose trades and equity are stored: the best of them, with their latest trades. */
final class KeptTrials {
  private static final int SHOWN = 20;
  private static final int MOST_TRADES = 5_000;

  private final SweepTrials trials;
  private final List<MarketFacts> markets;
  private final Dataset<Row> equity;
  private final Dataset<Row> trades;
  private final Dataset<Row> draws;

  KeptTrials(Tables tables, String sweepId, SweepTrials trials, List<MarketFacts> markets) {
    this.trials = trials;
    this.markets = markets;
    this.equity = tables.read(EquityTable.TABLE).where(col(EquityTable.SWEEP_ID).equalTo(sweepId));
    this.trades = tables.read(TradesTable.TABLE).where(col(TradesTable.SWEEP_ID).equalTo(sweepId));
    this.draws =
        tables
            .read(RandomEntriesTable.TABLE)
            .where(col(RandomEntriesTable.SWEEP_ID).equalTo(sweepId));
  }

  /** How many trials are kept. */
  long howMany() {
    return numbers().count();
  }

  private Dataset<Row> numbers() {
    return equity.select(TrialsTable.TRIAL).union(trades.select(TrialsTable.TRIAL)).distinct();
  }

  List<KeptTrial> best(ReportMetric rankBy) {
    List<TrialRow> best =
        trials
            .rows()
            .join(numbers(), TrialsTable.TRIAL)
            .orderBy(SweepTrials.bestFirst(rankBy))
            .limit(SHOWN)
            .collectAsList()
            .stream()
            .map(row -> SweepTrials.trialRow(row, markets))
            .toList();
    Object[] numbers = best.stream().map(TrialRow::trial).toArray();
    Map<Long, List<Row>> days = byTrial(days(numbers));
    Map<Long, List<Row>> latest = byTrial(latestTrades(numbers));
    Map<Long, List<Row>> drawn = byTrial(draws(numbers));
    return best.stream()
        .map(
            row ->
                kept(
                    row,
                    days.getOrDefault(row.trial(), List.of()),
                    latest.getOrDefault(row.trial(), List.of()),
                    drawn.getOrDefault(row.trial(), List.of())))
        .toList();
  }

  private static Map<Long, List<Row>> byTrial(Dataset<Row> rows) {
    return rows.collectAsList().stream()
        .collect(Collectors.groupingBy(row -> row.<Long>getAs(TrialsTable.TRIAL)));
  }

  private Dataset<Row> days(Object[] numbers) {
    return equity
        .where(col(TrialsTable.TRIAL).isin(numbers))
        .select(
            col(TrialsTable.TRIAL),
            unix_date(col(EquityTable.DAY)).as(EquityTable.DAY),
            col(EquityTable.EQUITY),
            abs(col(EquityTable.DRAWDOWN)).as(EquityTable.DRAWDOWN))
        .orderBy(TrialsTable.TRIAL, EquityTable.DAY);
  }

  private Dataset<Row> draws(Object[] numbers) {
    return draws
        .where(col(TrialsTable.TRIAL).isin(numbers))
        .orderBy(TrialsTable.TRIAL, RandomEntriesTable.DRAW);
  }

  private Dataset<Row> latestTrades(Object[] numbers) {
    WindowSpec ofTrial = Window.partitionBy(TrialsTable.TRIAL);
    return trades
        .where(col(TrialsTable.TRIAL).isin(numbers))
        .withColumn("from_latest", row_number().over(ofTrial.orderBy(col(TradesTable.N).desc())))
        .withColumn("all_trades", count(lit(1)).over(ofTrial))
        .where(col("from_latest").leq(MOST_TRADES))
        .withColumn("entry_seconds", col(TradesTable.ENTRY_TS).cast("long"))
        .withColumn("exit_seconds", col(TradesTable.EXIT_TS).cast("long"))
        .orderBy(TrialsTable.TRIAL, TradesTable.N);
  }

  private KeptTrial kept(TrialRow row, List<Row> days, List<Row> trades, List<Row> draws) {
    long all = trades.isEmpty() ? 0 : trades.get(0).<Long>getAs("all_trades");
    return new KeptTrial(
        row,
        firstOpen(row),
        new KeptTrial.Days(
            days.stream().mapToInt(day -> day.<Integer>getAs(EquityTable.DAY)).toArray(),
            doubles(days, day -> day.<Double>getAs(EquityTable.EQUITY)),
            doubles(days, day -> day.<Double>getAs(EquityTable.DRAWDOWN))),
        columns(trades),
        all - trades.size(),
        doubles(draws, draw -> draw.<Double>getAs(RandomEntriesTable.NET_PROFIT)));
  }

  private static KeptTrial.Trades columns(List<Row> trades) {
    return new KeptTrial.Trades(
        trades.stream()
            .mapToInt(trade -> "long".equals(trade.getAs(TradesTable.DIRECTION)) ? 1 : -1)
            .toArray(),
        longs(trades, trade -> trade.<Long>getAs("entry_seconds")),
        longs(trades, trade -> trade.<Long>getAs("exit_seconds")),
        doubles(trades, trade -> trade.<Double>getAs(TradesTable.ENTRY_PRICE)),
        doubles(trades, trade -> trade.<Double>getAs(TradesTable.EXIT_PRICE)),
        doubles(trades, trade -> trade.<Double>getAs(TradesTable.PROFIT_TICKS)),
        doubles(trades, trade -> trade.<Double>getAs(TradesTable.COST_TICKS)),
        doubles(trades, trade -> orUnknown(trade, TradesTable.ADVERSE_TICKS)),
        doubles(trades, trade -> orUnknown(trade, TradesTable.FAVOURABLE_TICKS)),
        trades.stream().mapToInt(trade -> trade.<Integer>getAs(TradesTable.BARS)).toArray(),
        texts(trades, TradesTable.EXIT_REASON),
        texts(trades, TradesTable.SYMBOL),
        doubles(trades, trade -> trade.<Double>getAs(TradesTable.UNITS)),
        doubles(trades, trade -> trade.<Double>getAs(TradesTable.PROFIT)));
  }

  private static String[] texts(List<Row> trades, String column) {
    return trades.stream().map(trade -> trade.<String>getAs(column)).toArray(String[]::new);
  }

  private static double orUnknown(Row trade, String column) {
    return Objects.requireNonNullElse(trade.<Double>getAs(column), Double.NaN);
  }

  private static double[] doubles(List<Row> rows, ToDoubleFunction<Row> value) {
    return rows.stream().mapToDouble(value).toArray();
  }

  private static long[] longs(List<Row> rows, ToLongFunction<Row> value) {
    return rows.stream().mapToLong(value).toArray();
  }

  /** The notional that the net return of one unit is a share of. */
  private double firstOpen(TrialRow row) {
    double net = row.metrics()[ReportMetric.NET_PROFIT.place()];
    double share = row.metrics()[ReportMetric.NET_RETURN.place()];
    MarketFacts market = markets.get(row.market());
    boolean ofOneUnit = market.ofOneUnit();
    boolean known = ofOneUnit && Double.isFinite(share) && share != 0 && net != 0;
    return known ? net * market.tickSize() / share : market.firstOpen();
  }
}
