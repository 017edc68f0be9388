package io.barlake.backtest.kernel;

import io.barlake.backtest.entries.EntryRules;
import io.barlake.backtest.exits.ExitRules;
import java.io.Serializable;

/** How the positions of a sweep begin and how they end by themselves. */
public record TradeRules(EntryRules entries, ExitRules exits) implements Serializable {
  /** Positions begin at the next open. */
  public static TradeRules of(ExitRules exits) {
    return new TradeRules(EntryRules.MARKET, exits);
  }
}
