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
import io.barlake.tables.Tables;
import io.barlake.tables.schema.BarsTable;
import io.barlake.tables.schema.MinuteBarsTable;
import io.barlake.tables.schema.TrialsTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The bars under the trials of a sweep. Where a lake has bars of several sides, the first of bid,
 * trade, mid and ask is taken, as in the trials. One-minute bars carry no session date; their UTC
 * date stands for it.
 */
final class MarketBars {
  private static final int MOST_BARS = 20_000;
  private static final List<String> SIDES = List.of("bid", "trade", "mid", "ask");
  private static final List<String> PRICES =
      List.of(BarsTable.OPEN, BarsTable.HIGH, BarsTable.LOW, BarsTable.CLOSE);

  /** What one side offers to a buyer of the first bar; NaN prices and no side without bars. */
  record Hold(String side, double firstOpen, double lastClose, long bars) {
    static final Hold NONE = new Hold("", Double.NaN, Double.NaN, 0);
  }

  private final Tables tables;
  private final Map<MarketKey, Hold> holds;

  /** Looks up the bars of markets with their first and last bar. */
  MarketBars(Tables tables, Dataset<Row> ranges) {
    this.tables = tables;
    this.holds = holds(ranges);
  }

  Hold hold(MarketKey market) {
    return holds.getOrDefault(market, Hold.NONE);
  }

  private Map<MarketKey, Hold> holds(Dataset<Row> ranges) {
    Map<MarketKey, Hold> found = new HashMap<>();
    for (Dataset<Row> bars : both()) {
      List<Row> rows =
          bars.join(broadcast(ranges), MarketKey.COLUMNS.toArray(new String[0]))
              .where(
                  col(BarsTable.TS).between(col(TrialsTable.FIRST_BAR), col(TrialsTable.LAST_BAR)))
              .groupBy(
                  col(BarsTable.SOURCE),
                  col(BarsTable.SYMBOL),
                  col(BarsTable.FRAME),
                  col(BarsTable.SIDE))
              .agg(
                  min_by(col(BarsTable.OPEN), col(BarsTable.TS)).as("first_open"),
                  max_by(col(BarsTable.CLOSE), col(BarsTable.TS)).as("last_close"),
                  count(lit(1)).as("bars"))
              .collectAsList();
      for (Row row : rows) {
        Hold hold =
            new Hold(
                row.getAs(BarsTable.SIDE),
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

  private List<Dataset<Row>> both() {
    return List.of(
        tables.read(BarsTable.TABLE),
        tables
            .read(MinuteBarsTable.TABLE)
            .withColumn(BarsTable.FRAME, lit("1m"))
            .withColumn(BarsTable.SESSION_DATE, to_date(col(BarsTable.TS))));
  }

  /** The latest bars of a market, or nothing where the lake has none. */
  Optional<BarColumns> columns(int place, MarketFacts market) {
    Hold hold = hold(new MarketKey(market.source(), market.symbol(), market.frame()));
    if (hold.bars() == 0) {
      return Optional.empty();
    }
    return both().stream()
        .map(bars -> ofMarket(bars, market))
        .filter(bars -> !bars.isEmpty())
        .findFirst()
        .map(bars -> columns(place, bars, hold.bars()));
  }

  private static Dataset<Row> ofMarket(Dataset<Row> bars, MarketFacts market) {
    Column seconds = col(BarsTable.TS).cast("long");
    return bars.where(
        col(BarsTable.SOURCE)
            .equalTo(market.source())
            .and(col(BarsTable.SYMBOL).equalTo(market.symbol()))
            .and(col(BarsTable.FRAME).equalTo(market.frame()))
            .and(col(BarsTable.SIDE).equalTo(market.side()))
            .and(seconds.between(market.firstSeconds(), market.lastSeconds())));
  }

  private static BarColumns columns(int place, Dataset<Row> bars, long total) {
    List<Row> latest =
        new ArrayList<>(
            bars.select(
                    col(BarsTable.TS).cast("long").as("seconds"),
                    col(BarsTable.OPEN),
                    col(BarsTable.HIGH),
                    col(BarsTable.LOW),
                    col(BarsTable.CLOSE))
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
        bars.groupBy(
                unix_date(coalesce(col(BarsTable.SESSION_DATE), to_date(col(BarsTable.TS))))
                    .as("day"))
            .agg(max_by(col(BarsTable.CLOSE), col(BarsTable.TS)).as(BarsTable.CLOSE))
            .orderBy("day")
            .collectAsList();
    return new BarColumns.HoldDays(
        days.stream().mapToInt(row -> row.getInt(0)).toArray(),
        days.stream().mapToDouble(row -> row.getDouble(1)).toArray());
  }
}
