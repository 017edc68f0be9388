package io.barlake.ingest.sample;

/**
 * Minutes of one symbol in columns, prices in ticks. {@code minute} counts from 1970, in UTC as the
 * market makes them and in the archive's clock as a file holds them.
 */
final class MinuteRows {
  private final int[] minute;
  private final int[] open;
  private final int[] high;
  private final int[] low;
  private final int[] close;
  private int size;

  MinuteRows(int capacity) {
    minute = new int[capacity];
    open = new int[capacity];
    high = new int[capacity];
    low = new int[capacity];
    close = new int[capacity];
  }

  void add(int minuteOfRow, int openTicks, int highTicks, int lowTicks, int closeTicks) {
    minute[size] = minuteOfRow;
    open[size] = openTicks;
    high[size] = highTicks;
    low[size] = lowTicks;
    close[size] = closeTicks;
    size++;
  }

  int size() {
    return size;
  }

  int minute(int row) {
    return minute[row];
  }

  int open(int row) {
    return open[row];
  }

  int high(int row) {
    return high[row];
  }

  int low(int row) {
    return low[row];
  }

  int close(int row) {
    return close[row];
  }
}
