package io.barlake.bars;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.Progress;
import io.barlake.bars.QualityLedger.Day;
import io.barlake.bars.QualityLedger.Series;
import io.barlake.bars.kernel.MinuteSeries;
import io.barlake.bars.quality.QualityJudge;
import io.barlake.bars.quality.QualityRules;
import io.barlake.config.ConfigReader;
import io.barlake.config.Instruments;
import io.barlake.market.PriceScale;
import io.barlake.market.Side;
import io.barlake.market.Source;
import io.barlake.market.Symbol;
import io.barlake.tables.ColumnTable;
import io.barlake.tables.Tables;
import io.barlake.tables.schema.MinuteBarsTable;
import io.barlake.tables.schema.QualityTable;
import io.barlake.testing.LocalLakehouse;
import io.barlake.testing.MarketCalendars;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QualityLedgerTest {
  private static final Symbol EURUSD = new Symbol("EURUSD");
  private static final long DAY_MICROS = 86_400_000_000L;
  private static final LocalDate HOLED = LocalDate.of(2019, 2, 13);

  @TempDir Path folder;

  @Test
  void daysOfTheTableAreThoseThatWereJudgedAndAnotherRunReplacesThem() {
    Tables tables = LocalLakehouse.in(folder);
    MinuteSeries whole =
        SeededMinutes.between("2019-01-06T22:00:00Z", "2019-03-29T21:00:00Z", 1.13, 5);
    Instant from = Instant.parse("2019-02-13T06:00:00Z");
    Instant to = Instant.parse("2019-02-13T18:00:00Z");
    SeededMinutes.store(tables, Source.HISTDATA, EURUSD, Side.BID, whole);
    SeededMinutes.delete(tables, Source.HISTDATA, EURUSD, Side.BID, from, to);

    Series holed = judge(tables);

    assertThat(holed.days()).hasSize(60);
    assertThat(holed.days().stream().filter(day -> day.score() < 0.8))
        .extracting(Day::date)
        .containsExactly(HOLED);
    assertThat(rows(tables)).isEqualTo(texts(holed));

    SeededMinutes.store(tables, Source.HISTDATA, EURUSD, Side.BID, whole);
    Series mended = judge(tables);

    assertThat(mended.days()).extracting(Day::score).allMatch(score -> score > 0.99);
    assertThat(rows(tables)).isEqualTo(texts(mended));
  }

  @Test
  void daysOfYearsThatAreReadOneByOneAreThoseOfTheWhole() {
    Tables tables = LocalLakehouse.in(folder);
    MinuteSeries bids = holed(5);
    MinuteSeries asks = holed(7);
    SeededMinutes.store(tables, Source.HISTDATA, EURUSD, Side.BID, bids);
    SeededMinutes.store(tables, Source.HISTDATA, EURUSD, Side.ASK, asks);

    List<Series> judged = ledger(tables).judge(Source.HISTDATA, List.of());

    assertThat(judged).extracting(Series::side).containsExactly(Side.BID, Side.ASK);
    assertThat(texts(judged.get(0))).isEqualTo(texts(whole(bids)));
    assertThat(texts(judged.get(1))).isEqualTo(texts(whole(asks)));
    assertThat(judged.get(0).days())
        .extracting(Day::date)
        .contains(LocalDate.of(2018, 12, 31), LocalDate.of(2020, 1, 2))
        .hasSizeGreaterThan(250);
    assertThat(judged.get(0).days()).extracting(Day::frozen).anyMatch(frozen -> frozen >= 300);
  }

  @Test
  void dayOverNewYearHasItsMinutesOfBothYears() {
    Tables tables = LocalLakehouse.in(folder);
    MinuteSeries minutes =
        SeededMinutes.between("2018-12-30T22:00:00Z", "2019-01-04T21:00:00Z", 1.13, 3);
    SeededMinutes.store(tables, Source.HISTDATA, EURUSD, Side.BID, minutes);
    ColumnTable table = tables.columns(MinuteBarsTable.TABLE);

    MinutesByYear byYear =
        MinutesByYear.sides(table.files(), StoredBars.files(table.state(), Source.HISTDATA, EURUSD))
            .get(0);

    assertThat(byYear.stamps()).isEqualTo(minutes.openMicros());
    long noon = Instant.parse("2018-12-30T12:00:00Z").getEpochSecond() * 1_000_000;
    for (int day = 0; day < 6; day++) {
      long from = noon + day * DAY_MICROS;
      MinuteSeries expected = minutes.between(from, from + DAY_MICROS);
      MinuteSeries read = byYear.between(from, from + DAY_MICROS);
      assertThat(read.openMicros()).isEqualTo(expected.openMicros());
      assertThat(read.close()).isEqualTo(expected.close());
    }
  }

  /**
   * Over three years; the second lacks most, and a price stands still on the last day of the first.
   */
  private static MinuteSeries holed(long seed) {
    MinuteSeries minutes =
        SeededMinutes.between("2018-11-04T22:00:00Z", "2020-02-28T21:00:00Z", 1.13, seed);
    MinuteSeries still =
        SeededMinutes.between("2018-12-31T04:00:00Z", "2018-12-31T10:00:00Z", 1.13, seed);
    for (double[] column : List.of(still.open(), still.high(), still.low(), still.close())) {
      Arrays.fill(column, 1.13);
    }
    MinuteSeries stands =
        SeededMinutes.replaced(
            minutes,
            Instant.parse("2018-12-31T04:00:00Z"),
            Instant.parse("2018-12-31T10:00:00Z"),
            still);
    return SeededMinutes.replaced(
        stands,
        Instant.parse("2019-03-13T06:00:00Z"),
        Instant.parse("2019-08-21T18:00:00Z"),
        SeededMinutes.NONE);
  }

  private static Series whole(MinuteSeries minutes) {
    QualityRules rules = new QualityRules(20, 30, 15, 30);
    List<Day> days =
        new QualityJudge(MarketCalendars.FOREX, rules)
            .judge(minutes, new PriceScale(5)).stream().map(SymbolQuality::day).toList();
    return new Series(EURUSD, Side.BID, days);
  }

  private static Series judge(Tables tables) {
    List<Series> judged = ledger(tables).judge(Source.HISTDATA, List.of());
    assertThat(judged).hasSize(1);
    return judged.get(0);
  }

  private static QualityLedger ledger(Tables tables) {
    return new QualityLedger(
        tables, Instruments.load(), ConfigReader.defaults().quality(), Progress.NONE);
  }

  private static List<String> rows(Tables tables) {
    return tables
        .read(QualityTable.TABLE)
        .select("day", "score", "expected", "lost", "spikes", "last_minute")
        .orderBy("ts")
        .collectAsList()
        .stream()
        .map(Row::toString)
        .toList();
  }

  private static List<String> texts(Series series) {
    return series.days().stream()
        .map(
            day ->
                "["
                    + String.join(
                        ",",
                        String.valueOf(day.date()),
                        String.valueOf(day.score()),
                        String.valueOf(day.expected()),
                        String.valueOf(day.lost()),
                        String.valueOf(day.spikes()),
                        String.valueOf(day.lastMinute()))
                    + "]")
        .toList();
  }
}
