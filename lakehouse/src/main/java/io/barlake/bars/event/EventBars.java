package io.barlake.bars.event;

import java.util.Arrays;

/**
 * Bars that are not of time, in the order of time, as columns that grow together. {@code number}
 * counts within a session from 1. The last bar of a session may be not {@code complete}: the
 * session ended it. Volume is NaN where no event of the bar knows its own, and ticks are 0.
 */
public final class EventBars {
  private static final int FIRST_ROWS = 1_024;

  private int size;
  private int[] sessionDate = new int[FIRST_ROWS];
  private int[] number = new int[FIRST_ROWS];
  private long[] fromMicros = new long[FIRST_ROWS];
  private long[] endMicros = new long[FIRST_ROWS];
  private double[] open = new double[FIRST_ROWS];
  private double[] high = new double[FIRST_ROWS];
  private double[] low = new double[FIRST_ROWS];
  private double[] close = new double[FIRST_ROWS];
  private double[] volume = new double[FIRST_ROWS];
  private long[] ticks = new long[FIRST_ROWS];
  private boolean[] complete = new boolean[FIRST_ROWS];

  /** Adds the bar that was gathered. */
  void add(int session, int inSession, OpenBar bar, double summedVolume, boolean isComplete) {
    if (size == open.length) {
      grow();
    }
    sessionDate[size] = session;
    number[size] = inSession;
    fromMicros[size] = bar.fromMicros;
    endMicros[size] = bar.endMicros;
    open[size] = bar.open;
    high[size] = bar.high;
    low[size] = bar.low;
    close[size] = bar.close;
    volume[size] = summedVolume;
    ticks[size] = bar.ticks;
    complete[size] = isComplete;
    size++;
  }

  public int size() {
    return size;
  }

  public int[] sessionDate() {
    return Arrays.copyOf(sessionDate, size);
  }

  public int[] number() {
    return Arrays.copyOf(number, size);
  }

  /** The stamp of the first event of each bar. */
  public long[] fromMicros() {
    return Arrays.copyOf(fromMicros, size);
  }

  /** The stamp of the last event of each bar. */
  public long[] endMicros() {
    return Arrays.copyOf(endMicros, size);
  }

  public double[] open() {
    return Arrays.copyOf(open, size);
  }

  public double[] high() {
    return Arrays.copyOf(high, size);
  }

  public double[] low() {
    return Arrays.copyOf(low, size);
  }

  public double[] close() {
    return Arrays.copyOf(close, size);
  }

  public double[] volume() {
    return Arrays.copyOf(volume, size);
  }

  public long[] ticks() {
    return Arrays.copyOf(ticks, size);
  }

  public boolean[] complete() {
    return Arrays.copyOf(complete, size);
  }

  private void grow() {
    int rows = size + (size >> 1);
    sessionDate = Arrays.copyOf(sessionDate, rows);
    number = Arrays.copyOf(number, rows);
    fromMicros = Arrays.copyOf(fromMicros, rows);
    endMicros = Arrays.copyOf(endMicros, rows);
    open = Arrays.copyOf(open, rows);
    high = Arrays.copyOf(high, rows);
    low = Arrays.copyOf(low, rows);
    close = Arrays.copyOf(close, rows);
    volume = Arrays.copyOf(volume, rows);
    ticks = Arrays.copyOf(ticks, rows);
    complete = Arrays.copyOf(complete, rows);
  }
}
