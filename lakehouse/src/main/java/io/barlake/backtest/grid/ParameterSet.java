package io.barlake.backtest.grid;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The numbers and the words of one trial, in the order in which the strategy declares them. */
public record ParameterSet(Map<String, Double> numbers, Map<String, String> choices)
    implements Serializable {
  public ParameterSet {
    numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
    choices = Collections.unmodifiableMap(new LinkedHashMap<>(choices));
  }

  public double number(String name) {
    return required(numbers, name);
  }

  /** A parameter that the strategy declares as whole. */
  public int whole(String name) {
    double number = number(name);
    int whole = (int) number;
    if (whole != number) {
      throw new IllegalArgumentException(name + " is not whole: " + number);
    }
    return whole;
  }

  public String choice(String name) {
    return required(choices, name);
  }

  private static <T> T required(Map<String, T> values, String name) {
    T value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("a parameter set without " + name);
    }
    return value;
  }
}
