package io.barlake.backtest.account;

import io.barlake.backtest.kernel.EquityCurve;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The session days of an account: those of any of its markets. */
final class AccountDays {
  private final int[] days;

  /** For each market the last bar up to each day; -1 before its first. */
  private final int[][] lastBars;

  AccountDays(List<Leg> legs) {
    days = legs.stream().flatMapToInt(AccountDays::daysOf).sorted().distinct().toArray();
    lastBars = legs.stream().map(this::lastBars).toArray(int[][]::new);
  }

  private static IntStream daysOf(Leg leg) {
    return Arrays.stream(leg.dayEnds()).map(bar -> leg.bars().sessionDay()[bar]);
  }

  private int[] lastBars(Leg leg) {
    int[] last = new int[days.length];
    int next = 0;
    for (int day = 0; day < days.length; day++) {
      while (next < leg.dayEnds().length
          && leg.bars().sessionDay()[leg.dayEnds()[next]] <= days[day]) {
        next++;
      }
      last[day] = next == 0 ? -1 : leg.dayEnds()[next - 1];
    }
    return last;
  }

  int size() {
    return days.length;
  }

  int lastBar(int leg, int day) {
    return lastBars[leg][day];
  }

  /** The day that a bar of a market belongs to. */
  int dayOf(int leg, int bar) {
    int from = 0;
    int to = days.length - 1;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (lastBars[leg][middle] < bar) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  /** A curve whose last bars are the days themselves, as the exits of its trades are. */
  EquityCurve curve() {
    return new EquityCurve(days, IntStream.range(0, days.length).toArray());
  }
}
