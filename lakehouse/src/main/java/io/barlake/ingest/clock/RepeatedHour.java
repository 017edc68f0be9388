package io.barlake.ingest.clock;

import java.util.ArrayList;
import java.util.List;

/**
 * The place at which a file's clock goes back, near the end of a summer time: record {@code
 * secondPass} is the first whose stamp is not after the one before it. {@code regime} is the summer
 * time that ends there.
 */
record RepeatedHour(int regime, int secondPass) {
  /** Files turn back up to two days after the rule does: one source does it a day late. */
  private static final long LATE_MINUTES = 2 * 1440;

  private static final int FEWEST_BARS = 3;

  static List<RepeatedHour> find(long[] fileMinutes, ClockRegimes regimes) {
    List<RepeatedHour> repeats = new ArrayList<>();
    for (int i = 1; i < fileMinutes.length; i++) {
      long back = fileMinutes[i - 1] - fileMinutes[i];
      if (back >= 0) {
        int regime = endedBefore(fileMinutes[i], regimes);
        boolean known = !repeats.isEmpty() && repeats.get(repeats.size() - 1).regime >= regime;
        if (regime >= 0
            && !known
            && back * 2 >= regimes.turnedBack(regime)
            && back < regimes.turnedBack(regime)) {
          repeats.add(new RepeatedHour(regime, i));
        }
      }
    }
    return repeats;
  }

  /** The summer time that ended not long before the stamp; -1 where none did. */
  static int endedBefore(long fileMinute, ClockRegimes regimes) {
    for (int regime = 0; regime + 1 < regimes.size(); regime++) {
      int turnedBack = regimes.turnedBack(regime);
      long since = fileMinute - (regimes.fileEnd(regime) - turnedBack);
      if (turnedBack > 0 && since >= 0 && since < LATE_MINUTES) {
        return regime;
      }
    }
    return -1;
  }

  /**
   * Whether the second pass is no hour of its own: its bars equal those of the first, or so few
   * stand in both that the records are only out of order.
   */
  boolean isCopy(long[] fileMinutes, SameBar bars) {
    long last = fileMinutes[secondPass - 1];
    int first = secondPass - 1;
    while (first > 0
        && fileMinutes[first - 1] >= fileMinutes[secondPass]
        && fileMinutes[first - 1] < fileMinutes[first]) {
      first--;
    }
    int same = 0;
    int different = 0;
    int one = first;
    for (int other = secondPass;
        other < fileMinutes.length && fileMinutes[other] <= last;
        other++) {
      while (one < secondPass && fileMinutes[one] < fileMinutes[other]) {
        one++;
      }
      if (one < secondPass && fileMinutes[one] == fileMinutes[other]) {
        if (bars.same(one, other)) {
          same++;
        } else {
          different++;
        }
      }
    }
    return same >= different || different < FEWEST_BARS;
  }

  /**
   * The file turned its clock back here: what stands before is summer time, what follows is not.
   */
  void applyTo(long[] utc, long[] fileMinutes, ClockRegimes regimes) {
    long turnedBackAt = regimes.fileEnd(regime) - regimes.turnedBack(regime);
    for (int i = secondPass - 1; i >= 0 && fileMinutes[i] >= turnedBackAt; i--) {
      utc[i] = fileMinutes[i] - regimes.offset(regime);
    }
    long end = turnedBackAt + LATE_MINUTES;
    for (int i = secondPass;
        i < utc.length && fileMinutes[i] >= turnedBackAt && fileMinutes[i] < end;
        i++) {
      utc[i] = fileMinutes[i] - regimes.offset(regime + 1);
    }
  }
}
