package io.barlake.backtest.kernel;

import io.barlake.backtest.exits.DistanceUnit;
import io.barlake.backtest.exits.ExitRules;
import io.barlake.backtest.exits.InsideBar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Exits of every kind, their sizes of few values, so that trials share them. */
final class RandomExits {
  private RandomExits() {}

  static ExitRules rules(Random random) {
    DistanceUnit unit = List.of(DistanceUnit.values()).get(random.nextInt(3));
    InsideBar inside = List.of(InsideBar.values()).get(random.nextInt(3));
    return random.nextInt(4) == 0
        ? ExitRules.NONE
        : new ExitRules(true, unit, 1 + random.nextInt(20), inside);
  }

  static Map<String, Double> numbers(Random random) {
    Map<String, Double> numbers = new HashMap<>();
    numbers.put(ExitRules.STOP_LOSS, random.nextInt(5) * 0.7);
    numbers.put(ExitRules.TAKE_PROFIT, random.nextInt(5) * 1.1);
    numbers.put(ExitRules.TIME_STOP, random.nextInt(3) == 0 ? 1.0 + random.nextInt(12) : 0);
    if (random.nextInt(4) == 0) {
      numbers.put(ExitRules.TRAILING_STOP, random.nextInt(3) * 1.5);
      numbers.put(ExitRules.BREAK_EVEN, random.nextInt(3) * 0.6);
    }
    if (random.nextInt(4) == 0) {
      numbers.put(ExitRules.COOLDOWN, 1.0 + random.nextInt(4));
    }
    return numbers;
  }
}
