package io.barlake.publish;

import io.barlake.BarlakeException;
import io.barlake.tables.ColumnTable;
import io.barlake.tables.TableDefinition;
import io.barlake.tables.Tables;
import io.barlake.tables.columns.DataFile;
import io.barlake.tables.schema.BarsTable;
import io.barlake.tables.schema.MinuteBarsTable;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds the bars that are meant, in {@code market.bars} or, those of one minute, in {@code
 * market.bars_1m}. Of what is not there it says what is.
 */
final class SeriesLookup {
  private static final String MINUTE = "1m";
  private static final List<String> SIDES = List.of("bid", "trade", "mid", "ask");
  private static final Comparator<String> SHORTEST_FIRST =
      Comparator.comparingInt(SeriesLookup::unitOf)
          .thenComparingInt(String::length)
          .thenComparing(Comparator.naturalOrder());

  private final Tables tables;
  private final ColumnTable.State minutes;
  private final ColumnTable.State bars;

  SeriesLookup(Tables tables) {
    this.tables = tables;
    this.minutes = state(MinuteBarsTable.TABLE);
    this.bars = state(BarsTable.TABLE);
  }

  /** The place of a frame's unit among all; what stands behind an @ says where days begin. */
  private static int unitOf(String frame) {
    String length = frame.split("@", 2)[0];
    return "mhdwM".indexOf(length.charAt(length.length() - 1));
  }

  private ColumnTable.State state(TableDefinition table) {
    return tables.exists(table)
        ? tables.columns(table).state()
        : new ColumnTable.State(-1, List.of());
  }

  StoredSeries find(BarSelection asked) {
    requireMarket(asked);
    boolean ofMinutes = asked.frame().equals(MINUTE);
    TableDefinition table = ofMinutes ? MinuteBarsTable.TABLE : BarsTable.TABLE;
    Map<String, String> partition =
        ofMinutes
            ? Map.of(BarsTable.SOURCE, asked.source(), BarsTable.SYMBOL, asked.symbol())
            : Map.of(
                BarsTable.SOURCE,
                asked.source(),
                BarsTable.SYMBOL,
                asked.symbol(),
                BarsTable.FRAME,
                asked.frame());
    ColumnTable.FileAccess access = tables.columns(table).files();
    List<DataFile> files =
        (ofMinutes ? minutes : bars).find(partition, Long.MIN_VALUE, Long.MAX_VALUE);
    Map<DataFile, Set<String>> sides = new LinkedHashMap<>();
    files.forEach(file -> sides.put(file, access.texts(file, BarsTable.SIDE)));
    String side = side(asked, sides.values());
    List<DataFile> ofSide = files.stream().filter(file -> sides.get(file).contains(side)).toList();
    return new StoredSeries(table, access, ofSide, asked.ofSide(side));
  }

  private void requireMarket(BarSelection asked) {
    List<MarketKey> all = Stream.concat(markets(minutes), markets(bars)).distinct().toList();
    if (all.isEmpty()) {
      throw BarlakeException.badInput(
          "Cannot export bars: the lake \"%s\" has none yet. Run \"jobs/barlake ingest\" on your"
              + " archives first.",
          tables.lake().uri());
    }
    Predicate<MarketKey> any = market -> true;
    Set<String> sources = held(all, any, MarketKey::source);
    if (!sources.contains(asked.source())) {
      throw BarlakeException.badInput(
          "Unknown source \"%s\": the lake has bars of %s. Name one with --source.",
          asked.source(), String.join(", ", sources));
    }
    Predicate<MarketKey> ofSource = market -> market.source().equals(asked.source());
    Set<String> symbols = held(all, ofSource, MarketKey::symbol);
    if (!symbols.contains(asked.symbol())) {
      throw BarlakeException.badInput(
          "Unknown symbol \"%s\": the lake has bars of %s from \"%s\".",
          asked.symbol(), String.join(", ", symbols), asked.source());
    }
    Set<String> frames = new TreeSet<>(SHORTEST_FIRST);
    frames.addAll(
        held(
            all, ofSource.and(market -> market.symbol().equals(asked.symbol())), MarketKey::frame));
    if (!frames.contains(asked.frame())) {
      throw BarlakeException.badInput(
          "Unknown frame \"%s\": the lake has %s bars of %s from \"%s\". \"jobs/barlake bars\" builds"
              + " others.",
          asked.frame(), String.join(", ", frames), asked.symbol(), asked.source());
    }
  }

  private static Stream<MarketKey> markets(ColumnTable.State state) {
    return state.files().stream()
        .map(DataFile::partition)
        .map(
            partition ->
                new MarketKey(
                    partition.get(BarsTable.SOURCE),
                    partition.get(BarsTable.SYMBOL),
                    partition.getOrDefault(BarsTable.FRAME, MINUTE)));
  }

  private static Set<String> held(
      List<MarketKey> markets, Predicate<MarketKey> which, Function<MarketKey, String> what) {
    Set<String> values = new TreeSet<>();
    markets.stream().filter(which).map(what).forEach(values::add);
    return values;
  }

  private static String side(BarSelection asked, Collection<Set<String>> ofFiles) {
    NavigableSet<String> sides = new TreeSet<>(Comparator.comparingInt(SIDES::indexOf));
    ofFiles.forEach(sides::addAll);
    if (asked.side().equals(BarSelection.PREFERRED_SIDE)) {
      return sides.first();
    }
    if (!sides.contains(asked.side())) {
      throw BarlakeException.badInput(
          "Unknown side \"%s\": the lake has %s bars of %s at %s from \"%s\".",
          asked.side(), String.join(" and ", sides), asked.symbol(), asked.frame(), asked.source());
    }
    return asked.side();
  }
}
