package io.barlake.publish;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.percentile_approx;
import static org.apache.spark.sql.functions.stddev_samp;

import io.barlake.publish.report.Bins;
import io.barlake.publish.report.Distribution;
import io.barlake.publish.report.ExpectedBest;
import io.barlake.publish.report.MarketFacts;
import io.barlake.publish.report.ReportMetric;
import io.barlake.tables.schema.TrialsTable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Histograms of the metrics that compare across markets: one of the sweep, one of each market. */
final class TrialDistributions {
  private static final List<ReportMetric> METRICS =
      List.of(ReportMetric.SHARPE, ReportMetric.NET_RETURN);
  private static final int WHOLE_SWEEP = -1;

  private final SweepTrials trials;
  private final List<MarketFacts> markets;

  TrialDistributions(SweepTrials trials, List<MarketFacts> markets) {
    this.trials = trials;
    this.markets = markets;
  }

  List<Distribution> distributions() {
    List<Distribution> all = new ArrayList<>();
    for (ReportMetric metric : METRICS) {
      Dataset<Row> values =
          trials
              .rows()
              .select(
                  col(TrialsTable.SOURCE),
                  col(TrialsTable.SYMBOL),
                  col(TrialsTable.FRAME),
                  SweepTrials.metric(metric).as("value"));
      Row whole = values.agg(count(lit(1)).as("trials"), summaries()).head();
      if (whole.<Long>getAs("defined") > 0) {
        all.addAll(of(metric, values, whole));
      }
    }
    return all;
  }

  private List<Distribution> of(ReportMetric metric, Dataset<Row> values, Row whole) {
    Bins bins = Bins.over(whole.<Double>getAs("low"), whole.<Double>getAs("high"));
    long[][] counts = counts(values, bins);
    long[] all = new long[bins.count()];
    for (long[] market : counts) {
      for (int bin = 0; bin < all.length; bin++) {
        all[bin] += market[bin];
      }
    }
    List<Distribution> found = new ArrayList<>();
    found.add(distribution(metric, WHOLE_SWEEP, bins, all, whole));
    values
        .groupBy(SweepTrials.marketColumns())
        .agg(count(lit(1)).as("trials"), summaries())
        .collectAsList()
        .stream()
        .filter(row -> row.<Long>getAs("defined") > 0)
        .map(
            row -> {
              int market = MarketKey.of(row).placeIn(markets);
              return distribution(metric, market, bins, counts[market], row);
            })
        .sorted((one, other) -> Integer.compare(one.market(), other.market()))
        .forEach(found::add);
    return found;
  }

  private static Column[] summaries() {
    Column value = col("value");
    return new Column[] {
      count(value).as("defined"),
      min(value).as("low"),
      max(value).as("high"),
      avg(value).as("mean"),
      stddev_samp(value).as("deviation"),
      percentile_approx(value, lit(0.5), lit(10_000)).as("median")
    };
  }

  private long[][] counts(Dataset<Row> values, Bins bins) {
    long[][] counts = new long[markets.size()][bins.count()];
    Column step = floor(col("value").divide(lit(bins.step()))).as("step");
    values
        .where(col("value").isNotNull())
        .groupBy(col(TrialsTable.SOURCE), col(TrialsTable.SYMBOL), col(TrialsTable.FRAME), step)
        .count()
        .collectAsList()
        .forEach(
            row -> {
              int bin = bins.indexOfStep(row.<Long>getAs("step"));
              counts[MarketKey.of(row).placeIn(markets)][bin] += row.<Long>getAs("count");
            });
    return counts;
  }

  private static Distribution distribution(
      ReportMetric metric, int market, Bins bins, long[] counts, Row row) {
    long defined = row.<Long>getAs("defined");
    double deviation =
        row.isNullAt(row.fieldIndex("deviation")) ? 0 : row.<Double>getAs("deviation");
    return new Distribution(
        metric,
        market,
        bins.low(),
        bins.step(),
        counts,
        row.<Long>getAs("trials"),
        row.<Long>getAs("trials") - defined,
        Digits.ofSum(row.<Double>getAs("mean")),
        Digits.ofSum(deviation),
        row.<Double>getAs("median"),
        row.<Double>getAs("high"),
        metric == ReportMetric.SHARPE
            ? Digits.ofSum(ExpectedBest.ofLuck(defined, deviation))
            : Double.NaN);
  }
}
