package io.barlake.backtest.account;

import io.barlake.backtest.kernel.Trade;

/**
 * A trade of an account.
 *
 * @param leg the place of its market
 * @param trade what one unit of it did
 * @param steps its size, and {@code units} the same
 * @param profit after every cost, and {@code costs}, in millionths of the account's currency
 * @param value of its entry and its exit together
 */
public record SizedTrade(
    int leg, Trade trade, long steps, double units, long profit, long costs, long value) {}
