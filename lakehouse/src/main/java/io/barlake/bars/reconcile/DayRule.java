package io.barlake.bars.reconcile;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When two sources disagree on a day. What is usual between them is the median over the days that
 * both have, those of shifted weeks left out where others are there:
 *
 * <ul>
 *   <li>{@code clock}: the best shift of the week is decided and not 0, and minutes match on the
 *       day
 *   <li>{@code missing}: the minutes of the smaller side are less than half of the usual share of
 *       those of the larger
 *   <li>{@code stamps}: fewer than 0.9 of the minutes of the smaller side match
 *   <li>{@code prices}: the median distance of the closes is more than 2 ticks, and more than 3
 *       times the usual one
 * </ul>
 */
public record DayRule(double usualShare, long usualDistance) {
  private static final double LEAST_MATCHED = 0.9;
  private static final long NEAR_TICKS = 2;
  private static final long TIMES_USUAL = 3;

  /** The rule for these days, by the shifts of their weeks. */
  public static DayRule of(List<DayComparison> days, Map<Integer, MinuteShift> shiftOfSunday) {
    List<DayComparison> both = days.stream().filter(day -> day.matched() > 0).toList();
    List<DayComparison> inStep =
        both.stream()
            .filter(day -> !shiftOfSunday.get(WeekShift.sundayOf(day.epochDay())).isShifted())
            .toList();
    List<DayComparison> usual = inStep.isEmpty() ? both : inStep;
    if (usual.isEmpty()) {
      return new DayRule(1, 0);
    }
    double[] shares =
        usual.stream().mapToDouble(day -> (double) day.fewer() / day.more()).toArray();
    long[] distances =
        usual.stream().mapToLong(day -> day.closes().distances().quantile(50)).toArray();
    Arrays.sort(shares);
    Arrays.sort(distances);
    int middle = (usual.size() - 1) / 2;
    return new DayRule(shares[middle], distances[middle]);
  }

  /** Beyond this median distance in ticks a day disagrees. */
  public long farthest() {
    return Math.max(NEAR_TICKS, TIMES_USUAL * usualDistance);
  }

  /** Why they disagree on a day, if they do. */
  public Optional<Disagreement> judge(DayComparison day, MinuteShift ofItsWeek) {
    if (ofItsWeek.isShifted() && day.matched() > 0) {
      return Optional.of(Disagreement.CLOCK);
    }
    if (day.fewer() < usualShare / 2 * day.more()) {
      return Optional.of(Disagreement.MISSING);
    }
    if (day.matched() < LEAST_MATCHED * day.fewer()) {
      return Optional.of(Disagreement.STAMPS);
    }
    return day.matched() > 0 && day.closes().distances().quantile(50) > farthest()
        ? Optional.of(Disagreement.PRICES)
        : Optional.empty();
  }
}
