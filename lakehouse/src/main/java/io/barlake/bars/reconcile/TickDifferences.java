package io.barlake.bars.reconcile;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Differences of prices in ticks, each with how often it occurs, the least first. A quantile is the
 * smallest difference that this share of all does not exceed, so that it is one that occurs.
 */
public record TickDifferences(long[] ticks, long[] count) implements Serializable {
  public static final TickDifferences NONE = new TickDifferences(new long[0], new long[0]);

  public static TickDifferences of(long[] differences) {
    long[] sorted = differences.clone();
    Arrays.sort(sorted);
    long[] ticks = new long[sorted.length];
    long[] count = new long[sorted.length];
    int distinct = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        ticks[distinct++] = sorted[i];
      }
      count[distinct - 1]++;
    }
    return new TickDifferences(Arrays.copyOf(ticks, distinct), Arrays.copyOf(count, distinct));
  }

  /** All of these together. */
  public static TickDifferences together(List<TickDifferences> parts) {
    TreeMap<Long, Long> counts = new TreeMap<>();
    for (TickDifferences part : parts) {
      for (int i = 0; i < part.ticks.length; i++) {
        counts.merge(part.ticks[i], part.count[i], Long::sum);
      }
    }
    return of(counts);
  }

  /** The same without their signs: distances. */
  public TickDifferences distances() {
    TreeMap<Long, Long> counts = new TreeMap<>();
    for (int i = 0; i < ticks.length; i++) {
      counts.merge(Math.abs(ticks[i]), count[i], Long::sum);
    }
    return of(counts);
  }

  private static TickDifferences of(TreeMap<Long, Long> counts) {
    List<Map.Entry<Long, Long>> entries = new ArrayList<>(counts.entrySet());
    return new TickDifferences(
        entries.stream().mapToLong(Map.Entry::getKey).toArray(),
        entries.stream().mapToLong(Map.Entry::getValue).toArray());
  }

  public long size() {
    return Arrays.stream(count).sum();
  }

  public double mean() {
    long sum = 0;
    for (int i = 0; i < ticks.length; i++) {
      sum = Math.addExact(sum, Math.multiplyExact(ticks[i], count[i]));
    }
    return (double) sum / size();
  }

  /** The quantile of so many per cent; of nothing there is none. */
  public long quantile(int percent) {
    long rank = Math.max(1, (size() * percent + 99) / 100);
    int at = 0;
    for (long passed = count[0]; passed < rank; passed += count[at]) {
      at++;
    }
    return ticks[at];
  }

  public long greatest() {
    return ticks[ticks.length - 1];
  }
}
