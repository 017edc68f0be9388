package io.barlake.bars.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.barlake.bars.Timeframe;
import io.barlake.bars.kernel.RealMinutes.Clock;
import io.barlake.market.calendar.TradingCalendar;
import io.barlake.testing.MarketCalendars;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
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
            Stream.<Function<Candle, Double>>of(
                    Candle::open, Candle::high, Candle::low, Candle::close)
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
