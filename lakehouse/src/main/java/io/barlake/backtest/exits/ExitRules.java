package io.barlake.backtest.exits;

import io.barlake.backtest.grid.ParameterSet;
import io.barlake.backtest.strategy.StrategyNumber;
import io.barlake.backtest.strategy.StrategyNumber.Kind;
import java.io.Serializable;
import java.util.List;

/**
 * How the positions of a sweep end by themselves, apart from the numbers that differ from trial to
 * trial.
 *
 * @param any whether there are such numbers at all
 * @param unit of the distances
 * @param rangeWindow bars of the average true range, where distances are multiples of it
 * @param inside what comes first where a bar reaches a stop and a target
 */
public record ExitRules(boolean any, DistanceUnit unit, int rangeWindow, InsideBar inside)
    implements Serializable {
  public static final String STOP_LOSS = "stop-loss";
  public static final String TAKE_PROFIT = "take-profit";
  public static final String TRAILING_STOP = "trailing-stop";
  public static final String BREAK_EVEN = "break-even";
  public static final String TIME_STOP = "time-stop";
  public static final String COOLDOWN = "cooldown";

  public static final int USUAL_RANGE_WINDOW = 14;

  /** Positions end when the strategy says so. */
  public static final ExitRules NONE =
      new ExitRules(false, DistanceUnit.TICKS, USUAL_RANGE_WINDOW, InsideBar.PESSIMISTIC);

  private static final double FARTHEST = 1e9;
  private static final double MOST_BARS = 1e8;

  /** The numbers that a sweep may give, 0 for without, in the order that numbers the trials. */
  public static final List<StrategyNumber> NUMBERS =
      List.of(
          new StrategyNumber(STOP_LOSS, Kind.REAL, 0, FARTHEST),
          new StrategyNumber(TAKE_PROFIT, Kind.REAL, 0, FARTHEST),
          new StrategyNumber(TRAILING_STOP, Kind.REAL, 0, FARTHEST),
          new StrategyNumber(BREAK_EVEN, Kind.REAL, 0, FARTHEST),
          new StrategyNumber(TIME_STOP, Kind.WHOLE, 0, MOST_BARS),
          new StrategyNumber(COOLDOWN, Kind.WHOLE, 0, MOST_BARS));

  /** Those of one trial. */
  public Exits of(ParameterSet set) {
    return any
        ? new Exits(
            unit,
            inside,
            number(set, STOP_LOSS),
            number(set, TAKE_PROFIT),
            number(set, TRAILING_STOP),
            number(set, BREAK_EVEN),
            (int) number(set, TIME_STOP),
            (int) number(set, COOLDOWN))
        : Exits.NONE;
  }

  /** The form in which a sweep is hashed. */
  public String text() {
    return any ? unit.word() + " of " + rangeWindow + ", " + inside.word() : "none";
  }

  private static double number(ParameterSet set, String name) {
    return set.numbers().getOrDefault(name, 0.0);
  }
}
