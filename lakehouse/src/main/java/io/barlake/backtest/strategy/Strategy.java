package io.barlake.backtest.strategy;

import io.barlake.backtest.grid.ParameterSet;
import io.barlake.backtest.kernel.TickBars;
import java.io.Serializable;
import java.util.List;

/**
 * A rule that says at every bar's close which position it wants. It reads that bar and earlier ones
 * only, keeps no state between calls, gives the same for the same bars and parameters, and travels
 * to where it is needed.
 */
public interface Strategy extends Serializable {
  /** The word in sweep files. */
  String name();

  /** Differs from that of any strategy that desires something else. */
  default String text() {
    return name();
  }

  /** Its numbers, in the order that numbers the trials. */
  List<StrategyNumber> numbers();

  /** Its choices, in the order that numbers the trials. */
  List<StrategyChoice> choices();

  /**
   * The position desired at the close of each bar: 1 long, -1 short, 0 none. With 2 or -2 it is
   * asked for anew: also where one that was desired all the time has ended by itself.
   */
  byte[] signal(TickBars bars, ParameterSet parameters);
}
