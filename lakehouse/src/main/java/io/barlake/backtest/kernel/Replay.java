package io.barlake.backtest.kernel;

/** One trial in full: its trades and its account at the end of every session day. */
public record Replay(TradeLog trades, EquityCurve curve) {}
