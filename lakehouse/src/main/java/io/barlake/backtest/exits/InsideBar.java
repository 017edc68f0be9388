package io.barlake.backtest.exits;

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
}
