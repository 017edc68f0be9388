package io.barlake.backtest;

import io.barlake.BarlakeException;
import io.barlake.Sha256;
import io.barlake.backtest.SweepDefinition.Period;
import io.barlake.backtest.SweepWork.Market;
import io.barlake.backtest.account.AccountRules;
import io.barlake.backtest.account.Contract;
import io.barlake.backtest.account.ExchangeRate;
import io.barlake.backtest.costs.CostModel;
import io.barlake.backtest.costs.SpreadRule;
import io.barlake.bars.StoredBars;
import io.barlake.bars.Timeframe;
import io.barlake.config.Instruments;
import io.barlake.market.Instrument;
import io.barlake.market.PriceScale;
import io.barlake.market.Source;
import io.barlake.market.Symbol;
import io.barlake.market.calendar.TradingCalendar;
import io.barlake.tables.Tables;
import io.barlake.tables.schema.ArchivesTable;
import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Finds the bars of a sweep and what trading them costs, and names it: the id is a hash of what is
 * asked, of the bars, of the length of a tick and of the costs. Nothing is written.
 */
final class SweepPlanner {
  private final Tables tables;
  private final Instruments instruments;

  SweepPlanner(Tables tables, Instruments instruments) {
    this.tables = tables;
    this.instruments = instruments;
  }

  /**
   * What a sweep reads of one market.
   *
   * @param spreads how many bars know their own
   * @param rates the rates at which its profit is counted, hashed
   * @param minutes below the bars that are read, and their hash
   */
  private record Fingerprint(
      String sha256, int bars, int spreads, String rates, int minutes, String minutesSha256)
      implements Serializable {}

  /** A market, and in words where its spread comes from. */
  private record Priced(Market market, Function<Fingerprint, String> spread) {}

  /** What makes markets of symbols and frames. */
  private record Workshop(
      SweepDefinition definition,
      StoredBars.Finder finder,
      ExchangeRates rates,
      Map<String, Integer> decimals,
      MeasuredSpreads spreads,
      Map<Symbol, Optional<MeasuredSpreads.Found>> measured) {}

  PlannedSweep plan(SweepDefinition definition) {
    Source source = definition.inputs().source();
    StoredBars.Finder finder = new StoredBars.Finder(tables, source, "Cannot sweep");
    finder.symbols(definition.inputs().symbols());
    List<List<Priced>> units = markets(definition, finder);
    List<Place> places =
        units.stream().map(unit -> new Place(unit.stream().map(Priced::market).toList())).toList();
    List<Priced> priced = units.stream().flatMap(List::stream).toList();
    List<Market> markets = priced.stream().map(Priced::market).toList();
    List<Fingerprint> prints = fingerprints(markets);
    Map<String, String> inputs = new TreeMap<>();
    Map<String, String> spreads = new TreeMap<>();
    StringBuilder all = new StringBuilder();
    long bars = 0;
    long minutes = 0;
    for (int m = 0; m < markets.size(); m++) {
      Market market = markets.get(m);
      Fingerprint print = prints.get(m);
      requireBars(market, print, definition.inputs().period());
      String name = market.symbol() + " " + market.frame();
      long version = finder.version(Timeframe.parse(market.frame()));
      spreads.put(name, priced.get(m).spread().apply(print));
      inputs.put(
          name,
          "version " + version + ", sha256 " + print.sha256() + ", spread " + spreads.get(name));
      all.append(name).append(' ').append(print.sha256()).append('\n');
      all.append(market.costs()).append(' ').append(market.decimals()).append('\n');
      if (definition.account().sized()) {
        all.append(market.contract()).append(' ').append(print.rates()).append('\n');
      }
      if (market.asksMinutes()) {
        all.append("minutes ").append(print.minutesSha256()).append('\n');
      }
      bars += print.bars();
      minutes += print.minutes();
    }
    String id = definition.id(all.toString());
    return new PlannedSweep(
        definition,
        new SweepRunner.Plan(
            id, definition.trials(), spreads, bars, minutes, guesses(definition), Optional.empty()),
        new SweepWork(
            id,
            definition.strategy(),
            definition.space(),
            definition.rules(),
            definition.account(),
            places),
        inputs);
  }

  /** Of each unit of the definition its markets. */
  private List<List<Priced>> markets(SweepDefinition definition, StoredBars.Finder finder) {
    Source source = definition.inputs().source();
    Workshop workshop =
        new Workshop(
            definition,
            finder,
            new ExchangeRates(finder, instruments),
            decimals(source),
            new MeasuredSpreads(tables, source),
            new HashMap<>());
    return definition.units().stream()
        .map(
            unit ->
                unit.symbols().stream()
                    .map(symbol -> market(workshop, symbol, Timeframe.parse(unit.frame())))
                    .toList())
        .toList();
  }

  private Priced market(Workshop workshop, Symbol symbol, Timeframe frame) {
    SweepDefinition definition = workshop.definition();
    Instrument instrument = instruments.find(symbol);
    TradingCalendar calendar = instruments.calendar(symbol);
    PriceScale scale =
        new PriceScale(workshop.decimals().getOrDefault(symbol.name(), instrument.digits()));
    Optional<MeasuredSpreads.Found> found =
        definition.costs().spread().heedsMeasured()
            ? workshop
                .measured()
                .computeIfAbsent(
                    symbol,
                    any ->
                        workshop
                            .spreads()
                            .of(
                                symbol,
                                calendar,
                                scale.decimals(),
                                other ->
                                    decimals(other)
                                        .getOrDefault(symbol.name(), instrument.digits())))
            : Optional.empty();
    CostModel costs =
        definition
            .costs()
            .modelFor(instrument, scale, calendar, found.map(MeasuredSpreads.Found::profile));
    AccountRules account = definition.account();
    Period period = definition.inputs().period();
    return new Priced(
        new Market(
            symbol,
            frame.label(),
            workshop.finder().find(symbol, frame, calendar),
            workshop.finder().find(symbol, Timeframe.MINUTE, calendar),
            definition.exits().inside(),
            period.from(),
            period.to(),
            scale.decimals(),
            calendar,
            costs,
            Contract.of(instrument.lot(), scale),
            account.sized()
                ? workshop.rates().of(instrument, account.currency(), frame)
                : ExchangeRate.ONE),
        print -> words(definition.costs().spread(), found, print));
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
              StoredBars.Dated dated = market.dated();
              boolean own = market.costs().spread().ofBars();
              int known =
                  own ? (int) Arrays.stream(dated.spreadTicks()).filter(s -> s > 0).count() : 0;
              String sha256 = BarFingerprint.of(dated, known > 0);
              double[] rates = market.rate().at(dated.bars().openMicros());
              Optional<StoredBars.Dated> minutes =
                  market.asksMinutes() ? Optional.of(market.below(dated.side())) : Optional.empty();
              return new Fingerprint(
                  sha256,
                  dated.bars().size(),
                  known,
                  Sha256.shortOf(Arrays.toString(rates)),
                  minutes.map(found -> found.bars().size()).orElse(0),
                  minutes.map(found -> BarFingerprint.of(found, false)).orElse(""));
            })
        .collect();
  }

  /** Where a spread comes from. */
  private static String words(
      SpreadRule rule, Optional<MeasuredSpreads.Found> measured, Fingerprint print) {
    if (!rule.heedsMeasured()) {
      return rule.text() + " ticks";
    }
    String others =
        measured
            .map(
                found ->
                    String.format(
                        Locale.ROOT,
                        "by the hour of the week, of %,d minutes of %s",
                        found.minutes(),
                        found.source()))
            .orElse("typical, wider where a session begins");
    double known = (double) print.spreads() / print.bars();
    return known == 0
        ? others
        : String.format(Locale.ROOT, "of the bars (%.0f %%), else %s", 100 * known, others);
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
