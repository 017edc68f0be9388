package io.barlake.bars.reconcile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What {@link ShiftSearch} finds, said with maps and lists. */
final class PlainShiftSearch {
  private final SourceMinutes one;
  private final Map<Integer, Long> other = new HashMap<>();
  private final Map<Integer, List<List<Long>>> found = new HashMap<>();

  PlainShiftSearch(SourceMinutes one, SourceMinutes other) {
    this.one = one;
    for (int i = 0; i < other.size(); i++) {
      this.other.put(other.minute()[i], other.close()[i]);
    }
  }

  MinuteShift find() {
    int most = 0;
    for (int shift = -840; shift <= 840; shift += 15) {
      most = Math.max(most, pairs(shift));
    }
    int fewest = Math.max(120, (most + 1) / 2);
    Integer best = null;
    for (int shift = -840; shift <= 840; shift += 15) {
      if (pairs(shift) >= fewest
          && (best == null
              || distance(shift) < distance(best)
              || (distance(shift) == distance(best) && outwards(shift) < outwards(best)))) {
        best = shift;
      }
    }
    if (best == null) {
      return MinuteShift.UNKNOWN;
    }
    int quarter = best;
    for (int step = 1; step < 15; step++) {
      for (int shift : new int[] {quarter - step, quarter + step}) {
        if (pairs(shift) >= fewest
            && distance(shift) < distance(best)
            && Math.max(0.5, distance(shift)) < 0.75 * Math.max(0.5, distance(quarter))) {
          best = shift;
        }
      }
    }
    double second = Double.NaN;
    for (int shift = best % 60 - 900; shift < 855; shift += 60) {
      if (shift != best && shift > -855 && pairs(shift) >= fewest) {
        second = Double.isNaN(second) ? distance(shift) : Math.min(second, distance(shift));
      }
    }
    return new MinuteShift(best, distance(best), second);
  }

  /** Of two that are equally near, the one nearer to 0 wins, and then the negative one. */
  private static int outwards(int shift) {
    return 2 * Math.abs(shift) + (shift > 0 ? 1 : 0);
  }

  private int pairs(int shift) {
    return differences(shift).stream().mapToInt(List::size).sum();
  }

  private double distance(int shift) {
    List<Double> ofDays = new ArrayList<>();
    for (List<Long> day : differences(shift)) {
      double mean = (double) day.stream().mapToLong(Long::longValue).sum() / day.size();
      double sum = 0;
      for (long difference : day) {
        sum += Math.abs(difference - mean);
      }
      ofDays.add(sum / day.size());
    }
    ofDays.sort(null);
    return ofDays.get((ofDays.size() - 1) / 2);
  }

  /** The differences of the days on which at least 30 minutes match. */
  private List<List<Long>> differences(int shift) {
    return found.computeIfAbsent(shift, this::differencesAnew);
  }

  private List<List<Long>> differencesAnew(int shift) {
    TreeMap<Integer, List<Long>> days = new TreeMap<>();
    for (int i = 0; i < one.size(); i++) {
      int day = Math.floorDiv(one.minute()[i], 1440);
      Optional<Long> close = Optional.ofNullable(other.get(one.minute()[i] + shift));
      if (close.isPresent()) {
        days.computeIfAbsent(day, absent -> new ArrayList<>()).add(one.close()[i] - close.get());
      }
    }
    return days.values().stream().filter(day -> day.size() >= 30).toList();
  }
}
