package io.barlake.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barlake.BarlakeException;
import io.barlake.Progress;
import io.barlake.bars.BarResampler;
import io.barlake.bars.SeededMinutes;
import io.barlake.bars.Timeframe;
import io.barlake.bars.kernel.MinuteSeries;
import io.barlake.config.Instruments;
import io.barlake.features.indicator.SampleBars;
import io.barlake.market.BarSeries;
import io.barlake.market.Side;
import io.barlake.market.Source;
import io.barlake.market.Symbol;
import io.barlake.tables.Tables;
import io.barlake.tables.schema.BarsTable;
import io.barlake.tables.schema.FeaturesTable;
import io.barlake.tables.schema.LabelsTable;
import io.barlake.tables.schema.MinuteBarsTable;
import io.barlake.testing.LocalLakehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Labels of three weeks of one symbol. */
class LabelRunnerTest {
  private static final Symbol EURUSD = new Symbol("EURUSD");

  /** With barriers so near that many hours hold both. */
  private static final String NEAR = "barrier(3, 0.4, 0.4, 6)";

  private static final List<String> SET = List.of("forward(1)", "forward(5)", NEAR);
  private static final String BARRIER = "barrier_3_0p4_0p4_6";
  private static final MinuteSeries MINUTES =
      SeededMinutes.between("2019-05-05T00:00:00Z", "2019-05-23T12:30:00Z", 1.12, 5);

  @TempDir static Path shared;
  @TempDir Path folder;
  private static Tables lake;

  @BeforeAll
  static void buildLabels() {
    lake = lakeOf(shared, MINUTES);
    compute(lake, frames("1m", "1h", "1d"), SET);
  }

  @Test
  void labelsAreKnownAtTheEndOfTheBarThatDecidesThem() {
    List<Row> rows = labels(lake, "1h", "forward_1_known_ts", "forward_1", "ts");
    List<Row> bars =
        lake.read(BarsTable.TABLE)
            .where("closed AND frame = '1h'")
            .selectExpr("ts", "open", "close", "minutes")
            .orderBy("ts")
            .collectAsList();
    assertThat(rows).hasSize(bars.size());
    for (int i = 0; i + 2 < rows.size(); i++) {
      Row next = bars.get(i + 1);
      assertThat(rows.get(i).getFloat(1))
          .isEqualTo((float) Math.log(next.getDouble(2) / next.getDouble(1)));
      // What lies between the end of a bar and the end of the next are the minutes of that.
      Instant from = rows.get(i).getAs("forward_1_known_ts");
      Instant until = rows.get(i + 1).getAs("forward_1_known_ts");
      assertThat(minutesBetween(from, until)).isEqualTo(bars.get(i + 2).getInt(3));
    }
    assertThat(rows.get(rows.size() - 1).isNullAt(0)).isTrue();
    assertThat(rows.get(rows.size() - 1).isNullAt(1)).isTrue();
  }

  @Test
  void historyThatIsCutKnowsTheSameLabelsAndNoneThatWereKnownLater() {
    Instant cut = Instant.parse("2019-05-16T09:17:00Z");
    int minutes = (int) minutesBetween(Instant.EPOCH, cut);
    Tables begun = lakeOf(folder, MinuteSeries.of(SampleBars.first(MINUTES.bars(), minutes)));
    compute(begun, frames("1h"), SET);

    for (String known : List.of("forward_5_known_ts", BARRIER + "_known_ts")) {
      String label = known.replace("_known_ts", "");
      Map<Instant, Row> whole = new HashMap<>();
      labels(lake, "1h", label, known).forEach(row -> whole.put(row.getAs("ts"), row));
      int absent = 0;
      List<Row> rows = labels(begun, "1h", label, known);
      for (Row row : rows) {
        Row later = whole.get(row.<Instant>getAs("ts"));
        if (later.isNullAt(1) || later.<Instant>getAs(known).isAfter(cut)) {
          assertThat(row.isNullAt(0)).isTrue();
          assertThat(row.isNullAt(1)).isTrue();
          absent++;
        } else {
          assertThat(row).isEqualTo(later);
        }
      }
      assertThat(absent).isBetween(1, 6);
      assertThat(rows).hasSizeGreaterThan(200);
    }
  }

  @Test
  void minutesTellWhichOfTwoBarriersOfAnHourCameFirst() {
    List<Row> hours = labels(lake, "1h", BARRIER, BARRIER + "_ambiguous", BARRIER + "_return");
    List<Row> bars =
        lake.read(BarsTable.TABLE)
            .where("closed AND frame = '1h'")
            .selectExpr("unix_micros(ts)", "open", "high", "low", "close")
            .orderBy("ts")
            .collectAsList();
    int both = 0;
    double range = 0;
    for (int i = 1; i + 7 < bars.size(); i++) {
      double before = bars.get(i - 1).getDouble(4);
      double high = Math.max(bars.get(i).getDouble(2), before);
      double low = Math.min(bars.get(i).getDouble(3), before);
      range += i <= 3 ? (high - low) / 3 : (high - low - range) / 3;
      if (i < 3 || hours.get(i).getInt(1) == 1) {
        continue;
      }
      double entry = bars.get(i + 1).getDouble(1);
      double upper = entry + 0.4 * range;
      double lower = entry - 0.4 * range;
      assertThat(hours.get(i).getInt(0))
          .as("hour %d", i)
          .isEqualTo(
              firstMet(bars.get(i + 1).getLong(0), bars.get(i + 7).getLong(0), upper, lower));
      both +=
          bars.get(i + 1).getDouble(2) >= upper && bars.get(i + 1).getDouble(3) <= lower ? 1 : 0;
    }
    assertThat(both).isGreaterThan(5);
  }

  @Test
  void minuteWithBothBarriersIsTheStopAndMarked() {
    List<Row> marked =
        lake.read(LabelsTable.TABLE)
            .where("frame = '1m' AND " + BARRIER + "_ambiguous = 1")
            .selectExpr("min(" + BARRIER + ")", "max(" + BARRIER + ")", "count(*)")
            .collectAsList();

    assertThat(marked.get(0).getInt(0)).isEqualTo(-1);
    assertThat(marked.get(0).getInt(1)).isEqualTo(-1);
    assertThat(marked.get(0).getLong(2)).isPositive();
  }

  @Test
  void columnsOfALabelAreAbsentTogether() {
    String differ =
        Stream.of("_return", "_bars", "_ambiguous", "_known_ts")
            .map(field -> String.format("isnull(%1$s) <> isnull(%1$s%2$s)", BARRIER, field))
            .collect(Collectors.joining(" OR "));

    assertThat(
            lake.read(LabelsTable.TABLE)
                .where(differ + " OR isnan(" + BARRIER + "_return)")
                .count())
        .isZero();
  }

  @Test
  void computingTwiceChangesNothing() {
    List<Row> before = labels(lake, "1h", "forward_1", BARRIER, BARRIER + "_known_ts");

    compute(lake, frames("1h"), SET);

    assertThat(labels(lake, "1h", "forward_1", BARRIER, BARRIER + "_known_ts")).isEqualTo(before);
  }

  @Test
  void anotherSetAddsItsColumnsAndLeavesTheOthersAsTheyWere() {
    String[] columns = {
      "forward_1",
      "forward_1_known_ts",
      BARRIER,
      BARRIER + "_return",
      BARRIER + "_bars",
      BARRIER + "_ambiguous",
      BARRIER + "_known_ts"
    };
    List<Row> before = labels(lake, "1d", columns);

    compute(lake, frames("1d"), List.of("forward(3)"));

    assertThat(labels(lake, "1d", columns)).isEqualTo(before);
    List<Row> added = labels(lake, "1d", "forward_3", "forward_3_known_ts");
    assertThat(added).hasSameSizeAs(before);
    assertThat(added.stream().filter(row -> row.isNullAt(0))).hasSize(3);
  }

  @Test
  void labelsAreInATableOfTheirOwn() {
    assertThat(lake.exists(FeaturesTable.TABLE)).isFalse();
  }

  @Test
  void horizonBeyondTheHistoryIsRefusedAndNothingIsWritten() throws IOException {
    long version = lake.version(LabelsTable.TABLE);
    long files = filesOfLabels();

    assertThatThrownBy(() -> compute(lake, frames("1h", "1d"), List.of("forward(20)")))
        .isInstanceOf(BarlakeException.class)
        .hasMessage(
            "Cannot compute forward_20 of 1d bars of EURUSD: it needs 21 bars, and there are 13."
                + " Shorten it, or leave this frame or symbol out.");

    assertThat(lake.version(LabelsTable.TABLE)).isEqualTo(version);
    assertThat(filesOfLabels()).isEqualTo(files);
  }

  @Test
  void frameWithoutBarsIsToldToBuildThem() {
    assertThatThrownBy(() -> compute(lake, frames("1h", "15m"), SET))
        .isInstanceOf(BarlakeException.class)
        .hasMessage(
            "Missing bars: market.bars has no 15m bars of EURUSD from \"histdata\". Run"
                + " \"jobs/barlake bars --frames 15m --symbols EURUSD\" first.");
  }

  @Test
  void lakeWithoutMinutesIsToldToIngestAndStaysEmpty() {
    Tables empty = LocalLakehouse.in(folder);

    assertThatThrownBy(() -> compute(empty, frames("1h"), SET))
        .isInstanceOf(BarlakeException.class)
        .hasMessage(
            "Cannot compute labels: the lake \"%s\" has no market.bars_1m yet. Run"
                + " \"jobs/barlake ingest\" on the archives of histdata first.",
            empty.lake().uri());
    assertThat(empty.exists(MinuteBarsTable.TABLE)).isFalse();
    assertThat(folder).isEmptyDirectory();
  }

  private static Tables lakeOf(Path folder, MinuteSeries minutes) {
    Tables tables = LocalLakehouse.in(folder);
    SeededMinutes.store(tables, Source.HISTDATA, EURUSD, Side.BID, minutes);
    new BarResampler(tables, Instruments.load(), Progress.NONE)
        .build(Source.HISTDATA, List.of(), frames("1h", "1d"));
    return tables;
  }

  private static LabelRunner.Result compute(
      Tables tables, List<Timeframe> frames, List<String> set) {
    return new LabelRunner(tables, Instruments.load(), Progress.NONE)
        .compute(Source.HISTDATA, List.of(), frames, set);
  }

  /** These columns, then the stamp. */
  private static List<Row> labels(Tables tables, String frame, String... columns) {
    return tables
        .read(LabelsTable.TABLE)
        .where("frame = '" + frame + "'")
        .selectExpr(Stream.concat(Arrays.stream(columns), Stream.of("ts")).toArray(String[]::new))
        .orderBy("ts")
        .collectAsList();
  }

  private static long minutesBetween(Instant from, Instant until) {
    return Arrays.stream(MINUTES.openMicros())
        .filter(stamp -> stamp >= micros(from) && stamp < micros(until))
        .count();
  }

  /** The barrier that the first of these minutes meets; 0 if none does. */
  private static int firstMet(long from, long until, double upper, double lower) {
    BarSeries minutes = MINUTES.bars();
    for (int i = 0; i < minutes.size(); i++) {
      if (minutes.openMicros()[i] >= from && minutes.openMicros()[i] < until) {
        if (minutes.high()[i] >= upper) {
          return 1;
        }
        if (minutes.low()[i] <= lower) {
          return -1;
        }
      }
    }
    return 0;
  }

  private static long filesOfLabels() throws IOException {
    try (Stream<Path> files = Files.walk(shared.resolve("research/labels"))) {
      return files.filter(file -> file.toString().endsWith(".parquet")).count();
    }
  }

  private static long micros(Instant instant) {
    return instant.getEpochSecond() * 1_000_000;
  }

  private static List<Timeframe> frames(String... labels) {
    return Arrays.stream(labels).map(Timeframe::parse).toList();
  }
}
