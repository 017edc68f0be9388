package io.barlake.backtest.strategy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Every strategy by the word that sweep files use. */
public enum Strategies {
  MOVING_AVERAGE_CROSS(new MovingAverageCross());

  @SuppressWarnings("ImmutableEnumChecker") // A strategy keeps no state.
  private final Strategy strategy;

  Strategies(Strategy strategy) {
    this.strategy = strategy;
  }

  public static Optional<Strategy> named(String name) {
    return Arrays.stream(values())
        .map(each -> each.strategy)
        .filter(strategy -> strategy.name().equals(name))
        .findFirst();
  }

  public static List<String> names() {
    return Arrays.stream(values()).map(each -> each.strategy.name()).toList();
  }
}
