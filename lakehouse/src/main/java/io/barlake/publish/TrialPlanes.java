package io.barlake.publish;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.percentile_approx;
import static org.apache.spark.sql.functions.udf;

import io.barlake.publish.report.MarketFacts;
import io.barlake.publish.report.ParameterAxis;
import io.barlake.publish.report.ParameterPlanes;
import io.barlake.publish.report.PlaneBudget;
import io.barlake.publish.report.ReportMetric;
import io.barlake.tables.schema.TrialsTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;

/** Gathers trials into cells over each pair of the numeric parameters that vary. */
final class TrialPlanes {
  private static final int MOST_LISTED_VALUES = 2_000;
  private static final List<ReportMetric> METRICS =
      List.of(
          ReportMetric.SHARPE,
          ReportMetric.NET_RETURN,
          ReportMetric.NET_PROFIT,
          ReportMetric.PROFIT_FACTOR,
          ReportMetric.MAX_DRAWDOWN,
          ReportMetric.TRADES,
          ReportMetric.WIN_RATE,
          ReportMetric.AVERAGE_TRADE);

  private record Parameter(String name, long values, double low, double high) {}

  private final Dataset<Row> trials;
  private final List<MarketFacts> markets;
  private final ReportMetric rankBy;

  TrialPlanes(SweepTrials trials, List<MarketFacts> markets, ReportMetric rankBy) {
    this.trials = trials.rows();
    this.markets = markets;
    this.rankBy = rankBy;
  }

  ParameterPlanes planes() {
    List<Parameter> parameters = parameters();
    if (parameters.size() < 2) {
      return ParameterPlanes.NONE;
    }
    List<String> choices = choices();
    List<ParameterPlanes.Slice> slices = slices(choices);
    PlaneBudget budget =
        PlaneBudget.of(parameters.stream().map(Parameter::values).toList(), slices.size());
    List<ParameterPlanes.Slice> shown = slices.subList(0, Math.min(budget.slices(), slices.size()));
    List<ParameterAxis> axes =
        parameters.stream().map(parameter -> axis(parameter, budget.groups())).toList();
    List<ParameterPlanes.Plane> planes = new ArrayList<>();
    for (int[] pair : PlaneBudget.pairs(axes.size())) {
      planes.add(plane(axes, pair, choices, shown));
    }
    return new ParameterPlanes(axes, METRICS, shown, slices.size() - shown.size(), planes);
  }

  private List<Parameter> parameters() {
    return trials
        .select(explode(col(TrialsTable.PARAMS)))
        .groupBy("key")
        .agg(count_distinct(col("value")).as("values"), min("value"), max("value"))
        .where(col("values").gt(1))
        .orderBy("key")
        .collectAsList()
        .stream()
        .map(
            row ->
                new Parameter(row.getString(0), row.getLong(1), row.getDouble(2), row.getDouble(3)))
        .toList();
  }

  private List<String> choices() {
    return trials
        .select(explode(col(TrialsTable.CHOICES)))
        .groupBy("key")
        .agg(count_distinct(col("value")).as("values"))
        .where(col("values").gt(1))
        .orderBy("key")
        .select("key")
        .as(Encoders.STRING())
        .collectAsList();
  }

  private ParameterAxis axis(Parameter parameter, int groups) {
    if (parameter.values() > MOST_LISTED_VALUES) {
      return ParameterAxis.ofRange(parameter.name(), parameter.low(), parameter.high(), groups);
    }
    double[] values =
        trials.select(value(parameter.name()).as("value")).distinct().collectAsList().stream()
            .filter(row -> !row.isNullAt(0))
            .mapToDouble(row -> row.getDouble(0))
            .toArray();
    return ParameterAxis.ofValues(parameter.name(), values, groups);
  }

  private static Column value(String parameter) {
    return element_at(col(TrialsTable.PARAMS), lit(parameter));
  }

  /** All slices, the one with the best trial first. */
  private List<ParameterPlanes.Slice> slices(List<String> choices) {
    Column[] keys = sliceColumns(choices);
    Column ranked = best(rankBy, col("rank")).as("best");
    Column order =
        switch (rankBy.better()) {
          case HIGHER -> col("best").desc_nulls_last();
          case LOWER -> col("best").asc_nulls_last();
        };
    return trials
        .withColumn("rank", SweepTrials.metric(rankBy))
        .groupBy(keys)
        .agg(ranked)
        .orderBy(order)
        .collectAsList()
        .stream()
        .map(row -> slice(row, choices))
        .toList();
  }

  /** The market's columns, then one numbered column for each choice. */
  private static Column[] sliceColumns(List<String> choices) {
    List<Column> columns = new ArrayList<>(List.of(SweepTrials.marketColumns()));
    for (int i = 0; i < choices.size(); i++) {
      columns.add(element_at(col(TrialsTable.CHOICES), lit(choices.get(i))).as("choice_" + i));
    }
    return columns.toArray(Column[]::new);
  }

  private ParameterPlanes.Slice slice(Row row, List<String> choices) {
    Map<String, String> chosen = new LinkedHashMap<>();
    for (int i = 0; i < choices.size(); i++) {
      String choice = row.getAs("choice_" + i);
      if (choice != null) {
        chosen.put(choices.get(i), choice);
      }
    }
    return new ParameterPlanes.Slice(MarketKey.of(row).placeIn(markets), chosen);
  }

  private static Column best(ReportMetric metric, Column value) {
    return switch (metric.better()) {
      case HIGHER -> max(value);
      case LOWER -> min(value);
    };
  }

  private static Column group(ParameterAxis axis) {
    double[] from = axis.from();
    UDF1<Double, Integer> grouping =
        value -> value == null ? null : ParameterAxis.groupOf(from, value);
    return udf(grouping, DataTypes.IntegerType).apply(value(axis.name()));
  }

  private ParameterPlanes.Plane plane(
      List<ParameterAxis> axes,
      int[] pair,
      List<String> choices,
      List<ParameterPlanes.Slice> shown) {
    List<Column> keys = new ArrayList<>(List.of(sliceColumns(choices)));
    keys.add(group(axes.get(pair[0])).as("x"));
    keys.add(group(axes.get(pair[1])).as("y"));
    List<Column> numbers = new ArrayList<>();
    for (ReportMetric metric : METRICS) {
      Column value = SweepTrials.metric(metric);
      numbers.add(best(metric, value).as("best_" + metric.key()));
      numbers.add(percentile_approx(value, lit(0.5), lit(1_000)).as("median_" + metric.key()));
    }
    Map<ParameterPlanes.Slice, Integer> places = new HashMap<>();
    shown.forEach(slice -> places.put(slice, places.size()));
    List<Row> cells =
        trials
            .groupBy(keys.toArray(Column[]::new))
            .agg(count(lit(1)).as("trials"), numbers.toArray(Column[]::new))
            .where(col("x").isNotNull().and(col("y").isNotNull()))
            .orderBy("x", "y")
            .collectAsList()
            .stream()
            .filter(row -> places.containsKey(slice(row, choices)))
            .sorted((a, b) -> places.get(slice(a, choices)) - places.get(slice(b, choices)))
            .toList();
    return new ParameterPlanes.Plane(
        pair[0],
        pair[1],
        cells.stream().mapToInt(row -> places.get(slice(row, choices))).toArray(),
        cells.stream().mapToInt(row -> row.<Integer>getAs("x")).toArray(),
        cells.stream().mapToInt(row -> row.<Integer>getAs("y")).toArray(),
        cells.stream().mapToLong(row -> row.<Long>getAs("trials")).toArray(),
        columns(cells, "best_"),
        columns(cells, "median_"));
  }

  private static double[][] columns(List<Row> cells, String prefix) {
    return METRICS.stream()
        .map(
            metric -> cells.stream().mapToDouble(row -> cell(row, prefix + metric.key())).toArray())
        .toArray(double[][]::new);
  }

  private static double cell(Row row, String column) {
    Double value = row.getAs(column);
    return value == null ? Double.NaN : Digits.ofCell(value);
  }
}
