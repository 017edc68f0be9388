package io.barlake.backtest.account;

import io.barlake.backtest.metrics.Capital;
import java.io.Serializable;

/**
 * The account of each trial of a sweep.
 *
 * @param capital what it begins with, in millionths of its currency; 0 where there is no account,
 *     and every position is one unit
 * @param leverage how many times its margin a position is worth
 * @param stopOut the share of the margin in use at which all positions are closed
 * @param together whether all symbols of a frame trade in one account
 */
public record AccountRules(
    long capital, String currency, Sizing sizing, double leverage, double stopOut, boolean together)
    implements Serializable {
  /** Parts of one of the currency. */
  public static final long MILLION = 1_000_000;

  public static final AccountRules ONE_UNIT =
      new AccountRules(0, Capital.TICKS, new Sizing.Lots(1), 1, 0, false);

  /** Whether positions have a size, and money a currency. */
  public boolean sized() {
    return capital > 0;
  }

  Capital toCapital() {
    return new Capital(capital, MILLION, currency, sizing.compounds());
  }

  /** The form in which a sweep is hashed. */
  public String text() {
    return sized()
        ? String.join(
            ", ",
            capital + " millionths of " + currency,
            sizing.text(),
            "leverage " + leverage,
            "stop-out " + stopOut,
            together ? "together" : "each")
        : "one unit";
  }
}
