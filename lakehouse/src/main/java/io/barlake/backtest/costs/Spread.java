package io.barlake.backtest.costs;

import java.io.Serializable;

/**
 * The spread of a trial, in thousandths of a tick.
 *
 * @param ofBars whether a bar that knows its own spread has that
 * @param profile what all others have
 */
public record Spread(boolean ofBars, SpreadProfile profile) implements Serializable {
  /** The same at every bar. */
  public static Spread fixed(long thousandths) {
    return new Spread(false, SpreadProfile.flat(thousandths));
  }
}
