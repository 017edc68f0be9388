package io.barlake.bars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.barlake.bars.SideComparison.Day;
import io.barlake.bars.SideComparison.Sides;
import io.barlake.bars.reconcile.DayComparison;
import io.barlake.bars.reconcile.MinuteShift;
import io.barlake.bars.reconcile.TickDifferences;
import io.barlake.bars.reconcile.WeekShift;
import io.barlake.market.Side;
import io.barlake.market.Source;
import io.barlake.market.Symbol;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SideComparisonTest {
  private static final int SUNDAY = (int) LocalDate.of(2019, 1, 6).toEpochDay();
  private static final MinuteShift IN_STEP = new MinuteShift(0, 1, 60);
  private static final MinuteShift OPEN = new MinuteShift(0, 30, 60);

  @Test
  void clocksThatAgreeAreOneSentence() {
    assertThat(verdict(IN_STEP, IN_STEP)).containsExactly("The clocks agree in 2 of 2 weeks.");
    assertThat(verdict(IN_STEP, OPEN, MinuteShift.UNKNOWN))
        .containsExactly("The clocks agree in 1 of 3 weeks, 2 undecided.");
  }

  @Test
  void clocksThatDisagreeAreASentenceForEachStretch() {
    assertThat(verdict(shift(-1), IN_STEP, shift(420), OPEN, shift(420)))
        .containsExactly(
            "The clocks disagree in 3 of 5 weeks, 1 undecided.",
            "beta is 1 minute behind alpha in 1 week, 2019-01-06 to 2019-01-12.",
            "alpha is 420 minutes behind beta in 3 weeks, 2019-01-20 to 2019-02-09.");
  }

  @Test
  void clocksThatNoWeekDecidesAreNotJudged() {
    assertThat(verdict(OPEN))
        .containsExactly(
            "The week decides nothing: the prices move too little or differ too much, or too few"
                + " minutes match.");
    assertThat(verdict(OPEN, MinuteShift.UNKNOWN))
        .singleElement()
        .asString()
        .startsWith("None of the 2 weeks decides: ");
  }

  @Test
  void wrongPricesComeFirstAndTheFarthestOfThem() {
    SideComparison side =
        SideComparison.of(
            new Sides(Side.BID, Side.BID),
            List.of(
                day(0, 1000, 0),
                day(1, 0, 0),
                day(2, 1000, 7),
                day(3, 1000, 90),
                day(4, 800, 0),
                day(5, 1000, 0),
                day(6, 1000, 0),
                day(7, 1000, 0),
                day(8, 1000, 30)),
            List.of(new WeekShift(SUNDAY, IN_STEP), new WeekShift(SUNDAY + 7, shift(60))));

    assertThat(side.disagreements())
        .extracting(day -> day.date().getDayOfMonth(), Day::disagreement)
        .containsExactly(
            tuple(9, "prices"),
            tuple(8, "prices"),
            tuple(10, "stamps"),
            tuple(7, "missing"),
            tuple(14, "clock"),
            tuple(13, "clock"));
    assertThat(side.disagreements().get(3).distances()).isEmpty();
  }

  @Test
  void aPairHasOneOrder() {
    assertThat(SourcePair.of(new Source("beta"), new Source("alpha")))
        .isEqualTo(SourcePair.of(new Source("alpha"), new Source("beta")))
        .hasToString("alpha and beta");
  }

  private static MinuteShift shift(int minutes) {
    return new MinuteShift(minutes, 1, 60);
  }

  private static List<String> verdict(MinuteShift... shifts) {
    List<WeekShift> weeks = new ArrayList<>();
    for (MinuteShift shift : shifts) {
      weeks.add(new WeekShift(SUNDAY + 7 * weeks.size(), shift));
    }
    SideComparison side =
        SideComparison.of(new Sides(Side.BID, Side.BID), List.of(day(0, 1000, 0)), weeks);
    SourcePair pair = SourcePair.of(new Source("alpha"), new Source("beta"));
    return new Reconciliation(
            new Symbol("EURUSD"), pair, DateRange.ALL, 5, List.of(side), List.of())
        .verdict(side);
  }

  /** A day with 1,000 minutes in each source, of which so many match, so many ticks apart. */
  private static DayComparison day(int afterSunday, int matched, long ticks) {
    long[] differences = new long[matched];
    Arrays.fill(differences, ticks);
    return new DayComparison(
        SUNDAY + afterSunday,
        1000,
        matched == 0 ? 0 : 1000,
        matched,
        0,
        0,
        TickDifferences.of(differences));
  }
}
