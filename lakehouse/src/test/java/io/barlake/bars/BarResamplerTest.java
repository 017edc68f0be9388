package io.barlake.bars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import io.barlake.Progress;
import io.barlake.bars.kernel.FrameBars;
import io.barlake.bars.kernel.MinuteSeries;
import io.barlake.bars.kernel.ResampleCascade;
import io.barlake.config.Instruments;
import io.barlake.market.BarSeries;
import io.barlake.market.Side;
import io.barlake.market.Source;
import io.barlake.market.Symbol;
import io.barlake.tables.ColumnTable;
import io.barlake.tables.Tables;
import io.barlake.tables.TakenVersions;
import io.barlake.tables.schema.BarsTable;
import io.barlake.tables.schema.MinuteBarsTable;
import io.barlake.testing.LocalLakehouse;
import io.barlake.testing.MarketCalendars;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Four weeks of minutes around the day on which New York moves its clocks forward. */
class BarResamplerTest {
  private static final Symbol EURUSD = new Symbol("EURUSD");
  private static final Symbol USDJPY = new Symbol("USDJPY");
  private static final List<Timeframe> FRAMES = frames("15m", "1h", "4h", "1d", "1w");
  private static final MinuteSeries EUROS =
      SeededMinutes.between("2019-02-24T00:00:00Z", "2019-03-24T00:00:00Z", 1.13, 7);
  private static final MinuteSeries YENS =
      SeededMinutes.between("2019-02-24T00:00:00Z", "2019-03-10T00:00:00Z", 111.5, 8);

  @TempDir static Path shared;
  @TempDir Path folder;
  private static Tables built;

  @BeforeAll
  static void buildOnce() {
    built = LocalLakehouse.in(shared);
    SeededMinutes.store(built, Source.HISTDATA, EURUSD, Side.BID, EUROS);
    SeededMinutes.store(built, Source.HISTDATA, USDJPY, Side.BID, YENS);
    build(built, FRAMES);
    built.read(BarsTable.TABLE).createOrReplaceTempView("bars");
  }

  @Test
  void tableEqualsTheKernelOverTheSameMinutes() {
    assertThat(rows(built, EURUSD, Side.BID, FRAMES)).isEqualTo(kernel(EUROS, FRAMES));
    assertThat(rows(built, USDJPY, Side.BID, FRAMES)).isEqualTo(kernel(YENS, FRAMES));
  }

  @Test
  void everyFrameHoldsEveryMinuteOnce() {
    assertThat(
            sql(
                "SELECT symbol, frame, sum(minutes) FROM bars WHERE frame <> '30m' GROUP BY ALL"
                    + " ORDER BY symbol, frame"))
        .hasSize(2 * FRAMES.size())
        .allSatisfy(
            row ->
                assertThat(row.getLong(2))
                    .isEqualTo(row.getString(0).equals("EURUSD") ? EUROS.size() : YENS.size()));
  }

  @Test
  void dayAndWeekBeginAtFiveInTheAfternoonInNewYorkInBothSeasons() {
    assertThat(
            sql(
                """
                SELECT DISTINCT frame, date_format(from_utc_timestamp(ts, 'America/New_York'),
                  IF(frame = '1w', 'E HH:mm', 'HH:mm')), date_format(ts, 'HH:mm')
                FROM bars WHERE frame IN ('1d', '1w') ORDER BY ALL
                """))
        .extracting(Row::toString)
        .containsExactly(
            "[1d,17:00,21:00]", "[1d,17:00,22:00]", "[1w,Sun 17:00,21:00]", "[1w,Sun 17:00,22:00]");
  }

  @Test
  void fourHoursAreCountedFromTheOpenOfTheDay() {
    assertThat(
            sql(
                """
                SELECT DISTINCT date_format(from_utc_timestamp(ts, 'America/New_York'), 'HH:mm')
                FROM bars WHERE frame = '4h' ORDER BY 1
                """))
        .extracting(row -> row.getString(0))
        .containsExactly("01:00", "05:00", "09:00", "13:00", "17:00", "21:00");
  }

  @Test
  void sessionDateIsTheDayOnWhichNewYorkCloses() {
    assertThat(
            sql(
                """
                SELECT count(*), count_if(session_date
                  = date_add(to_date(from_utc_timestamp(ts, 'America/New_York')), 1))
                FROM bars WHERE frame = '1d' AND symbol = 'EURUSD'
                """))
        .containsExactly(RowFactory.create(20L, 20L));
  }

  @Test
  void buildingTwiceChangesNothing() {
    List<Row> before = rows(built, EURUSD, Side.BID, FRAMES);

    build(built, FRAMES);

    assertThat(rows(built, EURUSD, Side.BID, FRAMES)).isEqualTo(before);
  }

  @Test
  void frameThatIsBuiltLaterLeavesTheOthersAlone() {
    List<Row> before = rows(built, EURUSD, Side.BID, FRAMES);

    build(built, frames("30m"));

    assertThat(rows(built, EURUSD, Side.BID, FRAMES)).isEqualTo(before);
    assertThat(rows(built, EURUSD, Side.BID, frames("30m")))
        .isEqualTo(kernel(EUROS, frames("30m")));
  }

  @Test
  void minutesThatComeLaterEnterTheBarsTheyBelongTo() {
    Tables tables = LocalLakehouse.in(folder);
    MinuteSeries begin =
        SeededMinutes.between("2019-12-29T00:00:00Z", "2020-01-02T11:30:00Z", 1.1, 3);
    MinuteSeries end =
        SeededMinutes.between("2020-01-02T11:30:00Z", "2020-01-08T03:00:00Z", 1.1, 4);
    SeededMinutes.store(tables, Source.HISTDATA, EURUSD, Side.BID, begin);
    build(tables, FRAMES);
    assertThat(rows(tables, EURUSD, Side.BID, FRAMES)).isEqualTo(kernel(begin, FRAMES));

    SeededMinutes.store(tables, Source.HISTDATA, EURUSD, Side.BID, end);
    build(tables, FRAMES);

    assertThat(rows(tables, EURUSD, Side.BID, FRAMES))
        .isEqualTo(kernel(SeededMinutes.joined(begin, end), FRAMES));
  }

  @Test
  void sidesOfOneSymbolStayApart() {
    Tables tables = LocalLakehouse.in(folder);
    MinuteSeries bids = SeededMinutes.between("2019-05-06T00:00:00Z", "2019-05-07T00:00:00Z", 1, 1);
    MinuteSeries asks = SeededMinutes.between("2019-05-06T00:00:00Z", "2019-05-08T00:00:00Z", 2, 2);
    SeededMinutes.store(tables, Source.HISTDATA, EURUSD, Side.BID, bids);
    SeededMinutes.store(tables, Source.HISTDATA, EURUSD, Side.ASK, asks);

    build(tables, frames("1h", "1d"));

    assertThat(rows(tables, EURUSD, Side.BID, frames("1h", "1d")))
        .isEqualTo(kernel(bids, frames("1h", "1d"), last(asks)));
    assertThat(rows(tables, EURUSD, Side.ASK, frames("1h", "1d")))
        .isEqualTo(kernel(asks, frames("1h", "1d")));
  }

  @Test
  void volumeThatNobodyKnowsStaysAbsentAndVolumeOfZeroStaysZero() {
    Tables tables = LocalLakehouse.in(folder);
    MinuteSeries day = SeededMinutes.between("2019-05-06T00:00:00Z", "2019-05-06T03:00:00Z", 1, 1);
    SeededMinutes.store(tables, Source.HISTDATA, EURUSD, Side.BID, day);
    SeededMinutes.store(
        tables, Source.HISTDATA, EURUSD, Side.TRADE, SeededMinutes.withVolume(day, 0));
    SeededMinutes.store(
        tables, Source.HISTDATA, EURUSD, Side.ASK, SeededMinutes.withVolume(day, 0.25));

    build(tables, frames("1h"));

    assertThat(
            tables
                .read(BarsTable.TABLE)
                .selectExpr(
                    "side", "volume", "volume = minutes / 4", "spread_ticks IS NULL", "ticks")
                .distinct()
                .where("volume IS NULL OR volume = 0 OR volume <> minutes / 4")
                .orderBy("side")
                .collectAsList())
        .extracting(Row::toString)
        .containsExactly("[bid,null,null,true,null]", "[trade,0.0,false,true,null]");
  }

  @Test
  void barsOfMinutesThatChangedAreThoseOfBuildingAllAnew() {
    Tables tables = LocalLakehouse.in(folder);
    List<Timeframe> frames =
        frames("7m", "1h", "4h", "1d", "1w", "1M", "1d@utc:merged", "3d", "4h@Europe/Berlin");
    Random random = new Random(31);
    MinuteSeries held = MinuteSeries.of(EUROS.bars());
    SeededMinutes.store(tables, Source.HISTDATA, EURUSD, Side.BID, held);
    build(tables, frames);
    for (int edit = 0; edit < 8; edit++) {
      Instant from =
          Instant.parse("2019-02-20T00:00:00Z").plusSeconds(60L * random.nextInt(60_000));
      Instant to = from.plusSeconds(60L + 60L * random.nextInt(edit % 2 == 0 ? 100 : 8_000));
      MinuteSeries piece = SeededMinutes.between(from.toString(), to.toString(), 1.2, edit);
      if (edit % 4 == 3) {
        SeededMinutes.delete(tables, Source.HISTDATA, EURUSD, Side.BID, from, to);
        held = SeededMinutes.replaced(held, from, to, SeededMinutes.NONE);
      } else if (piece.size() > 0) {
        SeededMinutes.store(tables, Source.HISTDATA, EURUSD, Side.BID, piece, from, to);
        held = SeededMinutes.replaced(held, from, to, piece);
      }
      if (random.nextBoolean()) {
        continue;
      }

      build(tables, frames);

      assertThat(rows(tables, EURUSD, Side.BID, frames))
          .as("after edit %d", edit)
          .isEqualTo(kernel(held, frames));
    }
  }

  @Test
  void whereTheWorkIsCutIntoTasksChangesNothing() {
    Tables tables = LocalLakehouse.in(folder);
    MinuteSeries bids =
        SeededMinutes.withVolume(
            SeededMinutes.between("2017-11-20T00:00:00Z", "2019-02-10T00:00:00Z", 1.1, 3), 0.25);
    MinuteSeries asks =
        SeededMinutes.between("2018-03-01T00:00:00Z", "2018-07-01T00:00:00Z", 1.2, 4);
    List<Timeframe> frames = frames("1h", "1d", "1w", "1M", "5d", "3M", "1w@utc");
    for (String month : List.of("2018-01", "2018-04", "2018-09", "2019-01")) {
      Instant cut = Instant.parse(month + "-01T00:00:00Z");
      MinuteSeries part =
          bids.between(
              Instant.parse("2000-01-01T00:00:00Z").getEpochSecond() * 1_000_000,
              cut.getEpochSecond() * 1_000_000);
      SeededMinutes.store(tables, Source.HISTDATA, EURUSD, Side.BID, part);
    }
    SeededMinutes.store(tables, Source.HISTDATA, EURUSD, Side.BID, bids);
    SeededMinutes.store(tables, Source.HISTDATA, EURUSD, Side.ASK, asks);

    new BarResampler(tables, Instruments.load(), Progress.NONE, 1_000)
        .build(Source.HISTDATA, List.of(), frames);

    assertThat(rows(tables, EURUSD, Side.BID, frames)).isEqualTo(kernel(bids, frames));
    assertThat(rows(tables, EURUSD, Side.ASK, frames)).isEqualTo(kernel(asks, frames, last(bids)));
  }

  @Test
  void runThatAnotherHasOvertakenFails() {
    Tables tables = LocalLakehouse.in(folder);
    SeededMinutes.store(tables, Source.HISTDATA, EURUSD, Side.BID, YENS);
    build(tables, FRAMES);
    ColumnTable bars = tables.columns(BarsTable.TABLE);
    TakenVersions before = bars.taken();
    bars.replace(List.of(), List.of(), "bars", before, Map.of("writer", 7L));

    assertThatThrownBy(
            () -> bars.replace(List.of(), List.of(), "bars", before, Map.of("writer", 6L)))
        .isInstanceOfSatisfying(
            BarlakeException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.COMMIT_CONFLICT))
        .hasMessage(
            "Cannot commit: another run has built the same rows meanwhile. Run the command again.");
    bars.replace(List.of(), List.of(), "bars", bars.taken(), Map.of("writer", 8L));
    assertThat(bars.taken().find("writer", Map.of())).hasValue(8);
  }

  @Test
  void changeBetweenThePlanAndTheCommitIsSeenByTheNextRun() {
    Tables tables = LocalLakehouse.in(folder);
    SeededMinutes.store(tables, Source.HISTDATA, EURUSD, Side.BID, YENS);
    build(tables, FRAMES);
    ColumnTable bars = tables.columns(BarsTable.TABLE);
    TakenVersions before = bars.taken();
    String table = tables.lake().sqlName(BarsTable.TABLE);
    tables.spark().sql("DELETE FROM " + table + " WHERE frame = '1h'").collectAsList();

    bars.replace(List.of(), List.of(), "bars", before, Map.of("writer", 7L));

    assertThat(bars.taken().find("writer", Map.of(BarsTable.FRAME, "1h"))).isEmpty();
    assertThat(bars.taken().find("writer", Map.of(BarsTable.FRAME, "1d"))).hasValue(7);
  }

  @Test
  void minutesOfAForeignWriterWithoutStatisticsAreBuiltFromAlways() {
    Tables tables = LocalLakehouse.in(folder);
    MinuteSeries day = SeededMinutes.between("2019-05-06T00:00:00Z", "2019-05-07T00:00:00Z", 1, 1);
    MinuteSeries next = SeededMinutes.between("2019-05-07T00:00:00Z", "2019-05-08T00:00:00Z", 1, 2);
    SeededMinutes.store(tables, Source.HISTDATA, EURUSD, Side.BID, day);
    String table = tables.lake().sqlName(MinuteBarsTable.TABLE);
    tables.spark().conf().set("spark.databricks.delta.stats.collect", "false");
    try {
      tables
          .spark()
          .sql("INSERT OVERWRITE " + table + " SELECT * FROM " + table + " WHERE symbol = 'EURUSD'")
          .collectAsList();
    } finally {
      tables.spark().conf().unset("spark.databricks.delta.stats.collect");
    }
    build(tables, FRAMES);
    assertThat(rows(tables, EURUSD, Side.BID, FRAMES)).isEqualTo(kernel(day, FRAMES));
    SeededMinutes.store(tables, Source.HISTDATA, USDJPY, Side.BID, YENS);
    build(tables, FRAMES);
    SeededMinutes.store(tables, Source.HISTDATA, EURUSD, Side.BID, next);

    build(tables, FRAMES);

    assertThat(rows(tables, EURUSD, Side.BID, FRAMES))
        .isEqualTo(kernel(SeededMinutes.joined(day, next), FRAMES));
  }

  @Test
  void onlyTheFilesOfMinutesThatChangedAreRead() {
    Tables tables = LocalLakehouse.in(folder);
    MinuteSeries year =
        SeededMinutes.between("2018-01-01T00:00:00Z", "2018-12-01T00:00:00Z", 1.1, 3);
    MinuteSeries month =
        SeededMinutes.between("2019-01-07T00:00:00Z", "2019-02-01T00:00:00Z", 1.1, 4);
    SeededMinutes.store(tables, Source.HISTDATA, EURUSD, Side.BID, year);
    SeededMinutes.store(tables, Source.HISTDATA, USDJPY, Side.BID, YENS);
    BarResampler.Result first = build(tables, Source.HISTDATA, List.of(), FRAMES);
    SeededMinutes.store(tables, Source.HISTDATA, EURUSD, Side.BID, month);

    BarResampler.Result second = build(tables, Source.HISTDATA, List.of(), FRAMES);
    BarResampler.Result third = build(tables, Source.HISTDATA, List.of(), FRAMES);

    assertThat(first.minutesRead()).isEqualTo(year.size() + YENS.size());
    assertThat(second.minutesRead()).isBetween((long) month.size(), month.size() + 7_200L);
    assertThat(third.minutesRead()).isZero();
    assertThat(third.version()).isEqualTo(second.version());
    assertThat(rows(tables, EURUSD, Side.BID, FRAMES))
        .isEqualTo(kernel(SeededMinutes.joined(year, month), FRAMES));
  }

  @Test
  void barsThatSomebodyElseChangedAreBuiltAnew() {
    Tables tables = LocalLakehouse.in(folder);
    MinuteSeries day = SeededMinutes.between("2019-05-06T00:00:00Z", "2019-05-08T00:00:00Z", 1, 1);
    SeededMinutes.store(tables, Source.HISTDATA, EURUSD, Side.BID, day);
    build(tables, FRAMES);
    String table = tables.lake().sqlName(BarsTable.TABLE);

    tables.spark().sql("DELETE FROM " + table + " WHERE frame = '1h'").collectAsList();
    build(tables, FRAMES);
    assertThat(rows(tables, EURUSD, Side.BID, FRAMES)).isEqualTo(kernel(day, FRAMES));

    tables.spark().sql("UPDATE " + table + " SET close = low WHERE frame = '1d'").collectAsList();
    build(tables, FRAMES);
    assertThat(rows(tables, EURUSD, Side.BID, FRAMES)).isEqualTo(kernel(day, FRAMES));

    tables.spark().sql("RESTORE TABLE " + table + " TO VERSION AS OF 1").collectAsList();
    build(tables, FRAMES);
    assertThat(rows(tables, EURUSD, Side.BID, FRAMES)).isEqualTo(kernel(day, FRAMES));
  }

  @Test
  void barsOfASymbolWhoseMinutesAreGoneGoToo() {
    Tables tables = LocalLakehouse.in(folder);
    SeededMinutes.store(tables, Source.HISTDATA, EURUSD, Side.BID, YENS);
    SeededMinutes.store(tables, Source.HISTDATA, USDJPY, Side.BID, YENS);
    build(tables, FRAMES);

    SeededMinutes.delete(tables, Source.HISTDATA, USDJPY, Side.BID, Instant.MIN, Instant.MAX);
    build(tables, FRAMES);

    assertThat(rows(tables, USDJPY, Side.BID, FRAMES)).isEmpty();
    assertThat(rows(tables, EURUSD, Side.BID, FRAMES)).isEqualTo(kernel(YENS, FRAMES));

    SeededMinutes.delete(tables, Source.HISTDATA, EURUSD, Side.BID, Instant.MIN, Instant.MAX);
    build(tables, FRAMES);

    assertThat(rows(tables, EURUSD, Side.BID, FRAMES)).isEmpty();
  }

  @Test
  void symbolWithoutACalendarIsRefusedBeforeAnythingIsBuilt() {
    Tables tables = LocalLakehouse.in(folder);
    SeededMinutes.store(tables, Source.HISTDATA, new Symbol("FOOBAR"), Side.BID, YENS);
    SeededMinutes.store(tables, Source.HISTDATA, EURUSD, Side.BID, YENS);

    assertThatThrownBy(() -> build(tables, FRAMES))
        .isInstanceOfSatisfying(
            BarlakeException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_CONFIG))
        .hasMessageStartingWith("Missing calendar of FOOBAR: conf/instruments.conf does not list");
    assertThat(tables.exists(BarsTable.TABLE)).isFalse();
  }

  @Test
  void minutesThatAreThereTwiceMakeNoBars() {
    Tables tables = LocalLakehouse.in(folder);
    MinuteSeries day = SeededMinutes.between("2019-05-06T00:00:00Z", "2019-05-07T00:00:00Z", 1, 1);
    SeededMinutes.store(tables, Source.HISTDATA, EURUSD, Side.BID, day);
    String table = tables.lake().sqlName(MinuteBarsTable.TABLE);
    tables
        .spark()
        .sql("INSERT INTO " + table + " SELECT * FROM " + table + " ORDER BY ts LIMIT 1")
        .collectAsList();

    assertThatThrownBy(() -> build(tables, FRAMES))
        .hasStackTraceContaining(
            "BarlakeException: Invalid bars: the stamp 2019-05-06T00:00:00Z at"
                + " position 1 does not follow 2019-05-06T00:00:00Z. The table holds bars twice");
    assertThat(tables.exists(BarsTable.TABLE)).isFalse();
  }

  @Test
  void lakeWithoutMinutesIsToldToIngest() {
    Tables tables = LocalLakehouse.in(folder);

    assertThatThrownBy(() -> build(tables, frames("1h")))
        .isInstanceOf(BarlakeException.class)
        .hasMessage(
            "Cannot build bars: the lake \"%s\" has no market.bars_1m yet. Run \"jobs/barlake"
                + " ingest\" on the archives of histdata first.",
            tables.lake().uri());
    assertThat(filesIn(folder)).isEmpty();
  }

  @Test
  void unknownSymbolSourceAndFrameAreNamedWithWhatThereIs() {
    long version = built.version(BarsTable.TABLE);

    assertThatThrownBy(() -> build(built, Source.HISTDATA, List.of(new Symbol("GBPUSD")), FRAMES))
        .isInstanceOf(BarlakeException.class)
        .hasMessage(
            "Cannot build bars: unknown symbol \"GBPUSD\". market.bars_1m holds EURUSD, USDJPY of"
                + " source \"histdata\".");
    assertThatThrownBy(() -> build(built, new Source("kraken"), List.of(), FRAMES))
        .isInstanceOf(BarlakeException.class)
        .hasMessage(
            "Cannot build bars: market.bars_1m has no rows of source \"kraken\". Run"
                + " \"jobs/barlake ingest\" on its archives first.");
    assertThatThrownBy(() -> build(built, frames("1h", "1m")))
        .isInstanceOfSatisfying(
            BarlakeException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_ARGUMENT))
        .hasMessage(
            "Invalid frame \"1m\": one-minute bars are market.bars_1m itself. Leave it out of"
                + " --frames.");
    assertThat(built.version(BarsTable.TABLE)).isEqualTo(version);
  }

  private static List<Row> sql(String query) {
    built.read(BarsTable.TABLE).createOrReplaceTempView("bars");
    return built.spark().sql(query).collectAsList();
  }

  private static void build(Tables tables, List<Timeframe> frames) {
    build(tables, Source.HISTDATA, List.of(), frames);
  }

  private static BarResampler.Result build(
      Tables tables, Source source, List<Symbol> symbols, List<Timeframe> frames) {
    return new BarResampler(tables, Instruments.load(), Progress.NONE)
        .build(source, symbols, frames);
  }

  private static List<Row> rows(Tables tables, Symbol symbol, Side side, List<Timeframe> frames) {
    return tables
        .read(BarsTable.TABLE)
        .where("symbol = '" + symbol + "' AND side = '" + side.word() + "'")
        .select(
            "frame",
            "ts",
            "open",
            "high",
            "low",
            "close",
            "volume",
            "spread_ticks",
            "ticks",
            "minutes",
            "expected",
            "closed",
            "session_date")
        .orderBy("frame", "ts")
        .collectAsList()
        .stream()
        .filter(row -> frames.contains(Timeframe.parse(row.getString(0))))
        .toList();
  }

  private static List<Row> kernel(MinuteSeries minutes, List<Timeframe> frames) {
    return kernel(minutes, frames, last(minutes));
  }

  private static long last(MinuteSeries minutes) {
    return minutes.openMicros()[minutes.size() - 1];
  }

  /** A bar has ended where any side of the symbol goes on after it. */
  private static List<Row> kernel(MinuteSeries minutes, List<Timeframe> frames, long lastMinute) {
    ResampleCascade cascade = new ResampleCascade(MarketCalendars.FOREX, frames);
    List<Row> rows = new ArrayList<>();
    for (FrameBars frame :
        cascade.bars(minutes, lastMinute).stream()
            .sorted((a, b) -> a.frame().label().compareTo(b.frame().label()))
            .toList()) {
      BarSeries bars = frame.bars();
      for (int i = 0; i < frame.size(); i++) {
        rows.add(
            RowFactory.create(
                frame.frame().label(),
                Instant.EPOCH.plus(bars.openMicros()[i], ChronoUnit.MICROS),
                bars.open()[i],
                bars.high()[i],
                bars.low()[i],
                bars.close()[i],
                known(bars.volume()[i]),
                frame.spreadTicks().length == 0 ? null : known(frame.spreadTicks()[i]),
                frame.counts().ticks().length == 0 ? null : frame.counts().ticks()[i],
                frame.counts().minutes()[i],
                frame.counts().expected()[i],
                frame.closed()[i],
                LocalDate.ofEpochDay(frame.sessionDate()[i])));
      }
    }
    return rows;
  }

  private static Double known(double value) {
    return Double.isNaN(value) ? null : value;
  }

  private static List<Path> filesIn(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<Timeframe> frames(String... labels) {
    return Arrays.stream(labels).map(Timeframe::parse).toList();
  }
}
