package io.barlake.publish.report;

/**
 * One source, symbol and frame of the sweep, and what became of its trials.
 *
 * @param profitableBeforeCosts trials whose profit was above zero before costs were taken
 * @param costTicks costs of all trials together
 * @param firstOpen price at which a buyer of the first bar starts; NaN without bars
 * @param holdReturn what that buyer has at the last close, as a fraction; NaN without bars
 * @param side the side of the bars; empty without bars
 */
public record MarketFacts(
    String source,
    String symbol,
    String frame,
    double tickSize,
    long firstSeconds,
    long lastSeconds,
    int bars,
    long trials,
    long profitable,
    long profitableBeforeCosts,
    long withoutTrades,
    long trades,
    double costTicks,
    double firstOpen,
    double holdReturn,
    String side) {}
