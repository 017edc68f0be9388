package io.barlake.features.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.barlake.features.indicator.SampleBars;
import io.barlake.features.indicator.volatility.AverageTrueRange;
import io.barlake.market.BarSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

class TripleBarrierTest extends LabelContract {
  /** The ATR of bar 1 is 4: its barriers lie 4 above and below 101, the open of bar 2. */
  private static final double[][] BEGINNING = {{100, 101, 99, 100}, {100, 102, 98, 101}};

  private static final double[] CALM = {101, 103, 99, 102};

  @Override
  protected List<LabelRule> rules() {
    return List.of(
        new TripleBarrier(1, 0.01, 0.01, 1),
        new TripleBarrier(1, 0.3, 0.3, 5),
        new TripleBarrier(14, 2, 2, 24),
        new TripleBarrier(14, 3, 1, 24),
        new TripleBarrier(20, 8, 9, 250),
        new TripleBarrier(5, 30, 30, 100_000));
  }

  @Override
  protected Plain plain(LabelRule rule, BarSeries bars, int bar) {
    TripleBarrier barrier = (TripleBarrier) rule;
    if (bar < barrier.window() || bar + 1 == bars.size()) {
      return Plain.ABSENT;
    }
    double range = new AverageTrueRange(barrier.window()).over(bars)[0][bar];
    double entry = bars.open()[bar + 1];
    double upper = entry + barrier.profit() * range;
    double lower = entry - barrier.stop() * range;
    boolean apart = upper > entry && lower < entry;
    for (int i = bar + 1; i <= bar + barrier.limit() && i < bars.size(); i++) {
      double open = bars.open()[i];
      boolean above = apart && bars.high()[i] >= upper;
      boolean below = apart && bars.low()[i] <= lower;
      if (above && open >= upper) {
        return new Plain(i, Math.log(open / entry), 1, 0);
      }
      if (below && open <= lower) {
        return new Plain(i, Math.log(open / entry), -1, 0);
      }
      if (below) {
        return new Plain(i, Math.log(lower / entry), -1, above ? 1 : 0);
      }
      if (above) {
        return new Plain(i, Math.log(upper / entry), 1, 0);
      }
      if (i == bar + barrier.limit()) {
        return new Plain(i, Math.log(bars.close()[i] / entry), 0, 0);
      }
    }
    return Plain.ABSENT;
  }

  @Test
  void profitIsTakenAtItsPrice() {
    assertLabel(label(5, CALM, new double[] {102, 106, 101, 105}), 1, 3, 105);
  }

  @Test
  void stopIsTakenAtItsPrice() {
    assertLabel(label(5, CALM, new double[] {102, 103, 97, 98}), -1, 3, 97);
  }

  @Test
  void firstBarOfThePositionCounts() {
    assertLabel(label(5, new double[] {101, 105, 100, 102}), 1, 2, 105);
  }

  @Test
  void barThatBeginsBeyondABarrierEndsItAtItsOpen() {
    assertLabel(label(5, CALM, new double[] {107, 108, 90, 107}), 1, 3, 107);
    assertLabel(label(5, CALM, new double[] {94, 120, 93, 96}), -1, 3, 94);
  }

  @Test
  void limitEndsItAtTheClose() {
    assertLabel(label(2, CALM, new double[] {102, 104, 100, 103}), 0, 3, 103);
  }

  @Test
  void labelIsAbsentWhileItsLastBarIsToCome() {
    assertThat(label(3, CALM, new double[] {102, 104, 100, 103}).isKnown(1)).isFalse();
    assertThat(label(3).isKnown(1)).isFalse();
  }

  @Test
  void barWithBothBarriersIsTheStopAndMarked() {
    Outcomes labels = label(5, CALM, new double[] {102, 106, 96, 103});

    assertThat(labels.barrier()[1]).isEqualTo(-1);
    assertThat(labels.ambiguous()[1]).isOne();
    assertThat(labels.logReturn()[1]).isEqualTo(Math.log(97 / 101.0), within(1e-15));
  }

  @Test
  void whoKnowsWhichBarrierCameFirstDecides() {
    BarSeries bars = bars(CALM, new double[] {102, 106, 96, 103});
    TripleBarrier rule = new TripleBarrier(1, 1, 1, 5);

    assertLabel(rule.over(bars, (bar, upper, lower) -> FirstTouch.UPPER), 1, 3, 105);
    assertLabel(rule.over(bars, (bar, upper, lower) -> FirstTouch.LOWER), -1, 3, 97);
  }

  @Test
  void barThatNeedsNobodyToTellIsNotAskedFor() {
    FirstTouch nobody =
        (bar, upper, lower) -> {
          throw new AssertionError("asked for bar " + bar);
        };

    new TripleBarrier(1, 1, 1, 5).over(bars(CALM, new double[] {107, 108, 90, 107}), nobody);
  }

  @Test
  void pricesThatStandHaveNoBarriersButTheLimit() {
    Outcomes labels =
        new TripleBarrier(3, 1, 1, 4)
            .over(SampleBars.standing(100, 20), FirstTouch.OF_NOTHING_FINER);

    for (int i = 3; i < 16; i++) {
      assertThat(labels.knownAt()[i]).isEqualTo(i + 4);
      assertThat(labels.barrier()[i]).isZero();
      assertThat(labels.logReturn()[i]).isZero();
    }
    assertThat(labels.isKnown(16)).isFalse();
  }

  @Test
  void labelThatTheLimitEndsHasTheForwardReturn() {
    BarSeries bars = SampleBars.near100(7, 2000);
    Outcomes barriers = new TripleBarrier(14, 2, 2, 12).over(bars, FirstTouch.OF_NOTHING_FINER);
    Outcomes returns = new ForwardReturn(12).over(bars, FirstTouch.OF_NOTHING_FINER);

    int ended = 0;
    for (int i = 0; i < bars.size(); i++) {
      if (barriers.isKnown(i) && barriers.barrier()[i] == 0) {
        assertThat(barriers.logReturn()[i]).isEqualTo(returns.logReturn()[i]);
        assertThat(barriers.knownAt()[i]).isEqualTo(returns.knownAt()[i]);
        ended++;
      }
    }
    assertThat(ended).isGreaterThan(50);
  }

  @Test
  void columnsSayWhatTheyHold() {
    TripleBarrier rule = new TripleBarrier(14, 2, 1.5, 24);

    assertThat(rule.columns())
        .extracting(LabelColumn::name)
        .containsExactly(
            "barrier_14_2_1p5_24",
            "barrier_14_2_1p5_24_return",
            "barrier_14_2_1p5_24_bars",
            "barrier_14_2_1p5_24_ambiguous",
            "barrier_14_2_1p5_24_known_ts");
    assertThat(rule.columns().get(0).formula())
        .isEqualTo(
            "1 if the price first met 2 ATR(14) above the open of the next bar, -1 if 1.5 below,"
                + " 0 if neither in 24 bars");
  }

  private static Outcomes label(int limit, double[]... more) {
    return new TripleBarrier(1, 1, 1, limit).over(bars(more), FirstTouch.OF_NOTHING_FINER);
  }

  private static BarSeries bars(double[]... more) {
    double[][] columns = new double[4][BEGINNING.length + more.length];
    for (int i = 0; i < columns[0].length; i++) {
      double[] bar = i < BEGINNING.length ? BEGINNING[i] : more[i - BEGINNING.length];
      for (int c = 0; c < 4; c++) {
        columns[c][i] = bar[c];
      }
    }
    return SampleBars.of(columns[0], columns[1], columns[2], columns[3]);
  }

  /** Of bar 1, whose position begins at 101. */
  private static void assertLabel(Outcomes labels, int barrier, int knownAt, double exit) {
    assertThat(labels.barrier()[1]).isEqualTo(barrier);
    assertThat(labels.knownAt()[1]).isEqualTo(knownAt);
    assertThat(labels.logReturn()[1]).isEqualTo(Math.log(exit / 101), within(1e-15));
    assertThat(labels.ambiguous()[1]).isZero();
  }
}
