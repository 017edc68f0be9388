package io.barlake.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barlake.BarlakeException;
import io.barlake.bars.SeededMinutes;
import io.barlake.bars.Timeframe;
import io.barlake.bars.kernel.FrameBars;
import io.barlake.bars.kernel.MinuteSeries;
import io.barlake.bars.kernel.ResampleCascade;
import io.barlake.market.BarSeries;
import io.barlake.testing.MarketCalendars;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Features of longer frames, over weeks in which the clocks of New York change. */
class LongerFrameTest {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final Timeframe HOUR = Timeframe.HOUR;
  private static final String UNTIL = "2019-03-22T14:37:00Z";
  private static final MinuteSeries MINUTES =
      SeededMinutes.withVolume(SeededMinutes.between("2019-02-27T03:10:00Z", UNTIL, 1.12, 8), 2);
  private static final FeatureSet SET =
      FeatureSet.of(
          List.of("sma(2)", "rsi(3)@4h", "cmf(2)@4h", "bbands(2, 2)@1d", "mom(1)@1w", "bop()@90m"));

  @Test
  void columnsAreNamedByTheirFrame() {
    FeatureSet set =
        FeatureSet.of(List.of("rsi({7, 14})@4h", "macd(3, 5, 2)@1d@utc", "mom(1) @ 1M"));

    assertThat(set.columns().stream().map(FeatureColumn::name))
        .containsExactly(
            "rsi_7_4h",
            "rsi_14_4h",
            "macd_3_5_2_line_1d_utc",
            "macd_3_5_2_signal_1d_utc",
            "macd_3_5_2_histogram_1d_utc",
            "mom_1_1mo");
    assertThat(set.columns().get(0).formula()).startsWith("of the last closed 4h bar: ");
  }

  @Test
  void rowHasTheValueOfTheLastBarThatHadClosedWithIt() {
    assertTwin("rsi(3)@4h", "rsi(3)", "4h", open -> open.plus(4, ChronoUnit.HOURS));
    assertTwin("cmf(2)@4h", "cmf(2)", "4h", open -> open.plus(4, ChronoUnit.HOURS));
    assertTwin(
        "mom(1)@1d",
        "mom(1)",
        "1d",
        open -> open.atZone(NEW_YORK).toLocalDateTime().plusDays(1).atZone(NEW_YORK).toInstant());
    assertTwin(
        "mom(1)@1w",
        "mom(1)",
        "1w",
        open -> open.atZone(NEW_YORK).toLocalDateTime().plusDays(5).atZone(NEW_YORK).toInstant());
  }

  @Test
  void lastHourOfADayHasTheValueOfThatDay() {
    double[] closes = values(FeatureSet.of(List.of("sma(1)@1d")), rows(HOUR, MINUTES))[0];
    BarSeries hours = rows(HOUR, MINUTES).bars();
    int last = Arrays.binarySearch(hours.openMicros(), micros("2019-03-13T20:00:00Z"));

    // The day of 13 March ends at 17:00 in New York, 21:00 UTC.
    assertThat(closes[last]).isEqualTo(hours.close()[last]);
    assertThat(closes[last + 1]).isEqualTo(hours.close()[last]);
    assertThat(closes[last - 1]).isNotEqualTo(hours.close()[last - 1]);
  }

  @Test
  void whereverTheMinutesAreCutTheClosedRowsStayAsTheyAre() {
    Random random = new Random(4);
    double[][] whole = values(SET, rows(Timeframe.parse("30m"), MINUTES));
    for (int cut = 0; cut < 60; cut++) {
      int at = 1 + random.nextInt(MINUTES.size() - 1);
      Instant end = Instant.EPOCH.plus(MINUTES.openMicros()[at], ChronoUnit.MICROS);
      MinuteSeries before = MINUTES.between(Long.MIN_VALUE, MINUTES.openMicros()[at]);
      MinuteSeries otherFuture =
          SeededMinutes.joined(
              before,
              SeededMinutes.withVolume(
                  SeededMinutes.between(end.toString(), "2019-03-23T00:00:00Z", 3.5, cut), 9));
      FeatureBars rows = rows(Timeframe.parse("30m"), before);
      double[][] shorter = values(SET, rows);
      double[][] changed = values(SET, rows(Timeframe.parse("30m"), otherFuture));
      int size = rows.bars().size();
      for (int c = 0; c < whole.length; c++) {
        double[] expected = Arrays.copyOf(whole[c], size);
        assertThat(shorter[c]).as(SET.columns().get(c).name() + " " + end).isEqualTo(expected);
        assertThat(Arrays.copyOf(changed[c], size)).isEqualTo(expected);
      }
    }
  }

  @Test
  void noBarsHaveNoValues() {
    assertThat(values(SET, rows(HOUR, SeededMinutes.NONE))[1]).isEmpty();
  }

  @Test
  void frameThatIsNotLongerIsRefused() {
    assertRefused(
        "rsi(14)@4h",
        "4h",
        "Cannot compute rsi_14_4h of 4h bars: 4h is not longer. Leave the frame 4h out, or"
            + " rsi_14_4h.");
    assertRefused(
        "rsi(14)@4h",
        "1d",
        "Cannot compute rsi_14_4h of 1d bars: 4h is not longer. Leave the frame 1d out, or"
            + " rsi_14_4h.");
  }

  @Test
  void frameThatRowsDoNotFitIntoIsRefused() {
    assertRefused(
        "rsi(14)@1h",
        "45m",
        "Cannot compute rsi_14_1h of 45m bars: bars of 1h are not made of whole bars of 45m. Leave"
            + " the frame 45m out, or rsi_14_1h.");
    assertRefused(
        "rsi(14)@1d@utc",
        "1h",
        "Cannot compute rsi_14_1d_utc of 1h bars: bars of 1d@utc are not made of whole bars of 1h."
            + " Leave the frame 1h out, or rsi_14_1d_utc.");
  }

  @Test
  void sessionsOfALongFrameAreRefused() {
    assertRefused(
        "weekday()@1d",
        "1h",
        "Cannot compute weekday_1d of 1h bars: it needs bars shorter than a day, such as 1h. Leave"
            + " the frame 1h out, or weekday_1d.");
  }

  @Test
  void unknownFrameIsRefused() {
    assertThatThrownBy(() -> FeatureSet.of(List.of("rsi(14)@4x")))
        .isInstanceOf(BarlakeException.class)
        .hasMessageStartingWith("Unknown frame \"4x\"");
  }

  /** Compares with the indicator over bars made of minutes, whose ends are told by a rule. */
  private static void assertTwin(
      String definition, String plain, String frame, UnaryOperator<Instant> end) {
    FeatureBars rows = rows(HOUR, MINUTES);
    BarSeries longer = resampled(Timeframe.parse(frame), MINUTES).bars();
    double[] ofLonger = FeatureSet.of(List.of(plain)).over(longer)[0];
    double[] expected = new double[rows.bars().size()];
    for (int i = 0; i < expected.length; i++) {
      long rowEnd = rows.bars().openMicros()[i] + 3_600_000_000L;
      expected[i] = Double.NaN;
      for (int b = 0; b < longer.size(); b++) {
        Instant open = Instant.EPOCH.plus(longer.openMicros()[b], ChronoUnit.MICROS);
        if (micros(end.apply(open).toString()) <= rowEnd) {
          expected[i] = ofLonger[b];
        }
      }
    }

    double[] values = values(FeatureSet.of(List.of(definition)), rows)[0];

    assertThat(values).as(definition).isEqualTo(expected);
    assertThat(Arrays.stream(values).filter(value -> !Double.isNaN(value)).count())
        .isGreaterThan(100);
  }

  private static double[][] values(FeatureSet set, FeatureBars rows) {
    return set.over(rows);
  }

  /** The closed bars of a frame. */
  private static FeatureBars rows(Timeframe frame, MinuteSeries minutes) {
    FrameBars made = resampled(frame, minutes);
    int size = made.size();
    if (size > 0 && !made.closed()[size - 1]) {
      size--;
    }
    BarSeries all = made.bars();
    return new FeatureBars(
        frame,
        MarketCalendars.FOREX,
        new BarSeries(
            Arrays.copyOf(all.openMicros(), size),
            Arrays.copyOf(all.open(), size),
            Arrays.copyOf(all.high(), size),
            Arrays.copyOf(all.low(), size),
            Arrays.copyOf(all.close(), size),
            Arrays.copyOf(all.volume(), size)));
  }

  private static FrameBars resampled(Timeframe frame, MinuteSeries minutes) {
    return new ResampleCascade(MarketCalendars.FOREX, List.of(frame)).bars(minutes).get(0);
  }

  private static long micros(String instant) {
    return Instant.parse(instant).getEpochSecond() * 1_000_000;
  }

  private static void assertRefused(String definition, String rows, String message) {
    FeatureSet set = FeatureSet.of(List.of(definition));
    assertThatThrownBy(() -> set.requireFrame(Timeframe.parse(rows)))
        .isInstanceOf(BarlakeException.class)
        .hasMessage(message);
  }
}
