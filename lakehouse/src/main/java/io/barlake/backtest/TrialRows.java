package io.barlake.backtest;

import static org.apache.spark.sql.types.DataTypes.IntegerType;

import io.barlake.backtest.SweepWork.Market;
import io.barlake.backtest.SweepWork.Outcome;
import io.barlake.backtest.costs.CostModel;
import io.barlake.backtest.kernel.EquityCurve;
import io.barlake.backtest.kernel.Quotes;
import io.barlake.backtest.kernel.Replay;
import io.barlake.backtest.kernel.TickBars;
import io.barlake.backtest.kernel.TradeLog;
import io.barlake.backtest.kernel.TradeReach;
import io.barlake.backtest.metrics.Metric;
import io.barlake.backtest.metrics.TrialMetrics;
import io.barlake.market.Micros;
import io.barlake.market.PriceScale;
import io.barlake.tables.schema.TrialsTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import scala.jdk.javaapi.CollectionConverters;

/** Turns what engines give into rows of the research tables. */
final class TrialRows {
  private TrialRows() {}

  static Row trial(SweepWork work, String source, Outcome outcome) {
    Market market = work.markets().get(outcome.market());
    TickBars bars = outcome.bars();
    TrialMetrics metrics = outcome.metrics();
    List<Object> row =
        new ArrayList<>(
            List.of(
                work.sweepId(),
                outcome.trial(),
                work.strategy().name(),
                source,
                market.symbol().name(),
                market.frame(),
                Micros.instant(bars.openMicros()[0]),
                Micros.instant(bars.openMicros()[bars.lastBar()]),
                bars.size(),
                CollectionConverters.asScala(outcome.parameters().numbers()),
                CollectionConverters.asScala(outcome.parameters().choices()),
                bars.scale().tick()));
    for (Metric metric : Metric.values()) {
      row.add(stored(metric, metric.of(metrics)));
    }
    row.add(metrics.openAtEnd());
    return RowFactory.create(row.toArray());
  }

  /** Counts are stored as whole numbers. */
  private static Object stored(Metric metric, OptionalDouble value) {
    if (value.isEmpty()) {
      return null;
    }
    boolean whole = TrialsTable.SCHEMA.apply(metric.column()).dataType().equals(IntegerType);
    return whole ? (Object) (int) value.getAsDouble() : (Object) value.getAsDouble();
  }

  static List<Row> trades(SweepWork work, long trial, Replay replay, Quotes quotes) {
    TickBars bars = quotes.bars();
    TradeLog log = replay.trades();
    TradeReach reach = new TradeReach(quotes, log);
    List<Row> rows = new ArrayList<>();
    for (int n = 0; n < log.size(); n++) {
      rows.add(
          RowFactory.create(
              work.sweepId(),
              trial,
              n,
              log.direction(n) > 0 ? "long" : "short",
              Micros.instant(bars.openMicros()[log.entryBar(n)]),
              Micros.instant(bars.openMicros()[log.exitBar(n)]),
              price(bars.scale(), log.entryFill(n)),
              price(bars.scale(), log.exitFill(n)),
              ticks(log.profit(n)),
              ticks(log.costs(n)),
              log.barsHeld(n),
              log.reason(n).word(),
              ticks(reach.adverse(n)),
              ticks(reach.favourable(n))));
    }
    return rows;
  }

  static List<Row> equity(SweepWork work, long trial, Replay replay) {
    EquityCurve curve = replay.curve();
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
              ticks(curve.equity(n)),
              ticks(peak - curve.equity(n))));
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
