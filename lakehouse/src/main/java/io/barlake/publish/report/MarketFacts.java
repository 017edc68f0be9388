package io.barlake.publish.report;

/**
 * One source, symbol and frame of the sweep, and what became of its trials.
 *
 * @param profitableBeforeCosts trials whose profit was above zero before costs were taken
 * @param tickSize length of a tick as a price; NaN where several symbols trade together
 * @param money what amounts are of: ticks of one unit, or the currency of an account
 * @param capital what the account of each trial begins with
 * @param costs of all trials together, in money
 * @param firstOpen price at which a buyer of the first bar starts; NaN without bars
 * @param holdReturn what that buyer has at the last close, as a fraction; NaN without bars
 * @param side the side of the bars; empty without bars
 */
public record MarketFacts(
    String source,
    String symbol,
    String frame,
    double tickSize,
    String money,
    double capital,
    long firstSeconds,
    long lastSeconds,
    int bars,
    long trials,
    long profitable,
    long profitableBeforeCosts,
    long withoutTrades,
    long trades,
    double costs,
    double firstOpen,
    double holdReturn,
    String side) {
  private static final String TICKS = "ticks";

  /** Whether trades are of one unit, without an account. */
  public boolean ofOneUnit() {
    return money.equals(TICKS);
  }
}
