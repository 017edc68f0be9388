package io.barlake.backtest.kernel;

/** Takes what an engine makes of trials, one after the other. */
public interface TradeReader {
  /**
   * Takes one trial. What is given is written again for the next one.
   *
   * @param set the place of its parameters in what the engine was asked for
   */
  void read(int set, TradeTotals trades, EquityCurve curve);
}
