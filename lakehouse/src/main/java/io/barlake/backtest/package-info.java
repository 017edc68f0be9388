/**
 * Backtests. In come bars, one strategy and many parameters; out go trials, and the trades and
 * equity of those that are kept. It does not choose the next parameters. May import {@code bars},
 * {@code features.indicator}, {@code tables}, {@code config} and {@code market}; its sub-packages
 * are plain Java on arrays.
 */
package io.barlake.backtest;
