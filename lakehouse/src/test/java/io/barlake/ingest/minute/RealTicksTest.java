package io.barlake.ingest.minute;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.ingest.archive.RealData;
import io.barlake.ingest.archive.TestZip;
import io.barlake.ingest.clock.ClockRules;
import io.barlake.ingest.format.ReadArchive;
import io.barlake.ingest.format.TestArchive;
import io.barlake.ingest.format.lean.LeanFiles;
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
    Map<Long, String> expected = PlainTicks.dukascopy("dukascopy/" + DAY);

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
        .isEqualTo(PlainTicks.lean("lean/oanda/tick/eurusd/20140501_quote.zip"));
    Conservation candles = records(merged, minutes);
    assertThat(candles).isEqualTo(new Conservation(1_363, 0, 1_363, 0, 0, 0));
    assertThat(records(merged, ticks).used()).isEqualTo(records(merged, ticks).read());
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
      ReadArchive read = TestArchive.read(TestArchive.of(DAY + file, file, bytes, hash, time));
      return ConvertedArchive.of(read, ClockRules.UTC);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
