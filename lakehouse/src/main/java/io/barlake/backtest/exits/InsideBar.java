package io.barlake.backtest.exits;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Which comes first where one bar reaches both a stop and a target, by the word of a sweep file.
 */
public enum InsideBar {
  PESSIMISTIC("pessimistic"),
  OPTIMISTIC("optimistic");

  private final String word;

  InsideBar(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  public static Optional<InsideBar> named(String word) {
    return Arrays.stream(values()).filter(inside -> inside.word.equals(word)).findFirst();
  }

  public static List<String> words() {
    return Arrays.stream(values()).map(InsideBar::word).toList();
  }
}
