package io.barlake.bars.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DayRuleTest {
  private static final MinuteShift IN_STEP = new MinuteShift(0, 1, 60);
  private static final MinuteShift AN_HOUR_LATE = new MinuteShift(60, 1, 60);
  private static final MinuteShift OPEN = new MinuteShift(60, 30, 60);
  private static final int SUNDAY = WalkedMinutes.SUNDAY;

  @Test
  void nearDaysAgree() {
    DayRule rule = new DayRule(1, 0);

    assertThat(rule.judge(day(1, 1440, 1440, 1440, 2), IN_STEP)).isEmpty();
    assertThat(rule.judge(day(1, 1440, 1440, 1440, 2), OPEN)).isEmpty();
    assertThat(rule.judge(day(1, 1440, 1440, 1440, 2), MinuteShift.UNKNOWN)).isEmpty();
    assertThat(rule.judge(day(1, 1440, 1000, 900, 2), IN_STEP)).isEmpty();
    assertThat(rule.judge(day(1, 1440, 720, 720, 2), IN_STEP)).isEmpty();
  }

  @Test
  void eachReasonIsNamed() {
    DayRule rule = new DayRule(1, 0);

    assertThat(rule.judge(day(1, 1440, 1440, 1440, 3), IN_STEP)).contains(Disagreement.PRICES);
    assertThat(rule.judge(day(1, 1440, 1000, 899, 2), IN_STEP)).contains(Disagreement.STAMPS);
    assertThat(rule.judge(day(1, 1440, 1440, 1440, 2), AN_HOUR_LATE)).contains(Disagreement.CLOCK);
    assertThat(rule.judge(day(1, 120, 59, 59, 2), AN_HOUR_LATE)).contains(Disagreement.CLOCK);
    assertThat(rule.judge(day(1, 1440, 719, 719, 2), IN_STEP)).contains(Disagreement.MISSING);
    assertThat(rule.judge(day(1, 1440, 0, 0, 0), AN_HOUR_LATE)).contains(Disagreement.MISSING);
    assertThat(rule.judge(day(1, 0, 60, 0, 0), IN_STEP)).contains(Disagreement.MISSING);
  }

  @Test
  void whatIsUsualBetweenTheTwoIsNoDisagreement() {
    DayRule rule = new DayRule(0.5, 8);

    assertThat(rule.farthest()).isEqualTo(24);
    assertThat(rule.judge(day(1, 1440, 360, 360, 24), IN_STEP)).isEmpty();
    assertThat(rule.judge(day(1, 1440, 359, 359, 24), IN_STEP)).contains(Disagreement.MISSING);
    assertThat(rule.judge(day(1, 1440, 1440, 1440, 25), IN_STEP)).contains(Disagreement.PRICES);
  }

  @Test
  void usualIsTheMedianOfTheDaysOfBothInWeeksThatAreNotShifted() {
    List<DayComparison> days = new ArrayList<>();
    days.add(day(1, 1000, 900, 900, 4));
    days.add(day(2, 1000, 700, 700, 9));
    days.add(day(3, 1000, 800, 800, 5));
    days.add(day(4, 1000, 0, 0, 0));
    days.add(day(8, 1000, 100, 100, 900));
    days.add(day(9, 1000, 100, 100, 900));
    days.add(day(10, 1000, 100, 100, 900));
    days.add(day(11, 1000, 100, 100, 900));
    Map<Integer, MinuteShift> weeks = new HashMap<>(Map.of(SUNDAY, IN_STEP));
    weeks.put(SUNDAY + 7, AN_HOUR_LATE);

    assertThat(DayRule.of(days, weeks)).isEqualTo(new DayRule(0.8, 5));
    assertThat(DayRule.of(days.subList(4, 8), weeks)).isEqualTo(new DayRule(0.1, 900));
    assertThat(DayRule.of(days.subList(3, 4), weeks)).isEqualTo(new DayRule(1, 0));
  }

  private static DayComparison day(
      int afterSunday, int minutes, int other, int matched, long ticks) {
    long[] differences = new long[matched];
    Arrays.fill(differences, -ticks);
    return new DayComparison(
        SUNDAY + afterSunday, minutes, other, matched, 0, 0, TickDifferences.of(differences));
  }
}
