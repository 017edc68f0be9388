package io.barlake.ingest.minute;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.ingest.archive.RealData;
import io.barlake.ingest.archive.TestZip;
import io.barlake.ingest.clock.ClockRules;
import io.barlake.ingest.format.PriceColumns;
import io.barlake.ingest.format.ReadArchive;
import io.barlake.ingest.format.TestArchive;
import io.barlake.ingest.format.lean.LeanFiles;
import io.barlake.market.PriceScale;
import io.barlake.market.Side;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Days for which a vendor ships both ticks and candles. */
class RealTicksTest {
  private static final String DAY = "EURUSD/2019/01/04/";

  @Test
  void everyCandleOfDukascopyIsADuplicateOfItsTicks() {
    List<ConvertedArchive> archives = new ArrayList<>();
    archives.add(dukascopy("BID_candles_min_1.bi5", 99, TestZip.TIME.plusYears(1)));
    for (int hour = 0; hour < 24; hour++) {
      archives.add(
          dukascopy(String.format(Locale.ROOT, "%02dh_ticks.bi5", hour), hour + 1, TestZip.TIME));
    }
    Map<Long, String> expected = PlainTicks.dukascopy("dukascopy/" + DAY, Side.BID);

    for (int seed = 0; seed < 3; seed++) {
      Collections.shuffle(archives, new Random(seed));
      MergedMinutes merged = MinuteMerge.merge(archives);

      assertThat(PlainTicks.of(merged)).hasSize(1_440).isEqualTo(expected);
      assertThat(merged.balances().get(0).records())
          .isEqualTo(new Conservation(1_440, 0, 1_440, 0, 0, 0));
      assertThat(merged.balances().subList(1, 25))
          .allSatisfy(
              ticks -> assertThat(ticks.records().used()).isEqualTo(ticks.records().read()));
    }
  }

  @Test
  void everyCandleOfLeanIsADuplicateOfItsTicks() {
    ConvertedArchive ticks = lean("oanda/tick/eurusd/20140501_quote.zip");
    ConvertedArchive minutes = lean("oanda/minute/eurusd/20140501_quote.zip");

    MergedMinutes merged = MinuteMerge.merge(List.of(minutes, ticks));

    assertThat(PlainTicks.of(merged))
        .hasSize(minutes.utcMinutes().length)
        .isEqualTo(PlainTicks.lean("lean/oanda/tick/eurusd/20140501_quote.zip", Side.BID));
    Conservation candles = records(merged, minutes);
    assertThat(candles).isEqualTo(new Conservation(1_363, 0, 1_363, 0, 0, 0));
    assertThat(records(merged, ticks).used()).isEqualTo(records(merged, ticks).read());
  }

  @ParameterizedTest
  @EnumSource(names = {"ASK", "MID"})
  void otherSidesOfDukascopyAreThoseOfItsTicks(Side side) {
    List<ConvertedArchive> archives = new ArrayList<>();
    for (int hour = 0; hour < 24; hour++) {
      String file = String.format(Locale.ROOT, "%02dh_ticks.bi5", hour);
      archives.add(dukascopy(file, hour + 1, TestZip.TIME).ofSide(side));
    }

    MergedMinutes merged = MinuteMerge.merge(archives);

    assertThat(PlainTicks.of(merged))
        .hasSize(1_440)
        .isEqualTo(PlainTicks.dukascopy("dukascopy/" + DAY, side));
    assertThat(merged.volume().isMeasured()).isEqualTo(side == Side.ASK);
  }

  @Test
  void everyAskOfTheCandlesOfLeanIsThatOfItsTicks() {
    ConvertedArchive ticks = lean("oanda/tick/eurusd/20140501_quote.zip").ofSide(Side.ASK);
    ConvertedArchive minutes = lean("oanda/minute/eurusd/20140501_quote.zip").ofSide(Side.ASK);

    MergedMinutes merged = MinuteMerge.merge(List.of(minutes, ticks));

    assertThat(PlainTicks.of(merged))
        .isEqualTo(PlainTicks.lean("lean/oanda/tick/eurusd/20140501_quote.zip", Side.ASK));
    assertThat(records(merged, minutes)).isEqualTo(new Conservation(1_363, 0, 1_363, 0, 0, 0));
  }

  @Test
  void midsOfLeanAreThoseOfItsTicksAndBeginAndEndBetweenTheSidesOfItsCandles() {
    ConvertedArchive mids = lean("oanda/tick/eurusd/20140501_quote.zip").ofSide(Side.MID);
    ConvertedArchive candles = lean("oanda/minute/eurusd/20140501_quote.zip");

    MergedMinutes merged = MinuteMerge.merge(List.of(mids));

    assertThat(PlainTicks.of(merged))
        .hasSize(1_363)
        .isEqualTo(PlainTicks.lean("lean/oanda/tick/eurusd/20140501_quote.zip", Side.MID));
    PriceColumns bid = candles.archive().minutes().columns().prices();
    PriceColumns ask = candles.archive().beside(Side.ASK).columns().prices();
    assertThat(List.of(bid.scale(), ask.scale())).containsOnly(new PriceScale(5));
    assertThat(merged.prices().scale()).isEqualTo(new PriceScale(6));
    for (int i = 0; i < merged.size(); i++) {
      assertThat(merged.prices().open()[i]).isEqualTo(5 * (bid.open()[i] + ask.open()[i]));
      assertThat(merged.prices().close()[i]).isEqualTo(5 * (bid.close()[i] + ask.close()[i]));
    }
  }

  private static Conservation records(MergedMinutes merged, ConvertedArchive archive) {
    return merged.balances().stream()
        .filter(balance -> balance.facts().equals(archive.archive().facts()))
        .findFirst()
        .orElseThrow()
        .records();
  }

  private static ConvertedArchive lean(String path) {
    return ConvertedArchive.of(LeanFiles.read(path), ClockRules.UTC);
  }

  private static ConvertedArchive dukascopy(String file, int hash, LocalDateTime time) {
    try {
      byte[] bytes = Files.readAllBytes(RealData.file("dukascopy/" + DAY + file));
      ReadArchive read =
          TestArchive.readAllSides(TestArchive.of(DAY + file, file, bytes, hash, time));
      return ConvertedArchive.of(read, ClockRules.UTC);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
