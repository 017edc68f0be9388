package io.barlake.bars;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.Progress;
import io.barlake.bars.kernel.MinuteSeries;
import io.barlake.config.Instruments;
import io.barlake.market.BarSeries;
import io.barlake.market.Side;
import io.barlake.market.Source;
import io.barlake.market.Symbol;
import io.barlake.tables.Tables;
import io.barlake.testing.LocalLakehouse;
import io.barlake.testing.MarketCalendars;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What is stored, read whole and from its end. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoredBarsTest {
  private static final Symbol EURUSD = new Symbol("EURUSD");
  private static final List<Timeframe> FRAMES =
      List.of(Timeframe.parse("5m"), Timeframe.HOUR, Timeframe.DAY);

  private Tables tables;

  @BeforeAll
  void storeTwoYears(@TempDir Path folder) {
    tables = LocalLakehouse.in(folder);
    MinuteSeries minutes =
        SeededMinutes.between("2018-01-01T00:00:00Z", "2019-12-28T00:00:00Z", 1.13, 1);
    SeededMinutes.store(tables, Source.HISTDATA, EURUSD, Side.BID, minutes);
    SeededMinutes.store(
        tables,
        Source.HISTDATA,
        EURUSD,
        Side.ASK,
        minutes.where(stamp -> stamp >= minutes.openMicros()[minutes.size() / 2]));
    new BarResampler(tables, Instruments.load(), Progress.NONE, 100_000)
        .build(Source.HISTDATA, List.of(), FRAMES);
  }

  @Test
  void theNewestBarsAreTheEndOfAllBars() {
    for (Timeframe frame : List.of(Timeframe.MINUTE, FRAMES.get(0), FRAMES.get(1), FRAMES.get(2))) {
      StoredBars stored =
          new StoredBars.Finder(tables, Source.HISTDATA, "Cannot test")
              .find(EURUSD, frame, MarketCalendars.FOREX);
      StoredBars.Dated all = stored.read();
      int size = all.bars().size();
      for (int count : new int[] {1, 2, 500, 7_000, size, size + 1, Integer.MAX_VALUE}) {
        StoredBars.Dated newest = stored.last(count);

        int from = Math.max(0, size - count);
        assertThat(newest.side()).isEqualTo(Side.BID);
        assertThat(newest.sessionDay())
            .as("%s of %s", count, frame)
            .isEqualTo(Arrays.copyOfRange(all.sessionDay(), from, size));
        assertSame(newest.bars(), all.bars(), from);
      }
    }
  }

  private static void assertSame(BarSeries newest, BarSeries all, int from) {
    int size = all.size();
    assertThat(newest.openMicros()).isEqualTo(Arrays.copyOfRange(all.openMicros(), from, size));
    assertThat(newest.open()).isEqualTo(Arrays.copyOfRange(all.open(), from, size));
    assertThat(newest.high()).isEqualTo(Arrays.copyOfRange(all.high(), from, size));
    assertThat(newest.low()).isEqualTo(Arrays.copyOfRange(all.low(), from, size));
    assertThat(newest.close()).isEqualTo(Arrays.copyOfRange(all.close(), from, size));
    assertThat(newest.volume()).isEqualTo(Arrays.copyOfRange(all.volume(), from, size));
  }
}
