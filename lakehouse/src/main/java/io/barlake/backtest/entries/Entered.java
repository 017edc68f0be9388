package io.barlake.backtest.entries;

/** How a trade began, by the word of {@code research.trades}. */
public enum Entered {
  /** At the open of its bar, as the strategy desired. */
  OPEN("open", false, true),
  /** By an order, within its bar. */
  LIMIT("limit", true, false),
  STOP("stop", true, true),
  /** By an order whose price the open of its bar had reached. */
  LIMIT_AT_OPEN("limit", false, false),
  STOP_AT_OPEN("stop", false, true);

  private final String word;
  private final boolean inside;
  private final boolean slipped;

  Entered(String word, boolean inside, boolean slipped) {
    this.word = word;
    this.inside = inside;
    this.slipped = slipped;
  }

  public String word() {
    return word;
  }

  /** Whether some of its entry bar was over. */
  public boolean inside() {
    return inside;
  }

  /** Whether it paid slippage at its entry. */
  public boolean slipped() {
    return slipped;
  }
}
