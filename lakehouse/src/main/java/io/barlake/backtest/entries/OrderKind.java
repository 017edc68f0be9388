package io.barlake.backtest.entries;

/** The order by which a position begins, by the word of a sweep file. */
public enum OrderKind {
  /** At the next open, whatever its price. */
  MARKET("market"),
  /** At a better price than that of the close, or not at all. */
  LIMIT("limit"),
  /** Once the price has gone on to a worse one. */
  STOP("stop"),
  /** A stop order on each side, of which one cancels the other. */
  OCO("oco");

  private final String word;

  OrderKind(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }
}
