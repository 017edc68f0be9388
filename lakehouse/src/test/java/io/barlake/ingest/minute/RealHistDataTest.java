package io.barlake.ingest.minute;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.ingest.archive.Archive;
import io.barlake.ingest.archive.RealData;
import io.barlake.ingest.clock.AssumedClock;
import io.barlake.ingest.clock.ClockConfidence;
import io.barlake.ingest.clock.ClockDetector;
import io.barlake.ingest.clock.ClockEvidence;
import io.barlake.ingest.clock.ClockRule;
import io.barlake.ingest.clock.ClockRules;
import io.barlake.ingest.clock.ClockVerdict;
import io.barlake.ingest.format.ReadArchive;
import io.barlake.ingest.format.TestArchive;
import io.barlake.market.TradingWeek;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tukaani.xz.LZMAInputStream;

/** Files of the vendor, judged by candles of another vendor whose clock is known to be UTC. */
class RealHistDataTest {
  private static final ClockDetector DETECTOR =
      new ClockDetector(List.of(new AssumedClock(ClockRules.NEW_YORK, "as told")));

  @ParameterizedTest
  @CsvSource({
    "EURUSD, 2018, FOREX, new-york, 372607, 0",
    "XAUUSD, 2018, METALS, new-york, 353778, 0",
    "EURUSD, 2019, FOREX, eastern-on-european-dates, 372530, 60",
    "USDJPY, 2019, FOREX, eastern-on-european-dates, 372585, 60"
  })
  void yearProvesItsClockAndBalances(
      String symbol, int year, TradingWeek week, String rule, int read, int duplicates) {
    ReadArchive archive =
        RealData.onlyArchive(
            "histdata/HISTDATA_COM_ASCII_" + symbol + "_M1" + year + ".zip", TestArchive::read);
    ClockVerdict verdict =
        DETECTOR.detect(ClockEvidence.of(archive.minutes().columns().fileMinutes()), week);

    assertThat(verdict.rule().name()).isEqualTo(rule);
    assertThat(verdict.confidence()).isEqualTo(ClockConfidence.PROVEN);
    assertThat(verdict.sentence()).contains("told apart by");
    assertThat(archive.notes()).isEmpty();
    assertThat(archive.label().symbol().name()).isEqualTo(symbol);
    MergedMinutes merged = MinuteMerge.merge(List.of(ConvertedArchive.of(archive, verdict.rule())));
    assertThat(merged.balances().get(0).records())
        .isEqualTo(new Conservation(read, read - duplicates, duplicates, 0, 0, 0));
  }

  @Test
  void yearsOfTwoPairsDecideInTheSameWeeks() {
    for (String symbol : List.of("EURUSD", "USDJPY")) {
      ReadArchive archive =
          RealData.onlyArchive(
              "histdata/HISTDATA_COM_ASCII_" + symbol + "_M12019.zip", TestArchive::read);

      assertThat(
              DETECTOR
                  .detect(
                      ClockEvidence.of(archive.minutes().columns().fileMinutes()),
                      TradingWeek.FOREX)
                  .evidence()
                  .decidingWeeks())
          .contains(
              LocalDate.of(2019, 3, 17), LocalDate.of(2019, 3, 24), LocalDate.of(2019, 10, 27));
    }
  }

  @Test
  void monthsInWinterLeaveTheEasternClocksEquivalent() throws IOException {
    ReadArchive ninjaTrader =
        RealData.onlyArchive("other/DAT_NT_EURUSD_M1_201502.csv", TestArchive::read);
    ReadArchive metaTrader = TestArchive.read(fromMetaTrader("DAT_MT_EURCHF_M1_202501.csv"));
    for (ReadArchive archive : List.of(ninjaTrader, metaTrader)) {
      ClockVerdict verdict =
          DETECTOR.detect(
              ClockEvidence.of(archive.minutes().columns().fileMinutes()), TradingWeek.FOREX);

      assertThat(verdict.confidence()).isEqualTo(ClockConfidence.EQUIVALENT);
      assertThat(verdict.survivors())
          .containsExactly(
              ClockRules.NEW_YORK, ClockRules.EASTERN_ON_EUROPEAN_DATES, ClockRules.FIXED_EASTERN);
    }
  }

  @Test
  void everyMinuteOfADayEqualsTheCandleOfAnotherVendor() throws IOException {
    MergedMinutes merged = eurusd2019(ClockRules.EASTERN_ON_EUROPEAN_DATES);
    long day = LocalDate.of(2019, 2, 4).toEpochDay() * 1440;
    int matched = 0;
    for (Candle candle : candles("dukascopy/EURUSD/2019/01/04/BID_candles_min_1.bi5")) {
      int at = Arrays.binarySearch(merged.utcMinutes(), day + candle.seconds() / 60);
      matched += at >= 0 && candle.equals(candle(merged, at, at + 1, candle.seconds())) ? 1 : 0;
    }
    assertThat(matched).isEqualTo(1440);
  }

  @Test
  void daysEqualTheCandlesOfAnotherVendorUnderTheMeasuredClockOnly() throws IOException {
    assertThat(matchingDays(ClockRules.EASTERN_ON_EUROPEAN_DATES))
        .containsExactly(311, 312, 312, 310);
    assertThat(matchingDays(ClockRules.NEW_YORK)).containsExactly(291, 310, 307, 290);
    assertThat(matchingDays(ClockRules.FIXED_EASTERN)).containsExactly(166, 288, 300, 165);
  }

  private static int[] matchingDays(ClockRule rule) throws IOException {
    MergedMinutes merged = eurusd2019(rule);
    long newYear = LocalDate.of(2019, 1, 1).toEpochDay() * 1440;
    int[] matching = new int[4];
    for (Candle candle : candles("dukascopy/EURUSD/2019/BID_candles_day_1.bi5")) {
      long midnight = newYear + candle.seconds() / 60;
      int from = firstAtOrAfter(merged, midnight);
      int to = firstAtOrAfter(merged, midnight + 1440);
      if (from < to) {
        Candle day = candle(merged, from, to, candle.seconds());
        matching[0] += day.open() == candle.open() ? 1 : 0;
        matching[1] += day.high() == candle.high() ? 1 : 0;
        matching[2] += day.low() == candle.low() ? 1 : 0;
        matching[3] += day.close() == candle.close() ? 1 : 0;
      }
    }
    return matching;
  }

  private static MergedMinutes eurusd2019(ClockRule rule) {
    ReadArchive archive =
        RealData.onlyArchive("histdata/HISTDATA_COM_ASCII_EURUSD_M12019.zip", TestArchive::read);
    assertThat(archive.minutes().columns().prices().scale().decimals()).isEqualTo(5);
    return MinuteMerge.merge(List.of(ConvertedArchive.of(archive, rule)));
  }

  private static int firstAtOrAfter(MergedMinutes merged, long minute) {
    int at = Arrays.binarySearch(merged.utcMinutes(), minute);
    return at < 0 ? -at - 1 : at;
  }

  private static Candle candle(MergedMinutes merged, int from, int to, int seconds) {
    long high = Arrays.stream(merged.prices().high(), from, to).max().orElseThrow();
    long low = Arrays.stream(merged.prices().low(), from, to).min().orElseThrow();
    return new Candle(
        seconds, merged.prices().open()[from], merged.prices().close()[to - 1], low, high);
  }

  private static List<Candle> candles(String name) throws IOException {
    List<Candle> candles = new ArrayList<>();
    try (LZMAInputStream in = new LZMAInputStream(Files.newInputStream(RealData.file(name)))) {
      ByteBuffer bytes = ByteBuffer.wrap(in.readAllBytes());
      while (bytes.hasRemaining()) {
        candles.add(
            new Candle(
                bytes.getInt(), bytes.getInt(), bytes.getInt(), bytes.getInt(), bytes.getInt()));
        bytes.getFloat();
      }
    }
    return candles;
  }

  private static Archive fromMetaTrader(String name) throws IOException {
    Path file = RealData.file("other/" + name);
    StringBuilder text = new StringBuilder();
    for (String line : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
      String[] fields = line.split(",", -1);
      text.append(fields[0].replace(".", ""))
          .append(' ')
          .append(fields[1].replace(":", ""))
          .append("00;")
          .append(String.join(";", Arrays.asList(fields).subList(2, 7)))
          .append('\n');
    }
    return TestArchive.of("a.zip", name, text.toString());
  }

  private record Candle(int seconds, long open, long close, long low, long high) {}
}
