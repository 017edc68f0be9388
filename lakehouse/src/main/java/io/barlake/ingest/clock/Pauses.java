package io.barlake.ingest.clock;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The pauses of about an hour in the stamps of files: the daily break of metals and indices, if it
 * comes back at one time of the day, or else an hour that a file lacks.
 */
record Pauses(List<Pause> pauses) implements Serializable {
  static final Pauses NONE = new Pauses(List.of());

  private static final int SHORTEST = 45;
  private static final int LONGEST = 90;

  /** A market with more such pauses in a week is a thin one, and they tell nothing of it. */
  private static final int MOST_A_WEEK = 12;

  Pauses {
    pauses = List.copyOf(pauses);
  }

  /** The last stamp before a pause, and the minutes from there to the stamp after it. */
  record Pause(long last, int minutes) implements Serializable {
    long next() {
      return last + minutes;
    }
  }

  /** {@code sorted} are the stamps of a file in their order. */
  static Pauses of(long[] sorted) {
    Map<Long, List<Pause>> weeks = new TreeMap<>();
    for (int i = 1; i < sorted.length; i++) {
      long minutes = sorted[i] - sorted[i - 1];
      if (minutes > SHORTEST && minutes <= LONGEST) {
        weeks
            .computeIfAbsent(week(sorted[i - 1]), sunday -> new ArrayList<>())
            .add(new Pause(sorted[i - 1], (int) minutes));
      }
    }
    return new Pauses(
        weeks.values().stream()
            .filter(ofWeek -> ofWeek.size() <= MOST_A_WEEK)
            .flatMap(List::stream)
            .toList());
  }

  private static long week(long fileMinute) {
    return WeekVotes.sundayOf(fileMinute).toEpochDay();
  }

  /** The pauses of both; of two that begin together the shorter, which is the fuller file's. */
  Pauses and(Pauses other) {
    Map<Long, Pause> all = new TreeMap<>();
    Stream.concat(pauses.stream(), other.pauses.stream())
        .forEach(
            pause ->
                all.merge(
                    pause.last(), pause, (one, two) -> one.minutes() <= two.minutes() ? one : two));
    return new Pauses(List.copyOf(all.values()));
  }

  Pauses between(long first, long last) {
    return new Pauses(
        pauses.stream().filter(pause -> pause.last() >= first && pause.last() <= last).toList());
  }
}
