package io.barlake.bars;

import io.barlake.bars.reconcile.DayComparison;
import io.barlake.bars.reconcile.DayRule;
import io.barlake.bars.reconcile.Disagreement;
import io.barlake.bars.reconcile.MinuteShift;
import io.barlake.bars.reconcile.ShiftRun;
import io.barlake.bars.reconcile.TickDifferences;
import io.barlake.bars.reconcile.WeekShift;
import io.barlake.market.Side;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * One side of a symbol in two sources: their days and weeks compared. Where they share no side,
 * {@code sides} are two different ones.
 */
public final class SideComparison {
  private final Sides sides;
  private final List<JudgedDay> days;
  private final List<WeekShift> weeks;
  private final DayRule rule;

  private SideComparison(Sides sides, List<JudgedDay> days, List<WeekShift> weeks, DayRule rule) {
    this.sides = sides;
    this.days = days;
    this.weeks = weeks;
    this.rule = rule;
  }

  /** Which price of each source is compared. */
  public record Sides(Side one, Side other) implements Comparable<Sides>, Serializable {
    @Override
    public int compareTo(Sides sides) {
      return Comparator.comparing(Sides::one).thenComparing(Sides::other).compare(this, sides);
    }

    @Override
    public String toString() {
      return one == other ? one.word() : one.word() + " and " + other.word();
    }
  }

  /** A day and its week; {@code disagreement} is empty where the two agree. */
  record JudgedDay(DayComparison compared, WeekShift week, String disagreement) {}

  static SideComparison of(Sides sides, List<DayComparison> days, List<WeekShift> weeks) {
    Map<Integer, WeekShift> weekOf = new HashMap<>();
    Map<Integer, MinuteShift> shiftOf = new HashMap<>();
    for (WeekShift week : weeks) {
      weekOf.put(week.sunday(), week);
      shiftOf.put(week.sunday(), week.shift());
    }
    DayRule rule = DayRule.of(days, shiftOf);
    List<JudgedDay> judged = new ArrayList<>();
    for (DayComparison day : days) {
      WeekShift week = weekOf.get(WeekShift.sundayOf(day.epochDay()));
      String reason = rule.judge(day, week.shift()).map(Disagreement::word).orElse("");
      judged.add(new JudgedDay(day, week, reason));
    }
    return new SideComparison(sides, List.copyOf(judged), List.copyOf(weeks), rule);
  }

  public Sides sides() {
    return sides;
  }

  /** From the first to the last day that was compared. */
  public DateRange range() {
    return new DateRange(
        date(days.get(0).compared().epochDay()),
        date(days.get(days.size() - 1).compared().epochDay()));
  }

  /** Sums over all days. */
  public record Totals(
      long minutes, long otherMinutes, long matched, long equalCloses, long equalBars) {}

  public Totals totals() {
    return new Totals(
        sum(DayComparison::minutes),
        sum(DayComparison::otherMinutes),
        sum(DayComparison::matched),
        sum(DayComparison::equalCloses),
        sum(DayComparison::equalBars));
  }

  private long sum(ToLongFunction<DayComparison> count) {
    return days.stream().map(JudgedDay::compared).mapToLong(count).sum();
  }

  /** Distances of closes in ticks; {@code bias} is the median of the one less the other. */
  public record Distances(double mean, long median, long p95, long greatest, long bias) {
    static Distances of(TickDifferences closes) {
      TickDifferences distances = closes.distances();
      return new Distances(
          distances.mean(),
          distances.quantile(50),
          distances.quantile(95),
          distances.greatest(),
          closes.quantile(50));
    }
  }

  /** The distances of all matched minutes; of none there are none. */
  public List<Distances> distances() {
    TickDifferences all =
        TickDifferences.together(days.stream().map(day -> day.compared().closes()).toList());
    return all.size() == 0 ? List.of() : List.of(Distances.of(all));
  }

  /** Weeks one after the other with the same best shift; the ratios are of those that decide. */
  public record Weeks(
      DateRange range,
      int count,
      int undecided,
      int shiftMinutes,
      double leastRatio,
      double greatestRatio) {
    /** Whether one of them decides; otherwise there is no shift and no ratio. */
    public boolean isDecided() {
      return undecided < count;
    }
  }

  public List<Weeks> weeks() {
    List<Weeks> lines = new ArrayList<>();
    for (ShiftRun run : ShiftRun.of(weeks)) {
      int first = run.weeks().get(0).sunday();
      int last = run.weeks().get(run.weeks().size() - 1).sunday() + 6;
      lines.add(
          new Weeks(
              new DateRange(date(first), date(last)),
              run.weeks().size(),
              run.undecided(),
              run.minutes().orElse(0),
              run.ratios().getMin(),
              run.ratios().getMax()));
    }
    return lines;
  }

  /** A day on which the two disagree. The distances of one without matched minutes are absent. */
  public record Day(
      LocalDate date,
      String disagreement,
      int minutes,
      int otherMinutes,
      int matched,
      List<Distances> distances) {
    private long median() {
      return distances.isEmpty() ? 0 : distances.get(0).median();
    }
  }

  /** The days of disagreement: those of wrong prices first, and the farthest apart of them. */
  public List<Day> disagreements() {
    List<Disagreement> worstFirst = Arrays.asList(Disagreement.values());
    Collections.reverse(worstFirst);
    List<Day> all = new ArrayList<>();
    for (Disagreement reason : worstFirst) {
      days.stream()
          .filter(day -> day.disagreement().equals(reason.word()))
          .map(SideComparison::told)
          .sorted(Comparator.comparing(Day::median).reversed().thenComparing(Day::date))
          .forEach(all::add);
    }
    return all;
  }

  private static Day told(JudgedDay day) {
    DayComparison compared = day.compared();
    return new Day(
        date(compared.epochDay()),
        day.disagreement(),
        compared.minutes(),
        compared.otherMinutes(),
        compared.matched(),
        compared.matched() == 0 ? List.of() : List.of(Distances.of(compared.closes())));
  }

  public int dayCount() {
    return days.size();
  }

  /** The median distance in ticks beyond which the prices of a day disagree. */
  public long farthestTicks() {
    return rule.farthest();
  }

  List<JudgedDay> days() {
    return days;
  }

  private static LocalDate date(int epochDay) {
    return LocalDate.ofEpochDay(epochDay);
  }
}
