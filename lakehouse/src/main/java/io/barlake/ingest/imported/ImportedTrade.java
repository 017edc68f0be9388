package io.barlake.ingest.imported;

import java.io.Serializable;
import java.time.Instant;

/**
 * One closed trade as a platform reports it. A text that it does not give is empty, a number that
 * it does not give is NaN.
 *
 * @param n number within the report, from 0
 */
public record ImportedTrade(
    int n,
    String id,
    String label,
    String symbol,
    String direction,
    Instant entry,
    Instant exit,
    Prices prices,
    Amounts amounts)
    implements Serializable {

  /** Where it was entered and left, and how far lies between, in pips. */
  public record Prices(double entry, double exit, double pips) implements Serializable {}

  /** Its size, and money in the currency of the account. */
  public record Amounts(
      double quantity, double volume, double commissions, double swaps, double gross, double net)
      implements Serializable {}
}
