package io.barlake.bars.reconcile;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Two sources on one UTC date. {@code matched} counts the minutes that both have, {@code equalBars}
 * those of them with the same four prices; {@code closes} are the closes of the one less those of
 * the other.
 */
public record DayComparison(
    int epochDay,
    int minutes,
    int otherMinutes,
    int matched,
    int equalCloses,
    int equalBars,
    TickDifferences closes)
    implements Serializable {

  /** The dates of a range on which at least one of them has minutes. */
  public static List<DayComparison> between(
      SourceMinutes one, SourceMinutes other, int firstDay, int lastDay) {
    List<DayComparison> days = new ArrayList<>();
    for (int day = firstDay; day <= lastDay; day++) {
      SourceMinutes ofOne = one.ofDay(day);
      SourceMinutes ofOther = other.ofDay(day);
      if (ofOne.size() + ofOther.size() > 0) {
        days.add(of(day, ofOne, ofOther));
      }
    }
    return days;
  }

  private static DayComparison of(int day, SourceMinutes one, SourceMinutes other) {
    long[] differences = new long[Math.min(one.size(), other.size())];
    int matched = 0;
    int equalCloses = 0;
    int equalBars = 0;
    int i = 0;
    int j = 0;
    while (i < one.size() && j < other.size()) {
      if (one.minute()[i] < other.minute()[j]) {
        i++;
      } else if (one.minute()[i] > other.minute()[j]) {
        j++;
      } else {
        differences[matched] = Math.subtractExact(one.close()[i], other.close()[j]);
        if (differences[matched] == 0) {
          equalCloses++;
          equalBars += isEqualBefore(one, i, other, j) ? 1 : 0;
        }
        matched++;
        i++;
        j++;
      }
    }
    return new DayComparison(
        day,
        one.size(),
        other.size(),
        matched,
        equalCloses,
        equalBars,
        TickDifferences.of(Arrays.copyOf(differences, matched)));
  }

  /** Whether all but the closes are equal. */
  private static boolean isEqualBefore(SourceMinutes one, int i, SourceMinutes other, int j) {
    return one.open()[i] == other.open()[j]
        && one.high()[i] == other.high()[j]
        && one.low()[i] == other.low()[j];
  }

  int fewer() {
    return Math.min(minutes, otherMinutes);
  }

  int more() {
    return Math.max(minutes, otherMinutes);
  }
}
