package io.barlake.bars.kernel;

import java.util.Arrays;

/** The bars of one frame while they are made: columns that grow together. New rows are 0. */
final class BarColumns {
  long[] openMicros = {};
  double[] open = {};
  double[] high = {};
  double[] low = {};
  double[] close = {};
  long[] volumeUnits = {};
  long[] spreadMillionths = {};
  int[] spreadMinutes = {};
  int[] ticks = {};
  int[] minutes = {};
  int[] expected = {};
  int[] sessionDate = {};
  int size;

  /** Makes room for so many rows more, at least by half of what there is. */
  void growBy(int rows) {
    if (size + rows > open.length) {
      resize(Math.max(size + rows, open.length + (open.length >> 1)));
    }
  }

  private void resize(int rows) {
    openMicros = Arrays.copyOf(openMicros, rows);
    open = Arrays.copyOf(open, rows);
    high = Arrays.copyOf(high, rows);
    low = Arrays.copyOf(low, rows);
    close = Arrays.copyOf(close, rows);
    volumeUnits = Arrays.copyOf(volumeUnits, rows);
    spreadMillionths = Arrays.copyOf(spreadMillionths, rows);
    spreadMinutes = Arrays.copyOf(spreadMinutes, rows);
    ticks = Arrays.copyOf(ticks, rows);
    minutes = Arrays.copyOf(minutes, rows);
    expected = Arrays.copyOf(expected, rows);
    sessionDate = Arrays.copyOf(sessionDate, rows);
  }
}
