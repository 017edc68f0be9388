package io.barlake.bars.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.barlake.bars.Timeframe;
import io.barlake.bars.kernel.RealMinutes.Clock;
import io.barlake.market.BarSeries;
import io.barlake.market.calendar.TradingCalendar;
import io.barlake.testing.MarketCalendars;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tukaani.xz.LZMAInputStream;

/** Bars of real minutes, judged by candles that another vendor made. */
class RealBarsTest {
  private static final List<Timeframe> FRAMES =
      Stream.of("5m", "15m", "30m", "1h", "4h", "1d", "1w", "1M").map(Timeframe::parse).toList();

  /** Minutes of the night before Christmas. */
  private static final int CHRISTMAS = 9 * 60;

  private record Candle(double open, double high, double low, double close) {}

  private static final List<Function<Candle, Double>> PRICES =
      List.of(Candle::open, Candle::high, Candle::low, Candle::close);

  private Path folder;

  @BeforeEach
  void findFolder() {
    assumeTrue(RealMinutes.folder().isPresent(), "The folder shared/data of real files is absent.");
    folder = RealMinutes.folder().orElseThrow();
  }

  @Test
  void hoursOfFebruaryEqualTheCandlesOfAnotherVendor() throws IOException {
    Map<Long, Candle> candles =
        dukascopy("dukascopy/EURUSD/2019/01/BID_candles_hour_1.bi5", "2019-02-01T00:00:00Z");
    MinuteSeries minutes = RealMinutes.histData(folder, "EURUSD", 2019, Clock.EUROPEAN_SWITCHES);
    Map<Long, Candle> hours = candles(frame(minutes, MarketCalendars.FOREX, "1h"));
    hours.keySet().retainAll(candles.keySet());

    assertThat(candles).hasSize(480);
    assertThat(hours).isEqualTo(candles);
  }

  /** Sundays are days of their own there. The few that differ do so in the other vendor's files. */
  @Test
  void daysOfUtcEqualTheCandlesOfAnotherVendor() throws IOException {
    Map<Long, Candle> candles =
        dukascopy("dukascopy/EURUSD/2019/BID_candles_day_1.bi5", "2019-01-01T00:00:00Z");
    MinuteSeries minutes = RealMinutes.histData(folder, "EURUSD", 2019, Clock.EUROPEAN_SWITCHES);
    ResampleCascade cascade =
        new ResampleCascade(
            MarketCalendars.FOREX, List.of(Timeframe.HOUR, Timeframe.parse("1d@utc")));
    Map<Long, Candle> days = candles(cascade.bars(minutes).get(1));
    days.keySet().retainAll(candles.keySet());

    assertThat(days).hasSize(312);
    assertThat(
            PRICES.stream()
                .map(
                    price ->
                        days.keySet().stream()
                            .filter(
                                day ->
                                    price
                                        .apply(days.get(day))
                                        .equals(price.apply(candles.get(day))))
                            .count()))
        .containsExactly(311L, 312L, 312L, 310L);
  }

  /** Days of UTC, Sundays too; in this month none begins in an hour without trade. */
  @Test
  void hoursOfAVendorMakeItsOwnDays() throws IOException {
    Map<Long, Candle> days =
        dukascopy("dukascopy/EURUSD/2019/BID_candles_day_1.bi5", "2019-01-01T00:00:00Z");
    Map<Long, Candle> hours =
        dukascopy("dukascopy/EURUSD/2019/01/BID_candles_hour_1.bi5", "2019-02-01T00:00:00Z");
    Map<Long, Candle> made = daysOfUtc(hours);

    assertThat(made).hasSize(24);
    assertThat(days).containsAllEntriesOf(made);
  }

  /** Prices of two vendors differ by some ticks; those of days an hour off by far more. */
  @Test
  void hoursOfOneVendorMakeTheDaysOfAnother() throws IOException {
    Map<Long, Candle> days =
        dukascopy("dukascopy/EURUSD/2018/BID_candles_day_1.bi5", "2018-01-01T00:00:00Z");
    Map<Long, Candle> hours = leanHours();
    Map<Long, Candle> made = daysOfUtc(hours);
    Map<Long, Candle> anHourLate = new HashMap<>();
    hours.forEach((hour, candle) -> anHourLate.put(hour + 3_600_000_000L, candle));

    assertThat(made).hasSize(3_738);
    made.keySet().retainAll(days.keySet());
    assertThat(made).hasSize(309);
    assertThat(near(made, days)).containsExactly(274L, 306L, 297L, 300L);
    assertThat(near(daysOfUtc(anHourLate), days)).containsExactly(145L, 284L, 282L, 170L);
  }

  @Test
  void noMinuteOfARealYearIsLost() {
    for (MinuteSeries minutes :
        List.of(
            RealMinutes.histData(folder, "EURUSD", 2018, Clock.NEW_YORK),
            RealMinutes.histData(folder, "USDJPY", 2019, Clock.EUROPEAN_SWITCHES))) {
      for (FrameBars bars : resample(minutes, MarketCalendars.FOREX)) {
        assertThat(Arrays.stream(bars.counts().minutes()).sum()).isEqualTo(minutes.size());
      }
    }
  }

  @Test
  void yearOfForexHasItsWeekdaysAndWeeks() {
    MinuteSeries minutes = RealMinutes.histData(folder, "EURUSD", 2019, Clock.EUROPEAN_SWITCHES);
    FrameBars days = frame(minutes, MarketCalendars.FOREX, "1d");
    FrameBars weeks = frame(minutes, MarketCalendars.FOREX, "1w");

    for (int i = 0; i < days.size(); i++) {
      assertThat(days.counts().minutes()[i]).isLessThanOrEqualTo(days.counts().expected()[i]);
    }
    assertThat(days.counts().expected()).containsOnly(1_440, CHRISTMAS);
    assertThat(weeks.size()).isEqualTo(53);
    assertThat(weeks.counts().expected())
        .containsOnly(7_200, 7_200 - 1_440, 7_200 - 1_440 + CHRISTMAS);
    assertThat(RealMinutes.utc(weeks.bars().openMicros()[10]).getDayOfWeek())
        .isEqualTo(DayOfWeek.SUNDAY);
  }

  @Test
  void realDayOfMetalsHoldsAtMostItsHoursBetweenTheBreaks() {
    MinuteSeries minutes = RealMinutes.histData(folder, "XAUUSD", 2018, Clock.NEW_YORK);
    FrameBars days = frame(minutes, MarketCalendars.METALS, "1d");
    int over = 0;
    for (int i = 0; i < days.size(); i++) {
      over += days.counts().minutes()[i] > days.counts().expected()[i] ? 1 : 0;
    }

    assertThat(over).isZero();
    assertThat(days.counts().expected()).containsOnly(1_380, 19 * 60, 19 * 60 + 45);
    assertThat(Arrays.stream(days.counts().minutes()).sum()).isEqualTo(minutes.size());
  }

  private static List<FrameBars> resample(MinuteSeries minutes, TradingCalendar calendar) {
    return new ResampleCascade(calendar, FRAMES).bars(minutes);
  }

  private static FrameBars frame(MinuteSeries minutes, TradingCalendar calendar, String frame) {
    return resample(minutes, calendar).get(FRAMES.indexOf(Timeframe.parse(frame)));
  }

  private static Map<Long, Candle> daysOfUtc(Map<Long, Candle> hours) {
    ResampleCascade cascade =
        new ResampleCascade(MarketCalendars.FOREX, List.of(Timeframe.parse("1d@utc")));
    return candles(cascade.bars(series(hours)).get(0));
  }

  /** Days whose open, high, low or close is within three pips. */
  private static List<Long> near(Map<Long, Candle> made, Map<Long, Candle> days) {
    return PRICES.stream()
        .map(
            price ->
                made.keySet().stream()
                    .filter(days::containsKey)
                    .filter(
                        day ->
                            Math.abs(price.apply(made.get(day)) - price.apply(days.get(day)))
                                < 3.05e-4)
                    .count())
        .toList();
  }

  /** Candles as the resampler takes its rows, which need not be minutes. */
  private static MinuteSeries series(Map<Long, Candle> candles) {
    Map<Long, Candle> byTime = new TreeMap<>(candles);
    double[] unknown = new double[byTime.size()];
    Arrays.fill(unknown, Double.NaN);
    return MinuteSeries.of(
        new BarSeries(
            byTime.keySet().stream().mapToLong(Long::longValue).toArray(),
            byTime.values().stream().mapToDouble(Candle::open).toArray(),
            byTime.values().stream().mapToDouble(Candle::high).toArray(),
            byTime.values().stream().mapToDouble(Candle::low).toArray(),
            byTime.values().stream().mapToDouble(Candle::close).toArray(),
            unknown));
  }

  /** The bid of LEAN's hours of quotes, of its market oanda, in UTC. */
  private Map<Long, Candle> leanHours() throws IOException {
    DateTimeFormatter stamp = DateTimeFormatter.ofPattern("yyyyMMdd HH:mm", Locale.ROOT);
    Map<Long, Candle> hours = new HashMap<>();
    try (InputStream file = Files.newInputStream(folder.resolve("lean/oanda/hour/eurusd.zip"));
        ZipInputStream zip = new ZipInputStream(file)) {
      zip.getNextEntry();
      new String(zip.readAllBytes(), StandardCharsets.US_ASCII)
          .lines()
          .map(line -> line.split(",", -1))
          .forEach(
              fields ->
                  hours.put(
                      LocalDateTime.parse(fields[0], stamp).toEpochSecond(ZoneOffset.UTC)
                          * 1_000_000,
                      new Candle(
                          Double.parseDouble(fields[1]),
                          Double.parseDouble(fields[2]),
                          Double.parseDouble(fields[3]),
                          Double.parseDouble(fields[4]))));
    }
    return hours;
  }

  private static Map<Long, Candle> candles(FrameBars bars) {
    Map<Long, Candle> candles = new HashMap<>();
    for (int i = 0; i < bars.size(); i++) {
      candles.put(
          bars.bars().openMicros()[i],
          new Candle(
              bars.bars().open()[i],
              bars.bars().high()[i],
              bars.bars().low()[i],
              bars.bars().close()[i]));
    }
    return candles;
  }

  /** The candles in which anything was traded; the others are padding. */
  private Map<Long, Candle> dukascopy(String name, String begin) throws IOException {
    long first = Instant.parse(begin).getEpochSecond();
    Path file = folder.resolve(name);
    Map<Long, Candle> candles = new HashMap<>();
    try (InputStream packed = new BufferedInputStream(Files.newInputStream(file));
        DataInputStream fields = new DataInputStream(new LZMAInputStream(packed))) {
      while (true) {
        long second = fields.readInt();
        double open = fields.readInt() / 1e5;
        double close = fields.readInt() / 1e5;
        double low = fields.readInt() / 1e5;
        double high = fields.readInt() / 1e5;
        if (fields.readFloat() > 0) {
          candles.put((first + second) * 1_000_000, new Candle(open, high, low, close));
        }
      }
    } catch (EOFException end) {
      return candles;
    }
  }
}
