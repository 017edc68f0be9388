package io.barlake.bars.kernel;

import java.util.Arrays;

/**
 * The bars of one frame while they are made: columns that grow together. New rows are 0. What no
 * minute has brought yet, such as volume, takes no room.
 */
final class BarColumns {
  long[] openMicros = {};
  double[] open = {};
  double[] high = {};
  double[] low = {};
  double[] close = {};
  int[] minutes = {};
  int[] expected = {};
  int[] sessionDate = {};
  long[] volumeUnits = {};
  int[] volumeMinutes = {};
  long[] spreadMillionths = {};
  int[] spreadMinutes = {};
  long[] ticks = {};
  int size;

  private boolean hasVolume;
  private boolean hasSpreads;
  private boolean hasTicks;

  boolean hasVolume() {
    return hasVolume;
  }

  boolean hasSpreads() {
    return hasSpreads;
  }

  boolean hasTicks() {
    return hasTicks;
  }

  void bringVolume() {
    hasVolume = true;
    volumeUnits = Arrays.copyOf(volumeUnits, open.length);
    volumeMinutes = Arrays.copyOf(volumeMinutes, open.length);
  }

  void bringSpreads() {
    hasSpreads = true;
    spreadMillionths = Arrays.copyOf(spreadMillionths, open.length);
    spreadMinutes = Arrays.copyOf(spreadMinutes, open.length);
  }

  void bringTicks() {
    hasTicks = true;
    ticks = Arrays.copyOf(ticks, open.length);
  }

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
    minutes = Arrays.copyOf(minutes, rows);
    expected = Arrays.copyOf(expected, rows);
    sessionDate = Arrays.copyOf(sessionDate, rows);
    if (hasVolume) {
      bringVolume();
    }
    if (hasSpreads) {
      bringSpreads();
    }
    if (hasTicks) {
      bringTicks();
    }
  }
}
