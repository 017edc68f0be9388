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
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
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

  KeptTrials(SparkSession spark, String sweepId, SweepTrials trials, List<MarketFacts> markets) {
    this.trials = trials;
    this.markets = markets;
    this.equity = spark.table("research.equity").where(col("sweep_id").equalTo(sweepId));
    this.trades = spark.table("research.trades").where(col("sweep_id").equalTo(sweepId));
  }

  /** How many trials are kept. */
  long howMany() {
    return numbers().count();
  }

  private Dataset<Row> numbers() {
    return equity.select("trial").union(trades.select("trial")).distinct();
  }

  List<KeptTrial> best(ReportMetric rankBy) {
    List<TrialRow> best =
        trials
            .rows()
            .join(numbers(), "trial")
            .orderBy(SweepTrials.bestFirst(rankBy))
            .limit(SHOWN)
            .collectAsList()
            .stream()
            .map(row -> SweepTrials.trialRow(row, markets))
            .toList();
    Object[] numbers = best.stream().map(TrialRow::trial).toArray();
    Map<Long, List<Row>> days = byTrial(days(numbers));
    Map<Long, List<Row>> latest = byTrial(latestTrades(numbers));
    return best.stream()
        .map(
            row ->
                kept(
                    row,
                    days.getOrDefault(row.trial(), List.of()),
                    latest.getOrDefault(row.trial(), List.of())))
        .toList();
  }

  private static Map<Long, List<Row>> byTrial(Dataset<Row> rows) {
    return rows.collectAsList().stream()
        .collect(Collectors.groupingBy(row -> row.<Long>getAs("trial")));
  }

  private Dataset<Row> days(Object[] numbers) {
    return equity
        .where(col("trial").isin(numbers))
        .select(
            col("trial"),
            unix_date(col("day")).as("day"),
            col("equity_ticks"),
            abs(col("drawdown_ticks")).as("drawdown_ticks"))
        .orderBy("trial", "day");
  }

  private Dataset<Row> latestTrades(Object[] numbers) {
    WindowSpec ofTrial = Window.partitionBy("trial");
    return trades
        .where(col("trial").isin(numbers))
        .withColumn("from_latest", row_number().over(ofTrial.orderBy(col("n").desc())))
        .withColumn("all_trades", count(lit(1)).over(ofTrial))
        .where(col("from_latest").leq(MOST_TRADES))
        .withColumn("entry_seconds", col("entry_ts").cast("long"))
        .withColumn("exit_seconds", col("exit_ts").cast("long"))
        .orderBy("trial", "n");
  }

  private KeptTrial kept(TrialRow row, List<Row> days, List<Row> trades) {
    long all = trades.isEmpty() ? 0 : trades.get(0).<Long>getAs("all_trades");
    return new KeptTrial(
        row,
        firstOpen(row),
        new KeptTrial.Days(
            days.stream().mapToInt(day -> day.<Integer>getAs("day")).toArray(),
            doubles(days, day -> day.<Double>getAs("equity_ticks")),
            doubles(days, day -> day.<Double>getAs("drawdown_ticks"))),
        columns(trades),
        all - trades.size());
  }

  private static KeptTrial.Trades columns(List<Row> trades) {
    return new KeptTrial.Trades(
        trades.stream()
            .mapToInt(trade -> "long".equals(trade.getAs("direction")) ? 1 : -1)
            .toArray(),
        longs(trades, trade -> trade.<Long>getAs("entry_seconds")),
        longs(trades, trade -> trade.<Long>getAs("exit_seconds")),
        doubles(trades, trade -> trade.<Double>getAs("entry_price")),
        doubles(trades, trade -> trade.<Double>getAs("exit_price")),
        doubles(trades, trade -> trade.<Double>getAs("profit_ticks")),
        doubles(trades, trade -> trade.<Double>getAs("cost_ticks")),
        trades.stream().mapToInt(trade -> trade.<Integer>getAs("bars")).toArray(),
        trades.stream().map(trade -> trade.<String>getAs("exit_reason")).toArray(String[]::new));
  }

  private static double[] doubles(List<Row> rows, ToDoubleFunction<Row> value) {
    return rows.stream().mapToDouble(value).toArray();
  }

  private static long[] longs(List<Row> rows, ToLongFunction<Row> value) {
    return rows.stream().mapToLong(value).toArray();
  }

  /** The notional that the trial's own net return is a share of. */
  private double firstOpen(TrialRow row) {
    double net = row.metrics()[ReportMetric.NET_PROFIT.place()];
    double share = row.metrics()[ReportMetric.NET_RETURN.place()];
    MarketFacts market = markets.get(row.market());
    boolean known = Double.isFinite(share) && share != 0 && net != 0;
    return known ? net * market.tickSize() / share : market.firstOpen();
  }
}
