package io.barlake.market;

import io.barlake.BarlakeException;
import java.util.Optional;

/**
 * How many decimals the prices of one source and symbol have, and so what a tick is: {@code
 * 10^-decimals}. Prices are integers of ticks inside the engines; a price in a table is the double
 * nearest to its decimal text, so that both ways are exact.
 */
public record PriceScale(int decimals) {
  public static final int MOST_DECIMALS = 9;

  private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};
  private static final double LARGEST_EXACT = 1L << 53;

  public PriceScale {
    if (decimals < 0 || decimals > MOST_DECIMALS) {
      throw BarlakeException.badInput(
          "Unsupported price scale: %d decimals, expected 0 to %d.", decimals, MOST_DECIMALS);
    }
  }

  /** The fewest decimals at which every one of these prices is a whole number of ticks. */
  public static PriceScale finestOf(double[]... columns) {
    int decimals = 0;
    for (double[] column : columns) {
      for (double price : column) {
        decimals = finer(decimals, price);
        if (decimals > MOST_DECIMALS) {
          throw BarlakeException.badInput(
              "Unsupported price %s: more than %d decimals.", price, MOST_DECIMALS);
        }
      }
    }
    return new PriceScale(decimals);
  }

  /**
   * The same for a part of a column that ticks give back bit by bit; nothing where a value is no
   * such decimal.
   */
  public static Optional<PriceScale> find(double[] values, int from, int to) {
    int decimals = 0;
    for (int i = from; i < to; i++) {
      boolean negativeZero = values[i] == 0 && 1 / values[i] < 0;
      decimals = finer(decimals, values[i]);
      if (decimals > MOST_DECIMALS || negativeZero) {
        return Optional.empty();
      }
    }
    return Optional.of(new PriceScale(decimals));
  }

  private static int finer(int decimals, double price) {
    int finer = decimals;
    while (finer <= MOST_DECIMALS && !isWhole(price, finer)) {
      finer++;
    }
    return finer;
  }

  /** The length of a tick as a price. */
  public double tick() {
    return 1 / POWERS[decimals];
  }

  public long ticks(double price) {
    return (long) Math.rint(price * POWERS[decimals]);
  }

  /** The double nearest to the decimal price: dividing two exact numbers rounds once. */
  public double price(long ticks) {
    return ticks / POWERS[decimals];
  }

  public long[] ticks(double[] prices) {
    double power = POWERS[decimals];
    long[] ticks = new long[prices.length];
    for (int i = 0; i < prices.length; i++) {
      ticks[i] = (long) Math.rint(prices[i] * power);
    }
    return ticks;
  }

  private static boolean isWhole(double price, int decimals) {
    double scaled = Math.rint(price * POWERS[decimals]);
    return Math.abs(scaled) < LARGEST_EXACT && scaled / POWERS[decimals] == price;
  }
}
