package io.barlake.backtest;

import static org.apache.spark.sql.types.DataTypes.IntegerType;

import io.barlake.backtest.SweepWork.Outcome;
import io.barlake.backtest.account.Settled;
import io.barlake.backtest.account.SizedTrade;
import io.barlake.backtest.costs.CostModel;
import io.barlake.backtest.kernel.EquityCurve;
import io.barlake.backtest.kernel.TickBars;
import io.barlake.backtest.kernel.Trade;
import io.barlake.backtest.kernel.TradeReach;
import io.barlake.backtest.metrics.Capital;
import io.barlake.backtest.metrics.Metric;
import io.barlake.backtest.metrics.TrialMetrics;
import io.barlake.market.Micros;
import io.barlake.market.PriceScale;
import io.barlake.tables.schema.TrialsTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import scala.jdk.javaapi.CollectionConverters;

/** Turns what engines give into rows of the research tables. */
final class TrialRows {
  private TrialRows() {}

  static Row trial(SweepWork work, String source, Outcome outcome) {
    TradedPlace place = outcome.place();
    TrialMetrics metrics = outcome.metrics();
    List<Object> row =
        new ArrayList<>(
            Arrays.asList(
                work.sweepId(),
                outcome.trial(),
                work.strategy().name(),
                source,
                place.place().symbols(),
                place.place().frame(),
                Micros.instant(place.firstMicros()),
                Micros.instant(place.lastMicros()),
                place.bars(),
                CollectionConverters.asScala(outcome.parameters().numbers()),
                CollectionConverters.asScala(outcome.parameters().choices()),
                tick(place),
                metrics.capital().money(),
                metrics.capital().money(metrics.capital().amount())));
    for (Metric metric : Metric.values()) {
      row.add(stored(metric, metric.of(metrics)));
    }
    row.add(metrics.openAtEnd());
    return RowFactory.create(row.toArray());
  }

  /** Nothing where several symbols trade together. */
  private static Double tick(TradedPlace place) {
    return place.quotes().size() > 1 ? null : place.quotes().get(0).bars().scale().tick();
  }

  /** Counts are stored as whole numbers. */
  private static Object stored(Metric metric, OptionalDouble value) {
    if (value.isEmpty()) {
      return null;
    }
    boolean whole = TrialsTable.SCHEMA.apply(metric.column()).dataType().equals(IntegerType);
    return whole ? (Object) (int) value.getAsDouble() : (Object) value.getAsDouble();
  }

  /** In the order in which they ended. */
  static List<Row> trades(SweepWork work, long trial, TradedPlace place, Settled settled) {
    Capital capital = settled.metrics().capital();
    List<TradeReach> reaches = place.quotes().stream().map(TradeReach::new).toList();
    List<Row> rows = new ArrayList<>();
    for (SizedTrade sized : settled.trades()) {
      Trade trade = sized.trade();
      TickBars bars = place.quotes().get(sized.leg()).bars();
      TradeReach reach = reaches.get(sized.leg());
      rows.add(
          RowFactory.create(
              work.sweepId(),
              trial,
              rows.size(),
              place.place().markets().get(sized.leg()).symbol().name(),
              trade.direction() > 0 ? "long" : "short",
              Micros.instant(bars.openMicros()[trade.entryBar()]),
              Micros.instant(bars.openMicros()[trade.exitBar()]),
              price(bars.scale(), trade.entryFill()),
              price(bars.scale(), trade.exitFill()),
              ticks(trade.profit()),
              ticks(trade.costs()),
              trade.barsHeld(),
              trade.reason().word(),
              ticks(reach.adverse(trade)),
              ticks(reach.favourable(trade)),
              sized.units(),
              capital.money(sized.profit()),
              capital.money(sized.costs()),
              trade.entered().word()));
    }
    return rows;
  }

  static List<Row> equity(SweepWork work, long trial, Settled settled) {
    Capital capital = settled.metrics().capital();
    EquityCurve curve = settled.curve();
    List<Row> rows = new ArrayList<>();
    long peak = 0;
    for (int n = 0; n < curve.size(); n++) {
      peak = Math.max(peak, curve.equity(n));
      rows.add(
          RowFactory.create(
              work.sweepId(),
              trial,
              n,
              LocalDate.ofEpochDay(curve.sessionDay(n)),
              capital.money(curve.equity(n)),
              capital.money(peak - curve.equity(n))));
    }
    return rows;
  }

  private static double price(PriceScale scale, long thousandths) {
    return (double) thousandths / CostModel.TICK * scale.tick();
  }

  private static double ticks(long thousandths) {
    return (double) thousandths / CostModel.TICK;
  }
}
