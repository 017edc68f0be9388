package io.barlake.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barlake.BarlakeException;
import io.barlake.Progress;
import io.barlake.bars.BarResampler;
import io.barlake.bars.SeededMinutes;
import io.barlake.bars.Timeframe;
import io.barlake.config.Instruments;
import io.barlake.market.BarSeries;
import io.barlake.market.Side;
import io.barlake.market.Source;
import io.barlake.market.Symbol;
import io.barlake.tables.Tables;
import io.barlake.tables.schema.BarsTable;
import io.barlake.tables.schema.FeaturesTable;
import io.barlake.tables.schema.MinuteBarsTable;
import io.barlake.testing.LocalLakehouse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Features of three weeks of hours and days of one symbol. */
class FeatureRunnerTest {
  private static final Symbol EURUSD = new Symbol("EURUSD");
  private static final List<String> SET =
      List.of("sma(5)", "rsi(7)", "macd(3, 5, 2)", "bbands(5, 2)");
  private static final List<Timeframe> FRAMES = frames("1h", "1d");

  @TempDir static Path shared;
  @TempDir Path folder;
  private static Tables lake;

  @BeforeAll
  static void buildBars() {
    lake = LocalLakehouse.in(shared);
    SeededMinutes.store(
        lake,
        Source.HISTDATA,
        EURUSD,
        Side.BID,
        SeededMinutes.between("2019-05-05T00:00:00Z", "2019-05-23T12:30:00Z", 1.12, 5));
    new BarResampler(lake, Instruments.load(), Progress.NONE)
        .build(Source.HISTDATA, List.of(), frames("1h", "4h", "1d", "1M"));
    compute(lake, FRAMES, SET);
  }

  @Test
  void valuesEqualTheSetOverTheStoredBars() {
    FeatureSet set = FeatureSet.of(SET);
    for (Timeframe frame : FRAMES) {
      BarSeries bars = storedBars(frame);
      double[][] expected = set.over(bars);
      List<Row> rows = features(frame);

      assertThat(rows).hasSize(bars.size());
      for (int c = 0; c < expected.length; c++) {
        FeatureColumn column = set.columns().get(c);
        for (int i = 0; i < rows.size(); i++) {
          Float stored = rows.get(i).getAs(column.name());
          assertThat(rows.get(i).<Instant>getAs(FeaturesTable.TS))
              .isEqualTo(Instant.EPOCH.plus(bars.openMicros()[i], ChronoUnit.MICROS));
          assertThat(stored == null).as(column.name() + " " + i).isEqualTo(i < column.warmUp());
          if (stored != null) {
            assertThat(stored).isEqualTo((float) expected[c][i]);
          }
        }
      }
    }
  }

  @Test
  void computingTwiceChangesNothing() {
    List<Row> before = features(FRAMES.get(0), columnsOf(SET));

    compute(lake, FRAMES, SET);

    assertThat(features(FRAMES.get(0), columnsOf(SET))).isEqualTo(before);
  }

  @Test
  void anotherSetAddsItsColumnsAndLeavesTheOthersAsTheyWere() {
    List<Row> before = features(FRAMES.get(0), columnsOf(SET));

    compute(lake, FRAMES, List.of("ema(9)", "sma(5)"));

    assertThat(features(FRAMES.get(0), columnsOf(SET))).isEqualTo(before);
    assertThat(features(FRAMES.get(0), List.of("ema_9")).get(30).isNullAt(1)).isFalse();
  }

  @Test
  void frameThatIsNamedTwiceIsComputedOnce() {
    int before = features(FRAMES.get(0)).size();

    compute(lake, frames("1h", "60m"), SET);

    assertThat(features(FRAMES.get(0))).hasSize(before);
  }

  @Test
  void barThatHasNotEndedHasNoFeatures() {
    assertThat(lake.read(BarsTable.TABLE).where("frame = '1M' AND NOT closed").count()).isOne();

    assertThatThrownBy(() -> compute(lake, frames("1M"), List.of("bop()")))
        .isInstanceOf(BarlakeException.class)
        .hasMessage(
            "Cannot compute bop of 1M bars of EURUSD: it needs 1 bars of 1M, and there are 0."
                + " Leave it or the frame 1M out, or ingest a longer history.");

    assertThat(features(Timeframe.MONTH)).isEmpty();
    Row lastHour = features(FRAMES.get(0)).get(features(FRAMES.get(0)).size() - 1);
    assertThat(lastHour.<Instant>getAs(FeaturesTable.TS)).isEqualTo("2019-05-23T11:00:00Z");
  }

  @Test
  void historyShorterThanTheWarmUpIsRefusedAndNothingWritten() {
    long version = lake.version(FeaturesTable.TABLE);

    assertThatThrownBy(() -> compute(lake, frames("1h", "4h"), List.of("rsi(2)", "sma(100)")))
        .isInstanceOf(BarlakeException.class)
        .hasMessage(
            "Cannot compute sma_100 of 4h bars of EURUSD: it needs 100 bars of 4h, and there are"
                + " 81. Leave it or the frame 4h out, or ingest a longer history.");

    assertThat(lake.version(FeaturesTable.TABLE)).isEqualTo(version);
  }

  @Test
  void frameWithoutBarsIsToldToBuildThem() {
    long version = lake.version(FeaturesTable.TABLE);

    assertThatThrownBy(() -> compute(lake, frames("1h", "15m"), SET))
        .isInstanceOf(BarlakeException.class)
        .hasMessage(
            "Missing bars: market.bars has no 15m bars of EURUSD from \"histdata\". Run"
                + " \"jobs/barlake bars --frames 15m --symbols EURUSD\" first.");

    assertThat(lake.version(FeaturesTable.TABLE)).isEqualTo(version);
  }

  @Test
  void sessionsAreThoseOfTheMarketInEveryFrameWithinADay() {
    List<String> set = List.of("session_time()", "weekday()");

    compute(lake, frames("1m", "1h", "4h"), set);

    // The session of Thursday opened on Wednesday at 17:00 in New York.
    assertThat(row("1m", "2019-05-23T09:00:00Z", columnsOf(set))).containsExactly(720, 12, 720, 4);
    assertThat(row("1h", "2019-05-23T11:00:00Z", columnsOf(set))).containsExactly(840, 14, 600, 4);
    assertThat(row("4h", "2019-05-23T05:00:00Z", columnsOf(set))).containsExactly(480, 8, 960, 4);
  }

  @Test
  void barsOfADayHaveNoFeaturesOfASession() {
    assertThatThrownBy(() -> compute(lake, frames("1h", "1d"), List.of("sma(5)", "session_vwap()")))
        .isInstanceOf(BarlakeException.class)
        .hasMessage(
            "Cannot compute session_vwap of 1d bars: it needs bars shorter than a day, such as 1h."
                + " Leave the frame 1d out, or session_vwap.");
  }

  @Test
  void unknownIndicatorIsNamedBeforeAnythingIsRead() {
    assertThatThrownBy(() -> compute(lake, FRAMES, List.of("sma(20)", "smma(20)")))
        .isInstanceOf(BarlakeException.class)
        .hasMessage(
            "Unknown indicator \"smma\" in \"smma(20)\". The nearest known one is sma(20).");
  }

  @Test
  void lakeWithoutMinutesIsToldToIngestAndStaysEmpty() {
    Tables empty = LocalLakehouse.in(folder);

    assertThatThrownBy(() -> compute(empty, FRAMES, SET))
        .isInstanceOf(BarlakeException.class)
        .hasMessage(
            "Cannot compute features: the lake \"%s\" has no market.bars_1m yet. Run"
                + " \"jobs/barlake ingest\" on the archives of histdata first.",
            empty.lake().uri());
    assertThat(empty.exists(MinuteBarsTable.TABLE)).isFalse();
    assertThat(folder).isEmptyDirectory();
  }

  private static FeatureRunner.Result compute(
      Tables tables, List<Timeframe> frames, List<String> set) {
    return new FeatureRunner(tables, Instruments.load(), Progress.NONE)
        .compute(Source.HISTDATA, List.of(), frames, set);
  }

  private static List<String> columnsOf(List<String> set) {
    return FeatureSet.of(set).columns().stream().map(FeatureColumn::name).toList();
  }

  private static List<Row> features(Timeframe frame) {
    return lake.read(FeaturesTable.TABLE)
        .where("frame = '" + frame + "' AND side = 'bid'")
        .orderBy("ts")
        .collectAsList();
  }

  private static List<Row> features(Timeframe frame, List<String> columns) {
    String[] names = Stream.concat(Stream.of("ts"), columns.stream()).toArray(String[]::new);
    return lake.read(FeaturesTable.TABLE)
        .where("frame = '" + frame + "'")
        .selectExpr(names)
        .orderBy("ts")
        .collectAsList();
  }

  /** The values of one bar. */
  private static float[] row(String frame, String ts, List<String> columns) {
    Row row =
        features(Timeframe.parse(frame), columns).stream()
            .filter(one -> one.<Instant>getAs(FeaturesTable.TS).equals(Instant.parse(ts)))
            .findFirst()
            .orElseThrow();
    float[] values = new float[columns.size()];
    for (int c = 0; c < values.length; c++) {
      values[c] = row.getFloat(c + 1);
    }
    return values;
  }

  private static BarSeries storedBars(Timeframe frame) {
    List<Row> rows =
        lake.read(BarsTable.TABLE)
            .where("closed AND frame = '" + frame + "'")
            .selectExpr("unix_micros(ts)", "open", "high", "low", "close")
            .orderBy("ts")
            .collectAsList();
    double[][] prices = new double[4][rows.size()];
    for (int p = 0; p < 4; p++) {
      for (int i = 0; i < rows.size(); i++) {
        prices[p][i] = rows.get(i).getDouble(p + 1);
      }
    }
    return new BarSeries(
        rows.stream().mapToLong(row -> row.getLong(0)).toArray(),
        prices[0],
        prices[1],
        prices[2],
        prices[3],
        new double[rows.size()]);
  }

  private static List<Timeframe> frames(String... labels) {
    return Arrays.stream(labels).map(Timeframe::parse).toList();
  }
}
