package io.barlake.backtest;

import io.barlake.BarlakeException;
import io.barlake.backtest.SweepDefinition.Period;
import io.barlake.backtest.SweepDefinition.Unit;
import io.barlake.backtest.SweepWork.Market;
import io.barlake.bars.StoredBars;
import io.barlake.bars.Timeframe;
import io.barlake.config.Instruments;
import io.barlake.market.Instrument;
import io.barlake.market.PriceScale;
import io.barlake.market.Source;
import io.barlake.market.calendar.TradingCalendar;
import io.barlake.tables.Tables;
import io.barlake.tables.schema.ArchivesTable;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Finds the bars of a sweep and names it: the id is a hash of what is asked, of the bars, of the
 * length of a tick and of the costs. Nothing is written.
 */
final class SweepPlanner {
  private final Tables tables;
  private final Instruments instruments;

  SweepPlanner(Tables tables, Instruments instruments) {
    this.tables = tables;
    this.instruments = instruments;
  }

  private record Fingerprint(String sha256, int bars) implements Serializable {}

  PlannedSweep plan(SweepDefinition definition) {
    Source source = definition.inputs().source();
    StoredBars.Finder finder = new StoredBars.Finder(tables, source, "Cannot sweep");
    finder.symbols(definition.inputs().symbols());
    List<Market> markets = markets(definition, finder);
    List<Fingerprint> prints = fingerprints(markets);
    Map<String, String> inputs = new TreeMap<>();
    StringBuilder all = new StringBuilder();
    long bars = 0;
    for (int m = 0; m < markets.size(); m++) {
      Market market = markets.get(m);
      Fingerprint print = prints.get(m);
      requireBars(market, print, definition.inputs().period());
      String name = market.symbol() + " " + market.frame();
      long version = finder.version(Timeframe.parse(market.frame()));
      inputs.put(name, "version " + version + ", sha256 " + print.sha256());
      all.append(name).append(' ').append(print.sha256()).append('\n');
      all.append(market.costs()).append(' ').append(market.decimals()).append('\n');
      bars += print.bars();
    }
    String id = definition.id(all.toString());
    return new PlannedSweep(
        definition,
        new SweepRunner.Plan(
            id,
            definition.trials(),
            List.copyOf(inputs.keySet()),
            bars,
            guesses(definition),
            Optional.empty()),
        new SweepWork(id, definition.strategy(), definition.space(), definition.exits(), markets),
        inputs);
  }

  private List<Market> markets(SweepDefinition definition, StoredBars.Finder finder) {
    Period period = definition.inputs().period();
    Map<String, Integer> decimals = decimals(definition.inputs().source());
    List<Market> markets = new ArrayList<>();
    for (Unit unit : definition.units()) {
      Instrument instrument = instruments.find(unit.symbol());
      Timeframe frame = Timeframe.parse(unit.frame());
      TradingCalendar calendar = instruments.calendar(unit.symbol());
      PriceScale scale =
          new PriceScale(decimals.getOrDefault(unit.symbol().name(), instrument.digits()));
      markets.add(
          new Market(
              unit.symbol(),
              frame.label(),
              finder.find(unit.symbol(), frame, calendar),
              period.from(),
              period.to(),
              scale.decimals(),
              calendar,
              definition.costs().modelFor(instrument, scale)));
    }
    return markets;
  }

  /** The finest decimals seen for each symbol of the source: a tick is the same in every frame. */
  Map<String, Integer> decimals(Source source) {
    Map<String, Integer> decimals = new HashMap<>();
    for (Row row :
        tables
            .read(ArchivesTable.TABLE)
            .where(functions.col(ArchivesTable.SOURCE).equalTo(source.name()))
            .groupBy(ArchivesTable.SYMBOL)
            .agg(functions.max(ArchivesTable.DECIMALS))
            .collectAsList()) {
      decimals.put(row.getString(0), row.getInt(1));
    }
    return decimals;
  }

  private List<Fingerprint> fingerprints(List<Market> markets) {
    return SweepTasks.named(tables, "Reading the bars of " + markets.size() + " markets")
        .parallelize(markets, markets.size())
        .map(
            market -> {
              StoredBars.Dated dated = market.bars().read().between(market.from(), market.to());
              return new Fingerprint(BarFingerprint.of(dated), dated.bars().size());
            })
        .collect();
  }

  private static void requireBars(Market market, Fingerprint print, Period period) {
    if (print.bars() > 0) {
      return;
    }
    if (period.equals(Period.ALL)) {
      throw BarlakeException.badInput(
          "Cannot sweep %s %s: its only bar has not ended yet. Ingest more archives or choose a"
              + " shorter frame.",
          market.symbol(), market.frame());
    }
    throw BarlakeException.badInput(
        "Cannot sweep %s %s: no bar lies in the period %s. Change the period of the sweep.",
        market.symbol(), market.frame(), period);
  }

  /** The symbols of which spread and session are guessed. */
  private List<String> guesses(SweepDefinition definition) {
    return definition.inputs().symbols().stream()
        .filter(symbol -> !instruments.knows(symbol))
        .map(symbol -> symbol.name())
        .toList();
  }
}
