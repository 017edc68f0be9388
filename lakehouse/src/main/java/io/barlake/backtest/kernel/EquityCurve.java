package io.barlake.backtest.kernel;

import java.util.Arrays;

/**
 * The account of one trial at the end of every session day that has bars, in thousandths of a tick
 * or in the money of an account: 0 before the first bar, net profit on the last day. An open
 * position is marked at the day's last close, at the bid if long, at the ask if short; the costs of
 * closing it are not yet in.
 */
public final class EquityCurve {
  private final int[] sessionDay;
  private final int[] lastBar;
  private final long[] equity;

  EquityCurve(TickBars bars, int[] dayEnds) {
    this(Arrays.stream(dayEnds).map(bar -> bars.sessionDay()[bar]).toArray(), dayEnds);
  }

  /** Of these days since 1970, each with its last bar. */
  public EquityCurve(int[] sessionDay, int[] lastBar) {
    this.sessionDay = sessionDay;
    this.lastBar = lastBar;
    equity = new long[sessionDay.length];
  }

  public void mark(int day, long amount) {
    equity[day] = amount;
  }

  /** The number of session days. */
  public int size() {
    return equity.length;
  }

  /** Days since 1970. */
  public int sessionDay(int day) {
    return sessionDay[day];
  }

  /** The bar at whose close the day is marked. */
  public int lastBar(int day) {
    return lastBar[day];
  }

  public long equity(int day) {
    return equity[day];
  }

  /** The change since the day before, and since 0 on the first. */
  public long change(int day) {
    return day == 0 ? equity[0] : equity[day] - equity[day - 1];
  }
}
