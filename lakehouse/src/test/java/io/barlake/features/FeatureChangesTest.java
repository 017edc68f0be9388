package io.barlake.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import io.barlake.Progress;
import io.barlake.bars.BarResampler;
import io.barlake.bars.SeededMinutes;
import io.barlake.bars.Timeframe;
import io.barlake.config.Instruments;
import io.barlake.market.Side;
import io.barlake.market.Source;
import io.barlake.market.Symbol;
import io.barlake.tables.ColumnTable;
import io.barlake.tables.OwnedRange;
import io.barlake.tables.TableRestore;
import io.barlake.tables.Tables;
import io.barlake.tables.TakenVersions;
import io.barlake.tables.columns.DataFile;
import io.barlake.tables.schema.FeaturesTable;
import io.barlake.testing.LocalLakehouse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run computes after another; each test has a symbol of its own in one lake. */
class FeatureChangesTest {
  private static final List<String> SET = List.of("sma(3)", "bbands(5, 2)");
  private static final int COLUMNS = 6;

  @TempDir static Path folder;
  private static Tables lake;

  @BeforeAll
  static void openLake() {
    lake = LocalLakehouse.in(folder);
  }

  @Test
  void secondRunComputesAndWritesNothing() {
    Symbol symbol = symbolWithBars("EURUSD");
    FeatureRunner.Result first = compute(symbol, SET);
    assertThat(first.values()).isEqualTo(COLUMNS * first.rows());

    assertThat(plan(symbol, SET)).isEmpty();
    FeatureRunner.Result second = compute(symbol, SET);

    assertThat(second.values()).isZero();
    assertThat(second.version()).isEqualTo(first.version());
  }

  @Test
  void oneMoreIndicatorComputesItsColumnsAlone() {
    Symbol symbol = symbolWithBars("USDJPY");
    FeatureRunner.Result first = compute(symbol, SET);
    List<Row> before = rows(symbol, "sma_3", "bbands_5_2_upper");
    List<String> more = List.of("sma(3)", "roc(1)", "bbands(5, 2)");

    assertThat(plan(symbol, more))
        .containsExactly(new FeatureRunner.Planned(symbol, Timeframe.HOUR, List.of("roc_1")));
    assertThat(compute(symbol, more).values()).isEqualTo(first.rows());

    assertThat(rows(symbol, "sma_3", "bbands_5_2_upper")).isEqualTo(before);
    assertThat(rows(symbol, "roc_1").get(1).isNullAt(1)).isFalse();
    assertThat(compute(symbol, more).values()).isZero();
    assertThat(compute(symbol, SET).values()).isZero();
  }

  @Test
  void changedBarsAreComputedAnewForTheirSymbolAlone() {
    Symbol symbol = symbolWithBars("GBPUSD");
    Symbol other = symbolWithBars("USDCHF");
    compute(symbol, SET);
    compute(other, SET);
    compute(symbol, List.of("roc(1)"));

    storeMinutes(symbol, "2019-05-10T00:00:00Z");
    buildBars(symbol);
    FeatureRunner.Result second = compute(symbol, SET);

    assertThat(second.values()).isEqualTo(COLUMNS * second.rows());
    assertThat(compute(other, SET).values()).isZero();
    // The columns of another set have no value for the new bars until it is computed.
    assertThat(rows(symbol, "roc_1")).filteredOn(row -> row.isNullAt(1)).hasSizeGreaterThan(10);
    assertThat(compute(symbol, List.of("roc(1)")).values()).isEqualTo(second.rows());
    assertThat(rows(symbol, "roc_1")).filteredOn(row -> row.isNullAt(1)).hasSize(1);
    assertThat(compute(symbol, SET).values()).isZero();
  }

  @Test
  void runThatFoundOtherRowsThanItReadIsRefused() {
    Symbol symbol = symbolWithBars("AUDUSD");
    compute(symbol, SET);
    ColumnTable features = lake.columns(FeaturesTable.TABLE);
    OwnedRange owned = OwnedRange.whole(partition(symbol), Map.of());
    TakenVersions planned = features.taken();
    compute(symbol, List.of("roc(1)"));

    assertThatThrownBy(
            () -> features.replace(List.of(owned), List.of(), "features", planned, Map.of("x", 1L)))
        .asInstanceOf(InstanceOfAssertFactories.type(BarlakeException.class))
        .extracting(BarlakeException::code)
        .isEqualTo(ErrorCode.COMMIT_CONFLICT);
  }

  @Test
  void featuresThatSomebodyElseChangedAreComputedAnew() {
    Symbol symbol = symbolWithBars("NZDUSD");
    FeatureRunner.Result first = compute(symbol, SET);
    ColumnTable features = lake.columns(FeaturesTable.TABLE);
    List<DataFile> none = List.of();
    features.replace(List.of(OwnedRange.whole(partition(symbol), Map.of())), none, "test");
    assertThat(rows(symbol, "sma_3")).isEmpty();

    assertThat(compute(symbol, SET).values()).isEqualTo(first.values());

    assertThat(rows(symbol, "sma_3")).hasSize((int) first.rows());
  }

  @Test
  void restoredFeaturesAreComputedAnew() {
    Symbol symbol = symbolWithBars("USDCAD");
    FeatureRunner.Result first = compute(symbol, SET);
    compute(symbol, List.of("roc(1)"));
    TableRestore restore = new TableRestore(lake, FeaturesTable.TABLE);
    restore.restore(restore.to(first.version()));

    assertThat(compute(symbol, SET).values()).isEqualTo(first.values());
    assertThat(compute(symbol, List.of("roc(1)")).values()).isEqualTo(first.rows());
  }

  @Test
  void changedBarsOfTheOtherSymbolAreTakenIn() {
    Symbol symbol = symbolWithBars("EURGBP");
    Symbol other = symbolWithBars("EURCHF");
    List<String> set = List.of("corr(3, EURCHF)", "rsi(2)@4h");
    long rows = compute(symbol, set).rows();
    assertThat(compute(symbol, set).values()).isZero();

    storeMinutes(other, "2019-05-10T00:00:00Z");
    buildBars(other);

    assertThat(compute(symbol, set).values()).isEqualTo(rows);
    assertThat(compute(symbol, set).values()).isZero();
  }

  @Test
  void otherSymbolThatIsNotThereIsRefused() {
    Symbol symbol = symbolWithBars("EURAUD");

    assertThatThrownBy(() -> compute(symbol, List.of("corr(3, EURNOK)")))
        .isInstanceOf(BarlakeException.class)
        .hasMessageStartingWith("Cannot compute features: unknown symbol \"EURNOK\". ");
  }

  private static Symbol symbolWithBars(String name) {
    Symbol symbol = new Symbol(name);
    storeMinutes(symbol, "2019-05-09T00:00:00Z");
    buildBars(symbol);
    return symbol;
  }

  private static void storeMinutes(Symbol symbol, String until) {
    SeededMinutes.store(
        lake,
        Source.HISTDATA,
        symbol,
        Side.BID,
        SeededMinutes.between("2019-05-08T00:00:00Z", until, 1.12, 5));
  }

  private static void buildBars(Symbol symbol) {
    new BarResampler(lake, Instruments.load(), Progress.NONE)
        .build(Source.HISTDATA, List.of(symbol), List.of(Timeframe.HOUR));
  }

  private static FeatureRunner.Result compute(Symbol symbol, List<String> set) {
    return runner().compute(Source.HISTDATA, List.of(symbol), List.of(Timeframe.HOUR), set);
  }

  private static List<FeatureRunner.Planned> plan(Symbol symbol, List<String> set) {
    return runner().plan(Source.HISTDATA, List.of(symbol), List.of(Timeframe.HOUR), set);
  }

  private static FeatureRunner runner() {
    return new FeatureRunner(lake, Instruments.load(), Progress.NONE);
  }

  private static Map<String, String> partition(Symbol symbol) {
    return Map.of(
        FeaturesTable.SOURCE, "histdata",
        FeaturesTable.FRAME, "1h",
        FeaturesTable.SYMBOL, symbol.name());
  }

  private static List<Row> rows(Symbol symbol, String... columns) {
    return lake.read(FeaturesTable.TABLE)
        .where("symbol = '" + symbol + "'")
        .select("ts", columns)
        .orderBy("ts")
        .collectAsList();
  }
}
