package io.barlake.features.label;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.features.indicator.SampleBars;
import io.barlake.market.BarSeries;
import org.junit.jupiter.api.Test;

/** Bars of three minutes with barriers at 105 and 95; the minutes of the second one are told. */
class MinuteTouchTest {
  private static final long MINUTE = 60_000_000L;
  private static final double[] CALM = {100, 101, 99, 100};
  private static final double[] UP = {100, 105, 99, 104};
  private static final double[] DOWN = {100, 101, 95, 96};
  private static final double[] BOTH = {100, 106, 94, 100};

  @Test
  void firstMinuteThatTouchesOneBarrierTells() {
    assertThat(first(CALM, UP, DOWN)).isEqualTo(FirstTouch.UPPER);
    assertThat(first(DOWN, UP, CALM)).isEqualTo(FirstTouch.LOWER);
  }

  @Test
  void minuteThatTouchesBothTellsByItsOpenOrNotAtAll() {
    assertThat(first(CALM, new double[] {105, 106, 94, 95}, CALM)).isEqualTo(FirstTouch.UPPER);
    assertThat(first(CALM, new double[] {94, 106, 93, 95}, CALM)).isEqualTo(FirstTouch.LOWER);
    assertThat(first(CALM, BOTH, UP)).isEqualTo(FirstTouch.UNKNOWN);
  }

  @Test
  void minutesOfOtherBarsDoNotCount() {
    assertThat(first(CALM, CALM, CALM)).isEqualTo(FirstTouch.UNKNOWN);
  }

  /** Before come three minutes that touch the lower barrier, after three that touch the upper. */
  private static int first(double[]... minutes) {
    double[][] all = {DOWN, DOWN, DOWN, minutes[0], minutes[1], minutes[2], UP, UP, UP};
    double[][] columns = new double[4][all.length];
    for (int i = 0; i < all.length; i++) {
      for (int c = 0; c < 4; c++) {
        columns[c][i] = all[i][c];
      }
    }
    BarSeries series = SampleBars.of(columns[0], columns[1], columns[2], columns[3]);
    long[] ends = {3 * MINUTE, 6 * MINUTE, 9 * MINUTE};
    return new MinuteTouch(series, ends).in(1, 105, 95);
  }
}
