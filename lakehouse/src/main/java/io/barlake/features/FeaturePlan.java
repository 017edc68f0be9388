package io.barlake.features;

import io.barlake.bars.StoredBars;
import io.barlake.bars.Timeframe;
import io.barlake.config.Instruments;
import io.barlake.features.indicator.PairIndicator;
import io.barlake.market.Source;
import io.barlake.market.Symbol;
import io.barlake.market.calendar.TradingCalendar;
import io.barlake.tables.ColumnTable;
import io.barlake.tables.TableChanges;
import io.barlake.tables.TableDefinition;
import io.barlake.tables.Tables;
import io.barlake.tables.TakenVersions;
import io.barlake.tables.columns.DataFile;
import io.barlake.tables.schema.BarsTable;
import io.barlake.tables.schema.FeaturesTable;
import io.barlake.tables.schema.MinuteBarsTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Decides which indicators have to be computed for a symbol and frame: those that are not stored,
 * or not from these bars by this definition. What is stored besides stays as it is, and stays
 * known.
 */
final class FeaturePlan {
  private final Tables tables;
  private final Source source;
  private final Instruments instruments;
  private final StoredBars.Finder bars;
  private final FeatureSet set;
  private final ColumnTable.State stored;
  private final TakenVersions taken;
  private final Map<Timeframe, BarsOfFrame> barTables = new HashMap<>();

  final List<FeatureWork> work = new ArrayList<>();
  final Map<String, Long> takes = new TreeMap<>();

  FeaturePlan(
      Tables tables,
      Source source,
      Instruments instruments,
      StoredBars.Finder bars,
      FeatureSet set,
      ColumnTable.State stored,
      TakenVersions taken) {
    this.tables = tables;
    this.source = source;
    this.instruments = instruments;
    this.bars = bars;
    this.set = set;
    this.stored = stored;
    this.taken = taken;
  }

  /** Adds what there is to do for the bars of a symbol and frame. */
  void add(Symbol symbol, Timeframe frame) {
    TradingCalendar calendar = instruments.calendar(symbol);
    StoredBars found = bars.find(symbol, frame, calendar);
    Map<String, String> partition = partition(frame, symbol);
    BarsOfFrame from = barTables.computeIfAbsent(frame, BarsOfFrame::new);
    String series = from.writer(symbol);
    Map<String, Long> known = taken.findAll(series, partition);

    List<Feature> missing = new ArrayList<>();
    Map<Symbol, FeatureWork.Other> others = new HashMap<>();
    for (Feature feature : set.features()) {
      Long version = known.get(series + mark(feature, calendar));
      Optional<Symbol> other = other(feature);
      if (version == null
          || from.changedSince(version, symbol)
          || other.filter(one -> from.changedSince(version, one)).isPresent()) {
        missing.add(feature);
        other.ifPresent(one -> others.computeIfAbsent(one, any -> barsOf(one, frame)));
      }
    }
    if (missing.isEmpty()) {
      return;
    }
    FeatureWork one =
        new FeatureWork(
            partition,
            found,
            calendar,
            frame,
            new ArrayList<>(missing.stream().map(Feature::definition).toList()),
            others,
            new ArrayList<>(stored.find(partition, Long.MIN_VALUE, Long.MAX_VALUE)));
    one.requireHistoryIfShort();
    work.add(one);
    Set<String> computed = new HashSet<>();
    for (Feature feature : missing) {
      computed.add(feature.label());
      takes.put(series + mark(feature, calendar), from.version());
    }
    known.forEach(
        (writer, version) -> {
          if (!computed.contains(writer.substring(series.length()).split(" ", 2)[0])) {
            takes.put(writer, version);
          }
        });
  }

  private FeatureWork.Other barsOf(Symbol other, Timeframe frame) {
    TradingCalendar calendar = instruments.calendar(other);
    Symbol known = bars.symbols(List.of(other)).get(0);
    return new FeatureWork.Other(bars.find(known, frame, calendar), calendar);
  }

  private static Optional<Symbol> other(Feature feature) {
    return feature.indicator() instanceof PairIndicator pair
        ? Optional.of(pair.other())
        : Optional.empty();
  }

  /** What the name of a mark ends with. */
  private String mark(Feature feature, TradingCalendar calendar) {
    List<TradingCalendar> calendars = new ArrayList<>(List.of(calendar));
    other(feature).map(instruments::calendar).ifPresent(calendars::add);
    return feature.label() + " " + feature.fingerprint(calendars);
  }

  private Map<String, String> partition(Timeframe frame, Symbol symbol) {
    return Map.of(
        FeaturesTable.SOURCE, source.name(),
        FeaturesTable.FRAME, frame.label(),
        FeaturesTable.SYMBOL, symbol.name());
  }

  /** The table that has the bars of a frame, as this run sees it. */
  private final class BarsOfFrame {
    private final Timeframe frame;
    private final TableDefinition definition;
    private final ColumnTable table;
    private final String id;
    private final Map<Long, Optional<TableChanges>> changes = new HashMap<>();

    BarsOfFrame(Timeframe frame) {
      this.frame = frame;
      this.definition = frame.equals(Timeframe.MINUTE) ? MinuteBarsTable.TABLE : BarsTable.TABLE;
      this.table = tables.columns(definition);
      this.id = table.id();
    }

    long version() {
      return bars.version(frame);
    }

    /** What the marks of a series begin with. */
    String writer(Symbol symbol) {
      return String.join(
          " ", definition.name(), id, source.name(), symbol.name(), frame.label(), "");
    }

    boolean changedSince(long version, Symbol symbol) {
      if (version == version()) {
        return false;
      }
      Optional<TableChanges> since =
          changes.computeIfAbsent(version, any -> table.changes(version, version()));
      return since.isEmpty() || since.get().changed().stream().anyMatch(file -> isOf(file, symbol));
    }

    private boolean isOf(DataFile file, Symbol symbol) {
      Map<String, String> partition = file.partition();
      return source.name().equals(partition.get(BarsTable.SOURCE))
          && symbol.name().equals(partition.get(BarsTable.SYMBOL))
          && frame.label().equals(partition.getOrDefault(BarsTable.FRAME, frame.label()));
    }
  }
}
