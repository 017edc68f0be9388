package io.barlake.backtest.strategy;

import io.barlake.backtest.grid.ParameterSet;
import java.util.Arrays;
import java.util.Locale;

/** Which side a strategy may take, by the word of a sweep file. */
public enum Direction {
  BOTH,
  LONG,
  SHORT;

  /** The choice of every strategy that knows both sides. */
  public static final StrategyChoice CHOICE =
      new StrategyChoice("direction", Arrays.stream(values()).map(Direction::word).toList());

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Direction of(ParameterSet parameters) {
    String word = parameters.choice(CHOICE.name());
    return Arrays.stream(values())
        .filter(direction -> direction.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(word));
  }

  /** What remains of a side, above 0 for long and below it for short: the muted one is none. */
  public int allowed(int side) {
    return switch (this) {
      case BOTH -> side;
      case LONG -> Math.max(side, 0);
      case SHORT -> Math.min(side, 0);
    };
  }
}
