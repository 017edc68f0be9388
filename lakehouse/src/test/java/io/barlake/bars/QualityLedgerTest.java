package io.barlake.bars;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.Progress;
import io.barlake.bars.QualityLedger.Day;
import io.barlake.bars.QualityLedger.Series;
import io.barlake.bars.kernel.MinuteSeries;
import io.barlake.config.ConfigReader;
import io.barlake.config.Instruments;
import io.barlake.market.Side;
import io.barlake.market.Source;
import io.barlake.market.Symbol;
import io.barlake.tables.Tables;
import io.barlake.tables.schema.QualityTable;
import io.barlake.testing.LocalLakehouse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QualityLedgerTest {
  private static final Symbol EURUSD = new Symbol("EURUSD");
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

  private static Series judge(Tables tables) {
    List<Series> judged =
        new QualityLedger(
                tables, Instruments.load(), ConfigReader.defaults().quality(), Progress.NONE)
            .judge(Source.HISTDATA, List.of());
    assertThat(judged).hasSize(1);
    return judged.get(0);
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
