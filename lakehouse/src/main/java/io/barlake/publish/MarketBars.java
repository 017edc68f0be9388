package io.barlake.publish;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.unix_date;

import io.barlake.publish.report.BarColumns;
import io.barlake.publish.report.MarketFacts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The bars under the trials of a sweep. Where a lake has bars of several sides, the first of bid,
 * mid, trade and ask is taken. One-minute bars carry no session date; their UTC date stands for it.
 */
final class MarketBars {
  private static final int MOST_BARS = 20_000;
  private static final List<String> SIDES = List.of("bid", "mid", "trade", "ask");
  private static final List<String> PRICES = List.of("open", "high", "low", "close");

  /** What one side offers to a buyer of the first bar; NaN prices and no side without bars. */
  record Hold(String side, double firstOpen, double lastClose, long bars) {
    static final Hold NONE = new Hold("", Double.NaN, Double.NaN, 0);
  }

  private final SparkSession spark;
  private final Map<MarketKey, Hold> holds;

  /** Looks up the bars of markets with their first and last bar. */
  MarketBars(SparkSession spark, Dataset<Row> ranges) {
    this.spark = spark;
    this.holds = holds(ranges);
  }

  Hold hold(MarketKey market) {
    return holds.getOrDefault(market, Hold.NONE);
  }

  private Map<MarketKey, Hold> holds(Dataset<Row> ranges) {
    Map<MarketKey, Hold> found = new HashMap<>();
    for (Dataset<Row> bars : tables()) {
      List<Row> rows =
          bars.join(broadcast(ranges), MarketKey.COLUMNS.toArray(new String[0]))
              .where(col("ts").between(col("first_bar"), col("last_bar")))
              .groupBy(col("source"), col("symbol"), col("frame"), col("side"))
              .agg(
                  min_by(col("open"), col("ts")).as("first_open"),
                  max_by(col("close"), col("ts")).as("last_close"),
                  count(lit(1)).as("bars"))
              .collectAsList();
      for (Row row : rows) {
        Hold hold =
            new Hold(
                row.getAs("side"),
                row.<Double>getAs("first_open"),
                row.<Double>getAs("last_close"),
                row.<Long>getAs("bars"));
        found.merge(MarketKey.of(row), hold, MarketBars::preferred);
      }
    }
    return found;
  }

  private static Hold preferred(Hold one, Hold other) {
    return SIDES.indexOf(one.side()) <= SIDES.indexOf(other.side()) ? one : other;
  }

  private List<Dataset<Row>> tables() {
    List<Dataset<Row>> tables = new ArrayList<>();
    if (spark.catalog().tableExists("market.bars")) {
      tables.add(spark.table("market.bars"));
    }
    if (spark.catalog().tableExists("market.bars_1m")) {
      tables.add(
          spark
              .table("market.bars_1m")
              .withColumn("frame", lit("1m"))
              .withColumn("session_date", to_date(col("ts"))));
    }
    return tables;
  }

  /** The latest bars of a market, or nothing where the lake has none. */
  Optional<BarColumns> columns(int place, MarketFacts market) {
    Hold hold = hold(new MarketKey(market.source(), market.symbol(), market.frame()));
    if (hold.bars() == 0) {
      return Optional.empty();
    }
    return tables().stream()
        .map(bars -> ofMarket(bars, market))
        .filter(bars -> !bars.isEmpty())
        .findFirst()
        .map(bars -> columns(place, bars, hold.bars()));
  }

  private static Dataset<Row> ofMarket(Dataset<Row> bars, MarketFacts market) {
    Column seconds = col("ts").cast("long");
    return bars.where(
        col("source")
            .equalTo(market.source())
            .and(col("symbol").equalTo(market.symbol()))
            .and(col("frame").equalTo(market.frame()))
            .and(col("side").equalTo(market.side()))
            .and(seconds.between(market.firstSeconds(), market.lastSeconds())));
  }

  private static BarColumns columns(int place, Dataset<Row> bars, long total) {
    List<Row> latest =
        new ArrayList<>(
            bars.select(
                    col("ts").cast("long").as("seconds"),
                    col("open"),
                    col("high"),
                    col("low"),
                    col("close"))
                .orderBy(col("seconds").desc())
                .limit(MOST_BARS)
                .collectAsList());
    Collections.reverse(latest);
    double[][] prices =
        PRICES.stream()
            .map(name -> latest.stream().mapToDouble(row -> row.<Double>getAs(name)).toArray())
            .toArray(double[][]::new);
    long[] seconds = latest.stream().mapToLong(row -> row.getLong(0)).toArray();
    return BarColumns.of(
        place,
        new BarColumns.Prices(seconds, prices[0], prices[1], prices[2], prices[3]),
        total - latest.size(),
        days(bars));
  }

  private static BarColumns.HoldDays days(Dataset<Row> bars) {
    List<Row> days =
        bars.groupBy(unix_date(coalesce(col("session_date"), to_date(col("ts")))).as("day"))
            .agg(max_by(col("close"), col("ts")).as("close"))
            .orderBy("day")
            .collectAsList();
    return new BarColumns.HoldDays(
        days.stream().mapToInt(row -> row.getInt(0)).toArray(),
        days.stream().mapToDouble(row -> row.getDouble(1)).toArray());
  }
}
