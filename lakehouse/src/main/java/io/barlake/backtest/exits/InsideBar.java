package io.barlake.backtest.exits;

/**
 * Which comes first where one bar reaches both a stop and a target, by the word of a sweep file.
 */
public enum InsideBar {
  PESSIMISTIC("pessimistic"),
  OPTIMISTIC("optimistic"),
  /** What the minutes of the bar say; the stop where they do not. */
  MINUTES("minutes");

  private final String word;

  InsideBar(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }
}
