package io.barlake.publish.report;

import java.math.BigDecimal;
import java.util.Arrays;

/**
 * The latest bars of a market as small whole numbers, so that a page of many bars stays small: a
 * stamp as steps of {@code unitSeconds} after the one before; the open as distance from the close
 * before; high, low and close as distance from the open; all in 10<sup>-decimals</sup>.
 *
 * @param market the market's place in the report
 * @param leftOut earlier bars of the period that are not here
 * @param days what one unit, bought at the first open, is worth at the end of each session day
 */
public record BarColumns(
    int market,
    int decimals,
    long startSeconds,
    long unitSeconds,
    long[] steps,
    long[] open,
    long[] high,
    long[] low,
    long[] close,
    long leftOut,
    HoldDays days) {
  private static final int MOST_DECIMALS = 9;

  /** Last close of each session day; days count from 1970-01-01. */
  public record HoldDays(int[] day, double[] close) {}

  /** Bars in the order of time. */
  public static BarColumns of(int market, Prices bars, long leftOut, HoldDays days) {
    int count = bars.seconds().length;
    int decimals = decimalsOf(bars);
    double scale = StrictMath.pow(10, decimals);
    long unit = unitOf(bars.seconds());
    long[] steps = new long[count];
    long[] open = new long[count];
    long[] high = new long[count];
    long[] low = new long[count];
    long[] close = new long[count];
    long lastClose = 0;
    for (int i = 0; i < count; i++) {
      steps[i] = i == 0 ? 0 : (bars.seconds()[i] - bars.seconds()[i - 1]) / unit;
      long opened = Math.round(bars.open()[i] * scale);
      open[i] = opened - lastClose;
      high[i] = Math.round(bars.high()[i] * scale) - opened;
      low[i] = Math.round(bars.low()[i] * scale) - opened;
      close[i] = Math.round(bars.close()[i] * scale) - opened;
      lastClose = opened + close[i];
    }
    long start = count == 0 ? 0 : bars.seconds()[0];
    return new BarColumns(
        market, decimals, start, unit, steps, open, high, low, close, leftOut, days);
  }

  private static long unitOf(long[] seconds) {
    long unit = 0;
    for (int i = 1; i < seconds.length; i++) {
      unit = greatestDivisor(seconds[i] - seconds[i - 1], unit);
    }
    return Math.max(unit, 1);
  }

  private static long greatestDivisor(long a, long b) {
    return b == 0 ? a : greatestDivisor(b, a % b);
  }

  private static int decimalsOf(Prices bars) {
    int decimals = 0;
    for (double[] column : new double[][] {bars.open(), bars.high(), bars.low(), bars.close()}) {
      decimals =
          Math.max(decimals, Arrays.stream(column).mapToInt(BarColumns::decimals).max().orElse(0));
    }
    return Math.min(decimals, MOST_DECIMALS);
  }

  private static int decimals(double price) {
    return BigDecimal.valueOf(price).stripTrailingZeros().scale();
  }

  /** Columns of bars as a table holds them; stamps are seconds since 1970 in UTC. */
  public record Prices(
      long[] seconds, double[] open, double[] high, double[] low, double[] close) {}
}
