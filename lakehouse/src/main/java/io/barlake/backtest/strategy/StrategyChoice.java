package io.barlake.backtest.strategy;

import java.util.List;

/** A parameter that takes one of a few words; the first is used where a sweep names none. */
public record StrategyChoice(String name, List<String> words) {
  public StrategyChoice {
    words = List.copyOf(words);
  }
}
