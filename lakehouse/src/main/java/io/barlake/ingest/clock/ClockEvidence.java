package io.barlake.ingest.clock;

import java.io.Serializable;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.LongUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * What the stamps of files tell of their clock, in the file's own time: the stretches without a gap
 * of more than a day, which in most markets are the trading weeks, the pauses of about an hour, and
 * the switch hours. Small enough to be kept beside every archive; the evidence of two archives
 * together is that of both in one file.
 */
public final class ClockEvidence implements Serializable {
  /** Of no stamp at all. */
  static final ClockEvidence NONE = of(new long[0]);

  private static final long serialVersionUID = 1L;
  private static final long LONGEST_GAP = 24 * 60;
  private static final int MINUTES_OF_A_DAY = 1_440;
  private static final int WEEKS_OF_A_YEAR = 53;

  /** A file may turn its clock back some days late, which moves what lies around by an hour. */
  private static final long LATE_MINUTES = 3 * MINUTES_OF_A_DAY;

  private static final int SWITCH_MINUTES = 60;

  private final long[] firsts;
  private final long[] lasts;
  private final Pauses pauses;
  private final SwitchHours switches;

  private ClockEvidence(long[] firsts, long[] lasts, Pauses pauses, SwitchHours switches) {
    this.firsts = firsts;
    this.lasts = lasts;
    this.pauses = pauses;
    this.switches = switches;
  }

  /** {@code fileMinutes} as {@link ClockRule} takes them, in the order of the file. */
  public static ClockEvidence of(long[] fileMinutes) {
    long[] sorted = inOrder(fileMinutes);
    return joined(sorted, sorted, Pauses.of(sorted), SwitchHours.of(fileMinutes));
  }

  /** The stamps themselves where they are in order, as they mostly are. */
  private static long[] inOrder(long[] fileMinutes) {
    for (int i = 1; i < fileMinutes.length; i++) {
      if (fileMinutes[i] < fileMinutes[i - 1]) {
        long[] sorted = fileMinutes.clone();
        Arrays.sort(sorted);
        return sorted;
      }
    }
    return fileMinutes;
  }

  /** The first and the last stamp only: for a file whose clock nobody needs to measure. */
  public ClockEvidence endsOnly() {
    return new ClockEvidence(
        new long[] {firsts[0]},
        new long[] {lasts[lasts.length - 1]},
        Pauses.NONE,
        SwitchHours.NONE);
  }

  /** Stretches, ordered by their first stamp, joined where less than a day lies between. */
  private static ClockEvidence joined(
      long[] firsts, long[] lasts, Pauses pauses, SwitchHours switches) {
    long[] joinedFirsts = new long[WEEKS_OF_A_YEAR];
    long[] joinedLasts = new long[WEEKS_OF_A_YEAR];
    int size = 0;
    for (int i = 0; i < firsts.length; i++) {
      if (size == joinedFirsts.length) {
        joinedFirsts = Arrays.copyOf(joinedFirsts, 2 * size);
        joinedLasts = Arrays.copyOf(joinedLasts, 2 * size);
      }
      if (size == 0 || firsts[i] - joinedLasts[size - 1] > LONGEST_GAP) {
        joinedFirsts[size] = firsts[i];
        joinedLasts[size++] = lasts[i];
      } else {
        joinedLasts[size - 1] = Math.max(joinedLasts[size - 1], lasts[i]);
      }
    }
    return new ClockEvidence(
        Arrays.copyOf(joinedFirsts, size), Arrays.copyOf(joinedLasts, size), pauses, switches);
  }

  /** The evidence of both. */
  public ClockEvidence and(ClockEvidence other) {
    int size = firsts.length + other.firsts.length;
    long[][] stretches = new long[size][];
    for (int i = 0; i < size; i++) {
      boolean mine = i < firsts.length;
      int at = mine ? i : i - firsts.length;
      ClockEvidence of = mine ? this : other;
      stretches[i] = new long[] {of.firsts[at], of.lasts[at]};
    }
    Arrays.sort(stretches, (one, two) -> Long.compare(one[0], two[0]));
    return joined(
        Arrays.stream(stretches).mapToLong(stretch -> stretch[0]).toArray(),
        Arrays.stream(stretches).mapToLong(stretch -> stretch[1]).toArray(),
        pauses.and(other.pauses),
        switches.and(other.switches));
  }

  /** The years in which there are stamps. */
  public SortedSet<Integer> years() {
    SortedSet<Integer> years = new TreeSet<>();
    for (int i = 0; i < firsts.length; i++) {
      for (int year = yearOf(firsts[i]); year <= yearOf(lasts[i]); year++) {
        years.add(year);
      }
    }
    return years;
  }

  /** What lies in one year of the file's clock. */
  public ClockEvidence ofYear(int year) {
    long first = startOf(year);
    long last = startOf(year + 1) - 1;
    int[] inside =
        IntStream.range(0, firsts.length)
            .filter(i -> firsts[i] <= last && lasts[i] >= first)
            .toArray();
    return new ClockEvidence(
        Arrays.stream(inside).mapToLong(i -> Math.max(first, firsts[i])).toArray(),
        Arrays.stream(inside).mapToLong(i -> Math.min(last, lasts[i])).toArray(),
        pauses.between(first, last),
        switches.between(first, last));
  }

  public static int yearOf(long fileMinute) {
    return LocalDateTime.ofEpochSecond(fileMinute * 60, 0, ZoneOffset.UTC).getYear();
  }

  private static long startOf(int year) {
    return LocalDateTime.of(year, 1, 1, 0, 0).toEpochSecond(ZoneOffset.UTC) / 60;
  }

  int size() {
    return firsts.length;
  }

  long first(int stretch) {
    return firsts[stretch];
  }

  long last(int stretch) {
    return lasts[stretch];
  }

  /** The pauses in a stretch. */
  Pauses pauses(int stretch) {
    return pauses.between(firsts[stretch], lasts[stretch]);
  }

  SwitchHours switches() {
    return switches;
  }

  /** The first UTC minute, or a little earlier: no record lies before it. */
  public long firstUtc(LongUnaryOperator clock) {
    return edges(firsts).map(clock).min().orElseThrow() - slack(firsts[0]);
  }

  /** The last UTC minute, or a little later: no record lies behind it. */
  public long lastUtc(LongUnaryOperator clock) {
    return edges(lasts).map(clock).max().orElseThrow() + slack(lasts[lasts.length - 1]);
  }

  /** The ends of years are edges too, as the clock may change there. */
  private LongStream edges(long[] edges) {
    return LongStream.concat(
        Arrays.stream(edges),
        years().stream()
            .flatMapToLong(year -> LongStream.of(startOf(year) - 1, startOf(year)))
            .filter(minute -> minute >= firsts[0] && minute <= lasts[lasts.length - 1]));
  }

  private long slack(long edge) {
    return Arrays.stream(switches.repeated())
            .anyMatch(stamp -> Math.abs(stamp - edge) < LATE_MINUTES)
        ? SWITCH_MINUTES
        : 0;
  }

  /**
   * As tables hold it: stretches such as {@code 2019-01-01T17:00/2019-01-04T16:59}, then the pauses
   * as {@code pause@2019-01-01T16:59+62}, the last stamp before and the minutes to the next, then
   * the switch hours as {@code repeated@2019-10-27T19:00} and {@code missing@2019-03-31T20:00}.
   */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < firsts.length; i++) {
      text.append(' ').append(time(firsts[i])).append('/').append(time(lasts[i]));
    }
    for (Pauses.Pause one : pauses.pauses()) {
      text.append(" pause@").append(time(one.last()));
      text.append('+').append(one.minutes());
    }
    text.append(marks(" repeated@", switches.repeated()));
    text.append(marks(" missing@", switches.missing()));
    return text.toString().strip();
  }

  private static String marks(String word, long[] stamps) {
    return Arrays.stream(stamps)
        .mapToObj(stamp -> word + time(stamp))
        .collect(Collectors.joining());
  }

  public static ClockEvidence parse(String text) {
    LongStream.Builder firsts = LongStream.builder();
    LongStream.Builder lasts = LongStream.builder();
    LongStream.Builder repeated = LongStream.builder();
    LongStream.Builder missing = LongStream.builder();
    List<Pauses.Pause> pauses = new ArrayList<>();
    for (String word : text.isEmpty() ? new String[0] : text.split(" ", -1)) {
      int at = word.indexOf('@');
      if (at < 0) {
        int slash = word.indexOf('/');
        firsts.add(minute(word.substring(0, slash)));
        lasts.add(minute(word.substring(slash + 1)));
      } else if (word.startsWith("pause")) {
        pauses.add(parsePause(word.substring(at + 1)));
      } else {
        (word.startsWith("repeated") ? repeated : missing).add(minute(word.substring(at + 1)));
      }
    }
    return new ClockEvidence(
        firsts.build().toArray(),
        lasts.build().toArray(),
        new Pauses(pauses),
        new SwitchHours(repeated.build().toArray(), missing.build().toArray()));
  }

  private static Pauses.Pause parsePause(String text) {
    int plus = text.indexOf('+');
    return new Pauses.Pause(
        minute(text.substring(0, plus)), Integer.parseInt(text.substring(plus + 1)));
  }

  private static String time(long fileMinute) {
    return LocalDateTime.ofEpochSecond(fileMinute * 60, 0, ZoneOffset.UTC).toString();
  }

  private static long minute(String time) {
    return LocalDateTime.parse(time).toEpochSecond(ZoneOffset.UTC) / 60;
  }
}
