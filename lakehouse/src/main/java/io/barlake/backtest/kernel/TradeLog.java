package io.barlake.backtest.kernel;

import java.util.Arrays;

/**
 * The trades of one trial in the order of time, one column a field. Fill prices and profits are in
 * thousandths of a tick; a profit is net of every cost. Bars are positions in the bars of the
 * trial: a trade is filled at the open of its entry bar and at the open of its exit bar, save that
 * {@link #openAtEnd} tells that the last one was closed at the close of the last bar.
 */
public final class TradeLog {
  private int[] entryBar = new int[64];
  private int[] exitBar = new int[64];
  private byte[] direction = new byte[64];
  private long[] entryFill = new long[64];
  private long[] exitFill = new long[64];
  private long[] profit = new long[64];
  private int size;
  private boolean openAtEnd;

  TradeLog() {}

  void clear() {
    size = 0;
    openAtEnd = false;
  }

  void add(int direction, int entryBar, long entryFill, int exitBar, long exitFill, long profit) {
    if (size == this.entryBar.length) {
      grow();
    }
    this.direction[size] = (byte) direction;
    this.entryBar[size] = entryBar;
    this.entryFill[size] = entryFill;
    this.exitBar[size] = exitBar;
    this.exitFill[size] = exitFill;
    this.profit[size] = profit;
    size++;
  }

  void markOpenAtEnd() {
    openAtEnd = true;
  }

  public int size() {
    return size;
  }

  /** Whether the last trade was still open after the last bar and was closed at its close. */
  public boolean openAtEnd() {
    return openAtEnd;
  }

  /** 1 for a long trade, -1 for a short one. */
  public int direction(int trade) {
    return direction[trade];
  }

  public int entryBar(int trade) {
    return entryBar[trade];
  }

  public int exitBar(int trade) {
    return exitBar[trade];
  }

  public long entryFill(int trade) {
    return entryFill[trade];
  }

  public long exitFill(int trade) {
    return exitFill[trade];
  }

  public long profit(int trade) {
    return profit[trade];
  }

  /** Bars over which the trade was held; the bar at whose open it ended is not one of them. */
  public int barsHeld(int trade) {
    int closedAtClose = openAtEnd && trade == size - 1 ? 1 : 0;
    return exitBar[trade] - entryBar[trade] + closedAtClose;
  }

  private void grow() {
    int larger = size * 2;
    entryBar = Arrays.copyOf(entryBar, larger);
    exitBar = Arrays.copyOf(exitBar, larger);
    direction = Arrays.copyOf(direction, larger);
    entryFill = Arrays.copyOf(entryFill, larger);
    exitFill = Arrays.copyOf(exitFill, larger);
    profit = Arrays.copyOf(profit, larger);
  }
}
