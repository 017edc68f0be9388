package io.barlake.backtest.strategy;

import io.barlake.backtest.grid.ParameterSet;
import io.barlake.backtest.kernel.TickBars;
import java.util.List;

/**
 * A rule that says at every bar's close which position it wants. It reads that bar and earlier ones
 * only, keeps no state between calls, and gives the same for the same bars and parameters.
 */
public interface Strategy {
  /** The word in sweep files. */
  String name();

  /** Its numbers, at least one, in the order that numbers the trials. */
  List<StrategyNumber> numbers();

  /** Its choices, in the order that numbers the trials. */
  List<StrategyChoice> choices();

  /** How many bars at the beginning can have no signal because the rule needs more of them. */
  int warmUpBars(ParameterSet parameters);

  /** The position desired at the close of each bar: 1 long, -1 short, 0 none. */
  byte[] signal(TickBars bars, ParameterSet parameters);
}
