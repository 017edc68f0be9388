package io.barlake.bars.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barlake.BarlakeException;
import io.barlake.bars.Timeframe;
import io.barlake.market.BarSeries;
import io.barlake.market.calendar.TradingCalendar;
import io.barlake.testing.MarketCalendars;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResampleCascadeTest {
  private static final TradingCalendar FOREX = MarketCalendars.FOREX;
  private static final TradingCalendar METALS = MarketCalendars.METALS;
  private static final List<Timeframe> ALL =
      frames("1m 2m 5m 15m 30m 45m 1h 90m 2h 3h 4h 6h 8h 12h 1d 1w 1M");

  @ParameterizedTest
  @CsvSource({
    "2019-02-27T00:00:00Z, 2019-04-03T00:00:00Z, 1",
    "2019-10-25T00:00:00Z, 2019-11-08T00:00:00Z, 2",
    "2006-03-25T00:00:00Z, 2006-04-12T00:00:00Z, 3",
    "2000-10-20T00:00:00Z, 2000-11-10T00:00:00Z, 4",
    "2018-12-20T00:00:00Z, 2019-01-10T00:00:00Z, 5"
  })
  void everyFrameEqualsThePlainDefinition(String from, String to, long seed) {
    MinuteSeries minutes = RandomMinutes.between(from, to, seed);

    for (FrameBars bars : resample(FOREX, ALL, minutes)) {
      List<PlainResampler.Bar> plain = PlainResampler.resample(minutes, bars.frame());
      assertThat(plainBars(bars)).as(bars.frame().label()).isEqualTo(plain);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5m 1h",
        "1h 1d",
        "5m 15m 30m 1h 4h 1d 1w",
        "1h 4h 1w",
        "4h 1M",
        "1d 1w 1M",
        "1m 5m 90m 1d",
        "7m 14m 5h 2d 4d 2w 1M 3M",
        "1h 1d 1h@utc 1d@utc 1w@utc 1d@utc:merged 1M@utc:merged",
        "4h@Europe/Berlin 8h@Europe/Berlin 1d@Europe/Berlin"
      })
  void aFrameIsTheSameWhateverItIsBuiltFrom(String asked) {
    for (int year = 2004; year < 2010; year++) {
      MinuteSeries minutes =
          RandomMinutes.between(year + "-01-01T00:00:00Z", (year + 1) + "-01-01T00:00:00Z", year);

      for (FrameBars bars : resample(FOREX, frames(asked), minutes)) {
        FrameBars direct = resample(FOREX, List.of(bars.frame()), minutes).get(0);
        assertSameBars(bars, direct);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1h@utc", "4h@utc", "6h@utc", "1d@utc"})
  void barsOfUtcAreThoseOfADivision(String label) {
    MinuteSeries minutes = RandomMinutes.between("2019-02-01T00:00:00Z", "2019-05-01T00:00:00Z", 6);
    Timeframe frame = Timeframe.parse(label);
    long length = frame.isIntraday() ? frame.lengthMicros() : 86_400_000_000L;
    FrameBars bars = resample(MarketCalendars.CRYPTO, List.of(frame), minutes).get(0);

    int from = 0;
    for (int bar = 0; bar < bars.size(); bar++) {
      long stamp = minutes.openMicros()[from] / length * length;
      int to = from;
      double high = 0;
      while (to < minutes.size() && minutes.openMicros()[to] / length * length == stamp) {
        high = Math.max(high, minutes.high()[to++]);
      }
      assertThat(bars.bars().openMicros()[bar]).isEqualTo(stamp);
      assertThat(bars.bars().open()[bar]).isEqualTo(minutes.open()[from]);
      assertThat(bars.bars().high()[bar]).isEqualTo(high);
      assertThat(bars.bars().close()[bar]).isEqualTo(minutes.close()[to - 1]);
      assertThat(bars.counts().minutes()[bar]).isEqualTo(to - from);
      from = to;
    }
    assertThat(from).isEqualTo(minutes.size());
  }

  @Test
  void noMinuteIsLostAndNoneIsCountedTwice() {
    MinuteSeries minutes = RandomMinutes.between("2019-01-01T00:00:00Z", "2020-01-01T00:00:00Z", 9);
    for (TradingCalendar calendar : List.of(FOREX, METALS, MarketCalendars.CRYPTO)) {
      for (FrameBars bars : resample(calendar, ALL, minutes)) {
        assertThat(Arrays.stream(bars.counts().minutes()).sum()).isEqualTo(minutes.size());
        assertThat(Arrays.stream(bars.counts().ticks()).sum())
            .isEqualTo(Arrays.stream(minutes.ticks()).sum());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    // Winter: New York is UTC-5.
    "2019-01-09T21:59:00Z, 2019-01-09T18:00:00Z",
    "2019-01-09T22:00:00Z, 2019-01-09T22:00:00Z",
    "2019-01-10T02:00:00Z, 2019-01-10T02:00:00Z",
    "2019-01-10T05:59:00Z, 2019-01-10T02:00:00Z",
    // Summer: UTC-4.
    "2019-07-10T20:59:00Z, 2019-07-10T17:00:00Z",
    "2019-07-10T21:00:00Z, 2019-07-10T21:00:00Z",
    "2019-07-11T01:00:00Z, 2019-07-11T01:00:00Z",
    // The Sundays on which the clocks changed.
    "2019-03-10T21:00:00Z, 2019-03-10T21:00:00Z",
    "2019-11-03T22:00:00Z, 2019-11-03T22:00:00Z",
    "2006-04-02T21:00:00Z, 2006-04-02T21:00:00Z"
  })
  void fourHourBarsBeginAtFiveNineAndOneOfNewYork(String minute, String open) {
    FrameBars bars = resample(FOREX, frames("4h"), minutesAt(minute)).get(0);

    assertThat(stamp(bars, 0)).isEqualTo(open);
    assertThat(bars.counts().expected()).containsExactly(240);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2019-02-06T03:47:00Z", "2019-07-06T12:00:00Z", "2019-03-10T06:31:00Z"})
  void framesUpToAnHourFollowTheHoursOfUtc(String minute) {
    for (FrameBars bars : resample(FOREX, frames("5m 15m 30m 1h"), minutesAt(minute))) {
      long length = bars.frame().lengthMicros();

      assertThat(bars.bars().openMicros()[0]).isEqualTo(micros(minute) / length * length);
    }
  }

  @Test
  void weekRunsFromSundaysOpenToFridaysClose() {
    FrameBars weeks =
        resample(
                FOREX,
                frames("1w"),
                minutesAt("2019-03-10T21:00:00Z", "2019-03-15T20:59:00Z", "2019-03-17T21:00:00Z"))
            .get(0);

    assertThat(stamps(weeks)).containsExactly("2019-03-10T21:00:00Z", "2019-03-17T21:00:00Z");
    assertThat(weeks.counts().minutes()).containsExactly(2, 1);
    assertThat(weeks.counts().expected()).containsExactly(7_200, 7_200);
    assertThat(weeks.sessionDate()).containsExactly(epochDay("2019-03-15"), epochDay("2019-03-22"));
  }

  @Test
  void fridayEndsAtItsCloseAndTheMinutesAfterItBelongToMonday() {
    FrameBars days =
        resample(
                FOREX,
                frames("1d"),
                minutesAt(
                    "2019-01-11T21:59:00Z",
                    "2019-01-11T22:00:00Z",
                    "2019-01-12T12:34:00Z",
                    "2019-01-13T22:00:00Z"))
            .get(0);

    assertThat(stamps(days)).containsExactly("2019-01-10T22:00:00Z", "2019-01-13T22:00:00Z");
    assertThat(days.counts().minutes()).containsExactly(1, 3);
    assertThat(days.sessionDate()).containsExactly(epochDay("2019-01-11"), epochDay("2019-01-14"));
  }

  @Test
  void strayMinuteOfAWeekendHasAnHourOfItsOwnThatExpectsNothing() {
    FrameBars hours =
        resample(
                FOREX,
                frames("1h"),
                minutesAt("2019-01-12T12:34:00Z", "2019-01-12T13:00:00Z", "2019-01-13T22:00:00Z"))
            .get(0);

    assertThat(stamps(hours))
        .containsExactly("2019-01-12T12:00:00Z", "2019-01-12T13:00:00Z", "2019-01-13T22:00:00Z");
    assertThat(hours.counts().expected()).containsExactly(0, 0, 60);
    assertThat(hours.sessionDate()).containsOnly(epochDay("2019-01-14"));
  }

  @Test
  void fullWeekHoldsWhatItExpects() {
    MinuteSeries minutes = everyMinute("2019-02-03T22:00:00Z", 7_200);

    for (FrameBars bars : resample(FOREX, ALL, minutes)) {
      if (!bars.frame().equals(Timeframe.MONTH)) {
        assertThat(bars.counts().minutes()).isEqualTo(bars.counts().expected());
        assertThat(bars.closed()).containsOnly(true);
      }
    }
  }

  @Test
  void metalsExpectNothingInTheirBreak() {
    MinuteSeries minutes = minutesAt("2018-02-06T22:30:00Z", "2018-02-06T23:00:00Z");
    List<FrameBars> bars = resample(METALS, frames("1h 4h 1d 1w"), minutes);

    assertThat(bars.get(0).counts().expected()).containsExactly(0, 60);
    assertThat(bars.get(1).counts().expected()).containsExactly(0, 240);
    assertThat(bars.get(2).counts().expected()).containsExactly(23 * 60);
    assertThat(bars.get(3).counts().expected()).containsExactly(5 * 23 * 60);
    assertThat(stamp(bars.get(2), 0)).isEqualTo("2018-02-06T23:00:00Z");
    assertThat(stamp(bars.get(3), 0)).isEqualTo("2018-02-04T23:00:00Z");
  }

  @ParameterizedTest
  @CsvSource({
    "2019-02-06T10:03:00Z, 5m, false",
    "2019-02-06T10:04:00Z, 5m, true",
    "2019-02-06T10:04:00Z, 1h, false",
    "2019-02-06T21:59:00Z, 1d, true",
    "2019-02-08T21:58:00Z, 1w, false",
    "2019-02-08T21:59:00Z, 1w, true",
    // The last session of January 2019 closes on Thursday 31st.
    "2019-01-31T21:59:00Z, 1M, true",
    // The market is closed: whether another stray minute follows is not known.
    "2019-02-09T12:34:00Z, 1h, false",
    "2019-02-09T12:59:00Z, 1h, true"
  })
  void lastBarIsClosedWhenItsLastMinuteOfTradingIsThere(
      String minute, String frame, boolean closed) {
    FrameBars bars = resample(FOREX, frames(frame), minutesAt(minute)).get(0);

    assertThat(bars.closed()).containsExactly(closed);
  }

  @Test
  void barOfMetalsThatOnlyABreakCouldFollowIsClosed() {
    TradingCalendar calendar = METALS;
    MinuteSeries minutes = minutesAt("2018-02-06T22:30:00Z");

    assertThat(resample(calendar, frames("1h"), minutes).get(0).closed()).containsExactly(false);
    assertThat(resample(calendar, frames("1h"), minutesAt("2018-02-06T21:59:00Z")).get(0).closed())
        .containsExactly(true);
  }

  @Test
  void partOfASeriesKnowsThatTheSeriesGoesOn() {
    ResampleCascade cascade = new ResampleCascade(FOREX, frames("1h"));
    MinuteSeries part = minutesAt("2019-02-06T10:03:00Z");

    assertThat(cascade.bars(part, micros("2019-02-06T11:00:00Z")).get(0).closed())
        .containsExactly(true);
  }

  @Test
  void volumeIsTheDecimalSum() {
    double[] volume = {0.1, 0.2, 0.3, 1e-9, 0.7};
    MinuteSeries minutes = withVolume(volume);

    FrameBars bars = resample(FOREX, frames("5m"), minutes).get(0);

    assertThat(bars.bars().volume()).containsExactly(1.300000001);
  }

  @Test
  void longAndFineVolumesAddUp() {
    MinuteSeries minutes = withVolume(new double[] {1e10, 0.123456, 7e9, 2.5e9, 2.5e9});

    FrameBars bars = resample(FOREX, frames("5m"), minutes).get(0);

    assertThat(bars.bars().volume()).containsExactly(22_000_000_000.123455);
  }

  @Test
  void volumesThatNoUnitCountsTogetherAreRefused() {
    ResampleCascade cascade = new ResampleCascade(FOREX, frames("5m"));
    MinuteSeries minutes = withVolume(new double[] {9e15, 0.12345678});

    assertThatThrownBy(() -> cascade.bars(minutes))
        .isInstanceOf(BarlakeException.class)
        .hasMessageContaining("exceeds its range");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, Double.POSITIVE_INFINITY, 1.0 / 3, 1e300})
  void volumeThatIsNoDecimalIsRefused(double volume) {
    ResampleCascade cascade = new ResampleCascade(FOREX, frames("5m"));
    MinuteSeries minutes = withVolume(new double[] {volume});

    assertThatThrownBy(() -> cascade.bars(minutes))
        .isInstanceOf(BarlakeException.class)
        .hasMessage(
            "Unsupported volume %s: expected a number from 0 with at most 9 decimals.", volume);
  }

  @Test
  void spreadIsTheMeanOfTheMinutesThatKnowIt() {
    MinuteSeries bars = withVolume(new double[6]);
    double[] spread = {1.2, Double.NaN, 1.2, 1.2, Double.NaN, Double.NaN};
    MinuteSeries minutes = withSpread(bars, spread);

    FrameBars resampled = resample(FOREX, frames("5m"), minutes).get(0);

    assertThat(resampled.spreadTicks()).containsExactly(1.2, Double.NaN);
    assertThat(resampled.counts().ticks()).isEmpty();
  }

  @Test
  void priceThatIsNoNumberIsRefused() {
    MinuteSeries minutes = withVolume(new double[] {0, 0, 0});
    minutes.low()[1] = Double.NaN;
    ResampleCascade cascade = new ResampleCascade(FOREX, frames("5m"));

    assertThatThrownBy(() -> cascade.bars(minutes))
        .isInstanceOf(BarlakeException.class)
        .hasMessage(
            "Invalid minutes in the 5m bar of 2019-02-06T10:00:00Z: a price is not a number, or a"
                + " high is below a low. Ingest their archives again.");
  }

  @Test
  void noMinutesMakeNoBars() {
    assertThat(resample(FOREX, frames("5m 1d"), minutesAt()))
        .hasSize(2)
        .allMatch(bars -> bars.size() == 0);
  }

  private static MinuteSeries withSpread(MinuteSeries minutes, double[] spread) {
    return new MinuteSeries(
        minutes.openMicros(),
        minutes.open(),
        minutes.high(),
        minutes.low(),
        minutes.close(),
        minutes.volume(),
        spread,
        minutes.ticks());
  }

  private static List<FrameBars> resample(
      TradingCalendar calendar, List<Timeframe> frames, MinuteSeries minutes) {
    return new ResampleCascade(calendar, frames).bars(minutes);
  }

  private static List<Timeframe> frames(String labels) {
    return Stream.of(labels.split(" ")).map(Timeframe::parse).toList();
  }

  private static void assertSameBars(FrameBars actual, FrameBars expected) {
    assertThat(actual.frame()).isEqualTo(expected.frame());
    assertThat(actual.bars().openMicros()).isEqualTo(expected.bars().openMicros());
    assertThat(actual.bars().open()).isEqualTo(expected.bars().open());
    assertThat(actual.bars().high()).isEqualTo(expected.bars().high());
    assertThat(actual.bars().low()).isEqualTo(expected.bars().low());
    assertThat(actual.bars().close()).isEqualTo(expected.bars().close());
    assertThat(actual.bars().volume()).isEqualTo(expected.bars().volume());
    assertThat(actual.spreadTicks()).isEqualTo(expected.spreadTicks());
    assertThat(actual.counts().ticks()).isEqualTo(expected.counts().ticks());
    assertThat(actual.counts().minutes()).isEqualTo(expected.counts().minutes());
    assertThat(actual.counts().expected()).isEqualTo(expected.counts().expected());
    assertThat(actual.sessionDate()).isEqualTo(expected.sessionDate());
    assertThat(actual.closed()).isEqualTo(expected.closed());
  }

  private static List<PlainResampler.Bar> plainBars(FrameBars frame) {
    List<PlainResampler.Bar> bars = new ArrayList<>();
    for (int i = 0; i < frame.size(); i++) {
      bars.add(
          new PlainResampler.Bar(
              Instant.EPOCH.plus(frame.bars().openMicros()[i], ChronoUnit.MICROS),
              LocalDate.ofEpochDay(frame.sessionDate()[i]),
              frame.bars().open()[i],
              frame.bars().high()[i],
              frame.bars().low()[i],
              frame.bars().close()[i],
              frame.bars().volume()[i],
              frame.spreadTicks().length == 0 ? Double.NaN : frame.spreadTicks()[i],
              frame.counts().ticks().length == 0 ? 0 : frame.counts().ticks()[i],
              frame.counts().minutes()[i]));
    }
    return bars;
  }

  private static MinuteSeries minutesAt(String... stamps) {
    return at(Stream.of(stamps).mapToLong(ResampleCascadeTest::micros).toArray());
  }

  private static MinuteSeries everyMinute(String from, int count) {
    long first = micros(from);
    long[] stamps = new long[count];
    Arrays.setAll(stamps, i -> first + i * 60_000_000L);
    return at(stamps);
  }

  private static MinuteSeries withVolume(double[] volume) {
    BarSeries bars = everyMinute("2019-02-06T10:00:00Z", volume.length).bars();
    return MinuteSeries.of(
        new BarSeries(
            bars.openMicros(), bars.open(), bars.high(), bars.low(), bars.close(), volume));
  }

  private static MinuteSeries at(long[] stamps) {
    double[] price = new double[stamps.length];
    Arrays.fill(price, 1.13);
    return MinuteSeries.of(
        new BarSeries(
            stamps, price, price.clone(), price.clone(), price.clone(), new double[stamps.length]));
  }

  private static List<String> stamps(FrameBars bars) {
    return Arrays.stream(bars.bars().openMicros())
        .mapToObj(micros -> Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString())
        .toList();
  }

  private static String stamp(FrameBars bars, int i) {
    return stamps(bars).get(i);
  }

  private static int epochDay(String date) {
    return (int) LocalDate.parse(date).toEpochDay();
  }

  private static long micros(String instant) {
    return Instant.parse(instant).getEpochSecond() * 1_000_000;
  }
}
