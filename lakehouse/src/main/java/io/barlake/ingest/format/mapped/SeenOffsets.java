package io.barlake.ingest.format.mapped;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The places in a log that have been read: of each topic and partition a set of numbers. */
final class SeenOffsets {
  /** An open table of numbers; those of a log are not negative. */
  private static final class Numbers {
    private static final long FREE = -1;

    private long[] table = new long[16];
    private int size;

    Numbers() {
      Arrays.fill(table, FREE);
    }

    boolean add(long number) {
      if (size * 2 >= table.length) {
        grow();
      }
      int at = place(number);
      if (table[at] == number) {
        return false;
      }
      table[at] = number;
      size++;
      return true;
    }

    private int place(long number) {
      int mask = table.length - 1;
      int at = (int) ((number * 0x9e3779b97f4a7c15L) >>> 32) & mask;
      while (table[at] != FREE && table[at] != number) {
        at = (at + 1) & mask;
      }
      return at;
    }

    private void grow() {
      long[] old = table;
      table = new long[Math.multiplyExact(old.length, 2)];
      Arrays.fill(table, FREE);
      for (long number : old) {
        if (number != FREE) {
          table[place(number)] = number;
        }
      }
    }
  }

  private final Map<String, Numbers> logs = new HashMap<>();

  /** Whether the place was not seen before. */
  boolean add(String log, long offset) {
    return logs.computeIfAbsent(log, absent -> new Numbers()).add(offset);
  }
}
