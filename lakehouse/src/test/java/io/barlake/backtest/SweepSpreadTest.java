package io.barlake.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.Progress;
import io.barlake.bars.BarResampler;
import io.barlake.bars.SeededMinutes;
import io.barlake.bars.Timeframe;
import io.barlake.bars.kernel.MinuteSeries;
import io.barlake.config.Instruments;
import io.barlake.market.Side;
import io.barlake.market.Source;
import io.barlake.market.Symbol;
import io.barlake.tables.Tables;
import io.barlake.tables.schema.TradesTable;
import io.barlake.testing.LocalLakehouse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives of bars beside ticks of the same symbol, of which some minutes know their spread. */
class SweepSpreadTest {
  private static final Source DUKASCOPY = new Source("dukascopy");
  private static final Symbol EURUSD = new Symbol("EURUSD");
  private static final String SWEEP =
      """
      sweep {
        strategy = moving-average-cross
        symbols = EURUSD
        frames = 1d
        parameters { fast = 2, slow = 4 }
      }
      """;

  @TempDir static Path folder;
  private static Tables lake;

  @BeforeAll
  static void store() {
    lake = LocalLakehouse.in(folder);
    MinuteSeries minutes =
        SeededMinutes.between("2019-01-06T00:00:00Z", "2019-04-06T00:00:00Z", 1.13, 21);
    SeededMinutes.store(lake, Source.HISTDATA, EURUSD, Side.BID, minutes);
    SeededMinutes.store(
        lake,
        DUKASCOPY,
        EURUSD,
        Side.BID,
        SeededMinutes.withSpread(
            minutes.between(0, micros("2019-02-03T00:00:00Z")), SweepSpreadTest::spread));
    for (Source source : List.of(Source.HISTDATA, DUKASCOPY)) {
      new BarResampler(lake, Instruments.load(), Progress.NONE)
          .build(source, List.of(EURUSD), List.of(Timeframe.DAY));
    }
  }

  /** 34.7 ticks in the first five minutes of a session, a minute without quotes, else 2.7. */
  private static double spread(long micros) {
    ZonedDateTime wall =
        Instant.ofEpochSecond(micros / 1_000_000).atZone(ZoneId.of("America/New_York"));
    if (wall.getHour() == 17 && wall.getMinute() < 5) {
      return 34.7;
    }
    return wall.getMinute() == 30 ? Double.NaN : 2.7;
  }

  private static long micros(String instant) {
    return Instant.parse(instant).getEpochSecond() * 1_000_000;
  }

  @Test
  void barsWithoutSpreadsPayWhatTheMinutesOfAnotherSourceHadAtThatHourOfTheWeek() {
    assertThat(spreads(SWEEP, Source.HISTDATA))
        .matches("by the hour of the week, of 2\\d,\\d{3} minutes of dukascopy");

    SweepLake.run(lake, SWEEP);

    List<Row> trades =
        lake.read(TradesTable.TABLE)
            .where("exit_reason = 'signal'")
            .select("cost_ticks")
            .collectAsList();
    assertThat(trades).isNotEmpty().allMatch(row -> row.getDouble(0) == 34.7);
  }

  @Test
  void minutesThatKnowTheirSpreadPayIt() {
    assertThat(spreads(SWEEP.replace("1d", "1m"), DUKASCOPY))
        .matches("of the bars \\(98 %\\), else by the hour of the week, of .* of dukascopy");
  }

  @Test
  void aSpreadThatIsGivenIsTheSameWhateverWasMeasured() {
    String fixed = SWEEP.replace("parameters", "costs { spread = 1.5 }\n  parameters");

    assertThat(spreads(fixed, Source.HISTDATA)).isEqualTo("1.5 ticks");
  }

  private static String spreads(String text, Source source) {
    return new SweepRunner(lake, Instruments.load(), Progress.NONE)
        .plan(SweepDefinition.parse(text, "test.conf", source))
        .spreads()
        .values()
        .iterator()
        .next();
  }
}
