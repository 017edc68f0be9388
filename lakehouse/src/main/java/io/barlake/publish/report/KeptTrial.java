package io.barlake.publish.report;

/**
 * A trial with its days and trades.
 *
 * @param firstOpen the price that is 100 per cent of its notional; NaN when unknown
 * @param tradesLeftOut earlier trades that the report leaves out
 * @param randomProfit net profits of the same positions at random times
 */
public record KeptTrial(
    TrialRow row,
    double firstOpen,
    Days equity,
    Trades trades,
    long tradesLeftOut,
    double[] randomProfit) {

  /** One point a session day; days count from 1970-01-01. A drawdown is a size. */
  public record Days(int[] day, double[] equity, double[] drawdown) {}

  /**
   * Columns of trades in order; direction is 1 for long and -1 for short. Ticks are of one unit,
   * {@code profit} is in the money of the trial. How far a trade went against it and with it are
   * sizes, NaN where they are not known.
   */
  public record Trades(
      int[] direction,
      long[] entrySeconds,
      long[] exitSeconds,
      double[] entryPrice,
      double[] exitPrice,
      double[] profitTicks,
      double[] costTicks,
      double[] adverseTicks,
      double[] favourableTicks,
      int[] bars,
      String[] exitReason,
      String[] symbol,
      double[] units,
      double[] profit) {}
}
