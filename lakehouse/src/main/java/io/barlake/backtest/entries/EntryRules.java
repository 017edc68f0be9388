package io.barlake.backtest.entries;

import io.barlake.backtest.exits.DistanceUnit;
import io.barlake.backtest.exits.ExitRules;
import io.barlake.backtest.grid.ParameterSet;
import io.barlake.backtest.strategy.StrategyNumber;
import io.barlake.backtest.strategy.StrategyNumber.Kind;
import java.io.Serializable;
import java.util.List;

/**
 * How the positions of a sweep begin, apart from the numbers that differ from trial to trial.
 *
 * @param rangeWindow bars of the average true range, where distances are multiples of it
 */
public record EntryRules(OrderKind kind, DistanceUnit unit, int rangeWindow)
    implements Serializable {
  public static final String DISTANCE = "order-distance";
  public static final String BARS = "order-bars";

  /** Positions begin at the next open. */
  public static final EntryRules MARKET =
      new EntryRules(OrderKind.MARKET, DistanceUnit.TICKS, ExitRules.USUAL_RANGE_WINDOW);

  private static final double FARTHEST = 1e9;
  private static final double MOST_BARS = 1e8;

  /** The numbers that a sweep may give, in the order that numbers the trials. */
  public static final List<StrategyNumber> NUMBERS =
      List.of(
          new StrategyNumber(DISTANCE, Kind.REAL, 0, FARTHEST),
          new StrategyNumber(BARS, Kind.WHOLE, 0, MOST_BARS));

  /** Whether orders wait for a price. */
  public boolean waits() {
    return kind != OrderKind.MARKET;
  }

  /** Those of one trial. */
  public EntryOrder of(ParameterSet set) {
    return waits()
        ? new EntryOrder(
            kind,
            unit,
            set.numbers().getOrDefault(DISTANCE, 0.0),
            set.numbers().getOrDefault(BARS, 0.0).intValue())
        : EntryOrder.MARKET;
  }

  /** The form in which a sweep is hashed. */
  public String text() {
    return waits() ? kind.word() + " in " + unit.word() + " of " + rangeWindow : kind.word();
  }
}
