package io.barlake.backtest;

import io.barlake.backtest.costs.SpreadProfile;
import io.barlake.market.Source;
import io.barlake.market.Symbol;
import io.barlake.market.calendar.TradingCalendar;
import io.barlake.tables.Tables;
import io.barlake.tables.schema.MinuteBarsTable;
import java.io.Serializable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * What spreads the minutes of a lake had, by the hour of the week. Archives of bars do not know
 * them; then those that another source had of the same symbol are taken.
 */
final class MeasuredSpreads {
  private static final double MILLION = 1e6;

  private final Tables tables;
  private final Source own;

  /** The source whose spreads are taken before those of any other. */
  MeasuredSpreads(Tables tables, Source own) {
    this.tables = tables;
    this.own = own;
  }

  /**
   * A profile in the ticks of the sweep, and over how many minutes of which source it was measured.
   */
  record Found(SpreadProfile profile, String source, long minutes) implements Serializable {}

  private static final class Sums {
    private final Map<Integer, Double> means = new HashMap<>();
    private long minutes;
  }

  /**
   * The spreads of a symbol.
   *
   * @param decimals of the ticks in which they are wanted
   * @param decimalsOf those of the ticks of a source
   */
  Optional<Found> of(
      Symbol symbol, TradingCalendar calendar, int decimals, ToIntFunction<Source> decimalsOf) {
    Map<String, Sums> bySource = new TreeMap<>();
    String zone = calendar.zone().getId();
    for (Row row :
        tables
            .read(MinuteBarsTable.TABLE)
            .where(functions.col(MinuteBarsTable.SYMBOL).equalTo(symbol.name()))
            .where(MinuteBarsTable.SPREAD_TICKS + " > 0")
            .withColumn(
                "wall", functions.from_utc_timestamp(functions.col(MinuteBarsTable.TS), zone))
            .withColumn(
                "place",
                functions.expr(
                    "(weekday(wall) * 24 + hour(wall)) * 2 + if(minute(wall) < "
                        + SpreadProfile.FIRST_MINUTES
                        + ", 0, 1)"))
            .groupBy(functions.col(MinuteBarsTable.SOURCE), functions.col("place"))
            .agg(
                // Whole numbers have the same sum in any order.
                functions.expr(
                    "sum(cast(rint(" + MinuteBarsTable.SPREAD_TICKS + " * 1e6) as bigint))"),
                functions.count(functions.lit(1)))
            .collectAsList()) {
      Sums sums = bySource.computeIfAbsent(row.getString(0), any -> new Sums());
      sums.means.put(row.getInt(1), row.getLong(2) / MILLION / row.getLong(3));
      sums.minutes += row.getLong(3);
    }
    return bySource.entrySet().stream()
        .max(
            Comparator.comparing((Map.Entry<String, Sums> each) -> each.getKey().equals(own.name()))
                .thenComparing(each -> each.getValue().minutes))
        .flatMap(
            most -> {
              double scale =
                  Math.pow(10, decimals - decimalsOf.applyAsInt(new Source(most.getKey())));
              most.getValue().means.replaceAll((place, mean) -> mean * scale);
              return SpreadProfile.measured(calendar.zone(), most.getValue().means)
                  .map(profile -> new Found(profile, most.getKey(), most.getValue().minutes));
            });
  }
}
