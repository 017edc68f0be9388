package io.barlake.bars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barlake.BarlakeException;
import io.barlake.Progress;
import io.barlake.bars.event.EventBarBuilder;
import io.barlake.bars.event.EventBars;
import io.barlake.bars.event.EventRule;
import io.barlake.bars.event.Events;
import io.barlake.bars.kernel.MinuteSeries;
import io.barlake.config.Instruments;
import io.barlake.market.PriceScale;
import io.barlake.market.Side;
import io.barlake.market.Source;
import io.barlake.market.Symbol;
import io.barlake.tables.OwnedRange;
import io.barlake.tables.TableDefinition;
import io.barlake.tables.Tables;
import io.barlake.tables.columns.ColumnBatch;
import io.barlake.tables.columns.DataFile;
import io.barlake.tables.schema.EventBarsTable;
import io.barlake.tables.schema.MinuteBarsTable;
import io.barlake.tables.schema.TicksTable;
import io.barlake.testing.LocalLakehouse;
import io.barlake.testing.MarketCalendars;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventResamplerTest {
  private static final Symbol EURUSD = new Symbol("EURUSD");
  private static final PriceScale SCALE = new PriceScale(5);
  private static final int TICKS = 5_000;

  @TempDir Path folder;

  @Test
  void barsOfMinutesOverTheEndOfAYearAreThoseOfTheKernel() {
    Tables tables = LocalLakehouse.in(folder);
    MinuteSeries minutes =
        SeededMinutes.between("2018-11-28T00:00:00Z", "2019-02-05T00:00:00Z", 1.1, 3);
    SeededMinutes.store(tables, Source.HISTDATA, EURUSD, Side.BID, minutes);

    EventResampler.Result first = build(tables, List.of("range:40", "renko:15"), List.of());
    List<String> found = rows(tables, "bid");
    EventResampler.Result again = build(tables, List.of("renko:15", "range:40"), List.of());

    assertThat(found)
        .isEqualTo(kernel(List.of("range:40", "renko:15"), Events.ofMinutes(minutes), "minutes"))
        .hasSize((int) first.bars());
    assertThat(rows(tables, "bid")).isEqualTo(found);
    assertThat(again.bars()).isEqualTo(first.bars());
  }

  @Test
  void ticksAreTakenWhereTheyAreKeptAndGiveAskAndMidToo() {
    Tables tables = LocalLakehouse.in(folder);
    SeededMinutes.store(
        tables,
        Source.HISTDATA,
        EURUSD,
        Side.BID,
        SeededMinutes.between("2019-02-11T00:00:00Z", "2019-02-12T00:00:00Z", 1.1, 3));
    long[] stamps = new long[TICKS];
    double[] bid = new double[TICKS];
    double[] ask = new double[TICKS];
    double[] mid = new double[TICKS];
    double[] unknown = new double[TICKS];
    Random random = new Random(9);
    long at = Instant.parse("2019-02-11T20:00:00Z").getEpochSecond() * 1_000_000;
    long price = 110_000;
    for (int i = 0; i < TICKS; i++) {
      at += random.nextInt(20_000) * 1_000L;
      price += random.nextInt(9) - 4;
      stamps[i] = at;
      bid[i] = SCALE.price(price);
      ask[i] = SCALE.price(price + 5 + random.nextInt(5));
      mid[i] = (bid[i] + ask[i]) / 2;
      unknown[i] = Double.NaN;
    }
    store(tables, stamps, bid, ask);
    List<String> rules = List.of("ticks:100", "imbalance:20");

    build(tables, rules, List.of(Side.BID, Side.ASK, Side.MID));

    assertThat(rows(tables, "bid"))
        .isEqualTo(kernel(rules, Events.ofTicks(stamps, bid, unknown), "ticks"));
    assertThat(rows(tables, "ask"))
        .isEqualTo(kernel(rules, Events.ofTicks(stamps, ask, unknown), "ticks"));
    assertThat(rows(tables, "mid"))
        .isEqualTo(kernel(rules, Events.ofTicks(stamps, mid, unknown), "ticks"));
  }

  @Test
  void barsAreAllOfTicksOrAllOfMinutesAndDaysWithoutTicksAreTold() {
    Tables tables = LocalLakehouse.in(folder);
    MinuteSeries minutes =
        SeededMinutes.between("2019-02-10T22:00:00Z", "2019-02-15T22:00:00Z", 1.1, 3);
    SeededMinutes.store(tables, Source.HISTDATA, EURUSD, Side.BID, minutes);
    // Of Tuesday every minute has a tick, of Wednesday some.
    long tuesday = Instant.parse("2019-02-11T22:00:00Z").getEpochSecond() * 1_000_000;
    MinuteSeries ticked = minutes.between(tuesday, tuesday + 40 * 3_600_000_000L);
    double[] ask = Arrays.stream(ticked.close()).map(bid -> bid + 1e-4).toArray();
    store(tables, ticked.openMicros(), ticked.close(), ask);
    double[] unknown = new double[ticked.size()];
    Arrays.fill(unknown, Double.NaN);
    Events ticks = Events.ofTicks(ticked.openMicros(), ticked.close(), unknown);

    EventResampler.Result built = build(tables, List.of("range:40"), List.of());

    assertThat(rows(tables, "bid")).isEqualTo(kernel(List.of("range:40"), ticks, "ticks"));
    LocalDate monday = LocalDate.of(2019, 2, 11);
    assertThat(built.ticks())
        .containsExactly(
            new TickCoverage(
                EURUSD,
                Side.BID,
                5,
                List.of(
                    new DateRange(monday, monday),
                    new DateRange(monday.plusDays(3), monday.plusDays(4))),
                3,
                1));

    EventResampler.Result ofMinutes =
        new EventResampler(tables, Instruments.load(), Progress.NONE)
            .buildOfMinutes(Source.HISTDATA, List.of(), List.of("range:40"), List.of());

    assertThat(rows(tables, "bid"))
        .isEqualTo(kernel(List.of("range:40"), Events.ofMinutes(minutes), "minutes"));
    assertThat(ofMinutes.ticks()).isEmpty();
  }

  @Test
  void filesOfAForeignWriterWithoutStatisticsAreBuiltFrom() {
    Tables tables = LocalLakehouse.in(folder);
    MinuteSeries minutes =
        SeededMinutes.between("2019-02-11T00:00:00Z", "2019-02-12T00:00:00Z", 1.1, 3);
    SeededMinutes.store(tables, Source.HISTDATA, EURUSD, Side.BID, minutes);
    writeWithoutStatistics(tables, MinuteBarsTable.TABLE);

    build(tables, List.of("range:40"), List.of());

    assertThat(rows(tables, "bid"))
        .isEqualTo(kernel(List.of("range:40"), Events.ofMinutes(minutes), "minutes"));

    double[] unknown = new double[minutes.size()];
    Arrays.fill(unknown, Double.NaN);
    store(tables, minutes.openMicros(), minutes.close(), unknown);
    writeWithoutStatistics(tables, TicksTable.TABLE);

    EventResampler.Result built = build(tables, List.of("range:40"), List.of());

    Events ticks = Events.ofTicks(minutes.openMicros(), minutes.close(), unknown);
    assertThat(rows(tables, "bid")).isEqualTo(kernel(List.of("range:40"), ticks, "ticks"));
    assertThat(built.ticks()).allMatch(TickCoverage::isWhole).hasSize(1);
  }

  private static void writeWithoutStatistics(Tables tables, TableDefinition definition) {
    String table = tables.lake().sqlName(definition);
    tables.spark().conf().set("spark.databricks.delta.stats.collect", "false");
    try {
      tables
          .spark()
          .sql("INSERT OVERWRITE " + table + " SELECT * FROM " + table + " WHERE symbol = 'EURUSD'")
          .collectAsList();
    } finally {
      tables.spark().conf().unset("spark.databricks.delta.stats.collect");
    }
  }

  @Test
  void sideThatIsNotThereIsRefused() {
    Tables tables = LocalLakehouse.in(folder);
    SeededMinutes.store(
        tables,
        Source.HISTDATA,
        EURUSD,
        Side.BID,
        SeededMinutes.between("2019-02-11T00:00:00Z", "2019-02-12T00:00:00Z", 1.1, 3));

    assertThatThrownBy(() -> build(tables, List.of("range:20"), List.of(Side.ASK)))
        .hasStackTraceContaining(
            "Cannot build ask bars of EURUSD: the lake has minutes of bid alone. Ingest archives of"
                + " quotes with --more-sides.");
    assertThatThrownBy(() -> build(tables, List.of("range:x"), List.of()))
        .isInstanceOf(BarlakeException.class)
        .hasMessageStartingWith("Unknown bar \"range:x\"");
    assertThat(tables.exists(EventBarsTable.TABLE)).isFalse();
  }

  private static EventResampler.Result build(Tables tables, List<String> rules, List<Side> sides) {
    return new EventResampler(tables, Instruments.load(), Progress.NONE)
        .build(Source.HISTDATA, List.of(), rules, sides);
  }

  private static void store(Tables tables, long[] stamps, double[] bid, double[] ask) {
    Map<String, String> partition =
        Map.of(TicksTable.SOURCE, "histdata", TicksTable.SYMBOL, "EURUSD", TicksTable.YEAR, "2019");
    int[] lines = new int[stamps.length];
    Arrays.setAll(lines, line -> line + 1);
    DataFile file =
        tables
            .columns(TicksTable.TABLE)
            .files()
            .open()
            .write(
                partition,
                ColumnBatch.ofRows(stamps.length)
                    .text(TicksTable.SIDE, "bid")
                    .longs(TicksTable.TS, stamps)
                    .doubles(TicksTable.PRICE, bid)
                    .doubles(TicksTable.ASK, ask)
                    .absent(TicksTable.VOLUME)
                    .absent(TicksTable.ASK_VOLUME)
                    .sameLong(TicksTable.ARCHIVE, 1)
                    .ints(TicksTable.LINE, lines)
                    .build());
    tables
        .columns(TicksTable.TABLE)
        .replace(List.of(OwnedRange.whole(partition, Map.of())), List.of(file), "test");
  }

  private static List<String> rows(Tables tables, String side) {
    return tables
        .read(EventBarsTable.TABLE)
        .where("side = '" + side + "'")
        .orderBy("rule", "session_date", "number")
        .select("rule", "number", "open", "high", "low", "close", "ticks", "complete", "made_of")
        .collectAsList()
        .stream()
        .map(Row::toString)
        .toList();
  }

  private static List<String> kernel(List<String> rules, Events events, String madeOf) {
    List<String> rows = new ArrayList<>();
    for (String rule : rules.stream().sorted().toList()) {
      EventBars bars =
          new EventBarBuilder(MarketCalendars.FOREX, SCALE).build(EventRule.parse(rule), events);
      for (int bar = 0; bar < bars.size(); bar++) {
        rows.add(
            "["
                + rule
                + ","
                + bars.number()[bar]
                + ","
                + bars.open()[bar]
                + ","
                + bars.high()[bar]
                + ","
                + bars.low()[bar]
                + ","
                + bars.close()[bar]
                + ","
                + (bars.ticks()[bar] == 0 ? "null" : bars.ticks()[bar])
                + ","
                + bars.complete()[bar]
                + ","
                + madeOf
                + "]");
      }
    }
    return rows;
  }
}
