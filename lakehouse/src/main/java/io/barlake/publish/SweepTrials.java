package io.barlake.publish;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.barlake.BarlakeException;
import io.barlake.publish.report.MarketFacts;
import io.barlake.publish.report.ReportMetric;
import io.barlake.publish.report.SweepFacts;
import io.barlake.publish.report.TrialRow;
import io.barlake.tables.Tables;
import io.barlake.tables.schema.TrialsTable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The trials of one sweep; metrics are finite or null, and sizes are not negative. */
final class SweepTrials {
  private static final int BEST = 100;

  private final SweepFacts sweep;
  private final Dataset<Row> rows;

  SweepTrials(Tables tables, SweepFacts sweep) {
    this.sweep = sweep;
    this.rows = tables.read(TrialsTable.TABLE).where(col(TrialsTable.SWEEP_ID).equalTo(sweep.id()));
  }

  Dataset<Row> rows() {
    return rows;
  }

  /** A metric in which whatever is not a number is null. */
  static Column metric(ReportMetric metric) {
    Column value = col(metric.key()).cast("double");
    Column size = metric.isSize() ? abs(value) : value;
    return when(abs(value).leq(Double.MAX_VALUE), size);
  }

  /** The order from the best trial to the worst; trials without the metric come last. */
  static Column[] bestFirst(ReportMetric metric) {
    Column value = metric(metric);
    Column order =
        switch (metric.better()) {
          case HIGHER -> value.desc_nulls_last();
          case LOWER -> value.asc_nulls_last();
        };
    return new Column[] {order, col(TrialsTable.TRIAL)};
  }

  /** First and last bar of every market. */
  Dataset<Row> ranges() {
    return rows.groupBy(marketColumns())
        .agg(
            min(TrialsTable.FIRST_BAR).as(TrialsTable.FIRST_BAR),
            max(TrialsTable.LAST_BAR).as(TrialsTable.LAST_BAR));
  }

  static Column[] marketColumns() {
    return MarketKey.COLUMNS.stream().map(name -> col(name)).toArray(Column[]::new);
  }

  /** The markets in the order of the sweep's definition. */
  List<MarketFacts> markets(MarketBars bars) {
    Column net = col(TrialsTable.NET_PROFIT);
    Column before = net.plus(abs(col(TrialsTable.COSTS)));
    List<Row> found =
        rows.groupBy(marketColumns())
            .agg(
                max(TrialsTable.TICK_SIZE).as(TrialsTable.TICK_SIZE),
                max(TrialsTable.MONEY).as(TrialsTable.MONEY),
                max(TrialsTable.CAPITAL).as(TrialsTable.CAPITAL),
                min(TrialsTable.FIRST_BAR).cast("long").as("first_seconds"),
                max(TrialsTable.LAST_BAR).cast("long").as("last_seconds"),
                max(TrialsTable.BARS).as(TrialsTable.BARS),
                count(lit(1)).as("trials"),
                counted(net.gt(0)).as("profitable"),
                counted(before.gt(0)).as("profitable_before"),
                counted(col(TrialsTable.TRADES).equalTo(0)).as("without_trades"),
                sum(col(TrialsTable.TRADES).cast("long")).as(TrialsTable.TRADES),
                round(sum(abs(col(TrialsTable.COSTS))), 3).as("costs"))
            .collectAsList();
    if (found.isEmpty()) {
      throw BarlakeException.badInput(
          "Cannot report sweep \"%s\": %s has no trial of it."
              + " Run \"jobs/barlake sweep\" again to finish it.",
          sweep.id(), TrialsTable.TABLE.name());
    }
    return found.stream()
        .map(row -> facts(row, bars.hold(MarketKey.of(row))))
        .sorted(
            Comparator.comparingInt((MarketFacts m) -> sweep.symbols().indexOf(m.symbol()))
                .thenComparingInt(m -> sweep.frames().indexOf(m.frame()))
                .thenComparing(MarketFacts::symbol)
                .thenComparing(MarketFacts::frame)
                .thenComparing(MarketFacts::source))
        .toList();
  }

  private static Column counted(Column condition) {
    return sum(when(condition, 1L).otherwise(0L));
  }

  private static MarketFacts facts(Row row, MarketBars.Hold hold) {
    MarketKey key = MarketKey.of(row);
    return new MarketFacts(
        key.source(),
        key.symbol(),
        key.frame(),
        Objects.requireNonNullElse(row.<Double>getAs(TrialsTable.TICK_SIZE), Double.NaN),
        row.getAs(TrialsTable.MONEY),
        row.<Double>getAs(TrialsTable.CAPITAL),
        row.<Long>getAs("first_seconds"),
        row.<Long>getAs("last_seconds"),
        row.<Integer>getAs(TrialsTable.BARS),
        row.<Long>getAs("trials"),
        row.<Long>getAs("profitable"),
        row.<Long>getAs("profitable_before"),
        row.<Long>getAs("without_trades"),
        row.<Long>getAs(TrialsTable.TRADES),
        row.<Double>getAs("costs"),
        hold.firstOpen(),
        hold.lastClose() / hold.firstOpen() - 1,
        hold.side());
  }

  List<TrialRow> best(ReportMetric rankBy, List<MarketFacts> markets) {
    return rows.orderBy(bestFirst(rankBy)).limit(BEST).collectAsList().stream()
        .map(row -> trialRow(row, markets))
        .toList();
  }

  static TrialRow trialRow(Row row, List<MarketFacts> markets) {
    return new TrialRow(
        row.<Long>getAs(TrialsTable.TRIAL),
        MarketKey.of(row).placeIn(markets),
        map(row, TrialsTable.PARAMS),
        map(row, TrialsTable.CHOICES),
        ReportMetric.ALL.stream().mapToDouble(metric -> value(row, metric)).toArray(),
        row.<Boolean>getAs(TrialsTable.OPEN_AT_END));
  }

  private static double value(Row row, ReportMetric metric) {
    Number value = row.getAs(metric.key());
    if (value == null || !Double.isFinite(value.doubleValue())) {
      return Double.NaN;
    }
    return metric.isSize() ? Math.abs(value.doubleValue()) : value.doubleValue();
  }

  private static <V> Map<String, V> map(Row row, String column) {
    int place = row.fieldIndex(column);
    return row.isNullAt(place) ? Map.of() : new HashMap<>(row.<String, V>getJavaMap(place));
  }
}
