package io.barlake.bars.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShiftRunTest {
  private static final MinuteShift OPEN = new MinuteShift(420, 50, 60);

  @Test
  void weeksOfOneShiftAreOneRun() {
    List<ShiftRun> runs = ShiftRun.of(weeks(at(0, 15), at(0, 40), at(60, 20), at(0, 30)));

    assertThat(runs).extracting(run -> run.weeks().size()).containsExactly(2, 1, 1);
    assertThat(runs).extracting(run -> run.minutes().orElseThrow()).containsExactly(0, 60, 0);
    assertThat(runs.get(0).ratios().getMin()).isEqualTo(15);
    assertThat(runs.get(0).ratios().getMax()).isEqualTo(40);
  }

  @Test
  void aWeekThatDecidesNothingBelongsToTheRunBeforeItOrToTheFirst() {
    List<ShiftRun> runs =
        ShiftRun.of(weeks(MinuteShift.UNKNOWN, at(0, 15), OPEN, at(0, 15), OPEN, at(60, 15)));

    assertThat(runs).extracting(run -> run.weeks().size()).containsExactly(5, 1);
    assertThat(runs).extracting(ShiftRun::undecided).containsExactly(3, 0);
  }

  @Test
  void weeksThatAllDecideNothingAreARunWithoutShift() {
    assertThat(ShiftRun.of(weeks(OPEN, MinuteShift.UNKNOWN)))
        .singleElement()
        .satisfies(
            run -> {
              assertThat(run.minutes()).isEmpty();
              assertThat(run.undecided()).isEqualTo(2);
            });
    assertThat(ShiftRun.of(List.of())).isEmpty();
  }

  @Test
  void weekBeginsOnItsSunday() {
    for (int day = -20_000; day < 30_000; day += 11) {
      LocalDate sunday = LocalDate.ofEpochDay(WeekShift.sundayOf(day));
      assertThat(sunday.getDayOfWeek()).isEqualTo(DayOfWeek.SUNDAY);
      assertThat(day - sunday.toEpochDay()).isBetween(0L, 6L);
    }
  }

  private static MinuteShift at(int minutes, double ratio) {
    return new MinuteShift(minutes, 1, ratio);
  }

  private static List<WeekShift> weeks(MinuteShift... shifts) {
    List<WeekShift> weeks = new ArrayList<>();
    for (MinuteShift shift : shifts) {
      weeks.add(new WeekShift(WalkedMinutes.SUNDAY + 7 * weeks.size(), shift));
    }
    return weeks;
  }
}
