package com.example;

import io.barlake.backtest.grid.ParameterSet;
import io.barlake.backtest.kernel.TickBars;
import io.barlake.backtest.strategy.Direction;
import io.barlake.backtest.strategy.Strategy;
import io.barlake.backtest.strategy.StrategyChoice;
import io.barlake.backtest.strategy.StrategyNumber;
import io.barlake.backtest.strategy.StrategyNumber.Kind;
import java.util.List;

/**
 * Long once the close has risen so many percent from the lowest close since the last turn, short
 * once it has fallen so many from the highest. What turned last is a state that rules have no word
 * for.
 */
public final class ZigZag implements Strategy {
  private static final long serialVersionUID = 1L;

  private static final String REVERSAL = "reversal";

  @Override
  public String name() {
    return "zig-zag";
  }

  @Override
  public List<StrategyNumber> numbers() {
    return List.of(new StrategyNumber(REVERSAL, Kind.REAL, 0.01, 50));
  }

  @Override
  public List<StrategyChoice> choices() {
    return List.of(Direction.CHOICE);
  }

  @Override
  public byte[] signal(TickBars bars, ParameterSet parameters) {
    double share = parameters.number(REVERSAL) / 100;
    Direction allowed = Direction.of(parameters);
    byte[] wanted = new byte[bars.size()];
    double lowest = bars.close()[0];
    double highest = lowest;
    int side = 0;
    for (int bar = 0; bar < bars.size(); bar++) {
      double close = bars.close()[bar];
      lowest = Math.min(lowest, close);
      highest = Math.max(highest, close);
      if (side <= 0 && close >= lowest * (1 + share)) {
        side = 1;
        highest = close;
      } else if (side >= 0 && close <= highest * (1 - share)) {
        side = -1;
        lowest = close;
      }
      wanted[bar] = (byte) allowed.allowed(side);
    }
    return wanted;
  }
}
