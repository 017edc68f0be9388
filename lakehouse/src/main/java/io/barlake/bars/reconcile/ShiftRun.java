package io.barlake.bars.reconcile;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.OptionalInt;

/**
 * Weeks one after the other whose best shift is the same. One that decides nothing belongs to the
 * run before it, or to the first.
 */
public record ShiftRun(List<WeekShift> weeks) {
  public ShiftRun {
    weeks = List.copyOf(weeks);
  }

  public static List<ShiftRun> of(List<WeekShift> weeks) {
    List<ShiftRun> runs = new ArrayList<>();
    List<WeekShift> run = new ArrayList<>();
    OptionalInt shift = OptionalInt.empty();
    for (WeekShift week : weeks) {
      if (week.shift().isDecided()) {
        OptionalInt own = OptionalInt.of(week.shift().minutes());
        if (shift.isPresent() && !shift.equals(own)) {
          runs.add(new ShiftRun(run));
          run.clear();
        }
        shift = own;
      }
      run.add(week);
    }
    if (!run.isEmpty()) {
      runs.add(new ShiftRun(run));
    }
    return runs;
  }

  /** The shift of its weeks; absent where none of them decides. */
  public OptionalInt minutes() {
    return weeks.stream()
        .map(WeekShift::shift)
        .filter(MinuteShift::isDecided)
        .mapToInt(MinuteShift::minutes)
        .findFirst();
  }

  public int undecided() {
    return (int) weeks.stream().filter(week -> !week.shift().isDecided()).count();
  }

  /** The ratios of the weeks that decide. */
  public DoubleSummaryStatistics ratios() {
    return weeks.stream()
        .map(WeekShift::shift)
        .filter(MinuteShift::isDecided)
        .mapToDouble(MinuteShift::ratio)
        .summaryStatistics();
  }
}
