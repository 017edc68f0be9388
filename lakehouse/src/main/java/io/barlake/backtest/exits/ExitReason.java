package io.barlake.backtest.exits;

/** Why a trade ended, by the word of {@code research.trades}. */
public enum ExitReason {
  SIGNAL("signal"),
  STOP("stop"),
  TRAIL("trail"),
  BREAK_EVEN("break-even"),
  TARGET("target"),
  TIME("time"),
  STOP_OUT("stop-out"),
  END("end");

  private final String word;

  ExitReason(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  /** Whether a level below the price of a long position was reached, moved or not. */
  public boolean isStop() {
    return this == STOP || this == TRAIL || this == BREAK_EVEN;
  }
}
