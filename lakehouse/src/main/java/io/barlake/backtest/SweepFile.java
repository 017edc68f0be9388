package io.barlake.backtest;

import io.barlake.backtest.SweepDefinition.Inputs;
import io.barlake.backtest.SweepDefinition.Keep;
import io.barlake.backtest.SweepDefinition.Period;
import io.barlake.backtest.definition.FileSection;
import io.barlake.backtest.entries.EntryRules;
import io.barlake.backtest.entries.OrderKind;
import io.barlake.backtest.exits.DistanceUnit;
import io.barlake.backtest.exits.ExitRules;
import io.barlake.backtest.exits.InsideBar;
import io.barlake.backtest.grid.ParameterRange;
import io.barlake.backtest.grid.ParameterSpace;
import io.barlake.backtest.kernel.TradeRules;
import io.barlake.backtest.metrics.Metric;
import io.barlake.backtest.strategy.Strategy;
import io.barlake.backtest.strategy.StrategyChoice;
import io.barlake.backtest.strategy.StrategyNumber;
import io.barlake.bars.Timeframe;
import io.barlake.market.Source;
import io.barlake.market.Symbol;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads a sweep file, key by key; every mistake is told with its line. */
final class SweepFile {
  private static final long DEFAULT_MAX_TRIALS = 5_000_000;

  /** The block of a file that holds nothing else. */
  static final String ROOT = "sweep";

  private static final String STRATEGY = "strategy";
  private static final String RULES = "rules";
  private static final String ENTRY = "entry";
  private static final String ORDER = "order";
  private static final String EXITS = "exits";
  private static final List<String> KEYS =
      List.of(
          STRATEGY,
          RULES,
          "source",
          "symbols",
          "frames",
          "period",
          NamedStrategy.PARAMETERS,
          ENTRY,
          EXITS,
          NamedStrategy.WHERE,
          CostSection.KEY,
          AccountSection.KEY,
          "keep",
          "max-trials");
  private static final int MOST_KEPT = 10_000;
  private static final String RANDOM = "random-entries";
  private static final int USUAL_RANDOM = 100;
  private static final int MOST_RANDOM = 10_000;
  private static final String UNIT = "unit";
  private static final String ATR_WINDOW = "atr-window";
  private static final String INSIDE = "inside-bar";
  private static final int MOST_RANGE_WINDOW = 10_000;

  private SweepFile() {}

  /** Where the file names no source, the given one is taken. */
  static SweepDefinition read(FileSection sweep, Source defaultSource) {
    sweep.allowOnly(KEYS);
    NamedStrategy named = strategy(sweep);
    ParameterSpace space = space(sweep, named);
    SweepDefinition definition =
        new SweepDefinition(
            named.strategy(),
            inputs(sweep, defaultSource),
            space,
            new TradeRules(entries(sweep), exits(sweep)),
            CostSection.read(sweep),
            AccountSection.read(sweep, space),
            keep(sweep));
    requireTrials(sweep, definition);
    return definition;
  }

  private static Inputs inputs(FileSection sweep, Source defaultSource) {
    Source source =
        sweep.has("source")
            ? sweep.at("source", () -> new Source(sweep.word("source")))
            : defaultSource;
    List<Symbol> symbols = new ArrayList<>();
    for (String word : sweep.words("symbols")) {
      Symbol symbol = sweep.at("symbols", () -> Symbol.parse(word));
      if (symbols.contains(symbol)) {
        throw sweep.error("symbols", "Invalid \"symbols\": \"%s\" is listed twice.", symbol);
      }
      symbols.add(symbol);
    }
    List<String> frames = new ArrayList<>();
    for (String word : sweep.words("frames")) {
      String frame = sweep.at("frames", () -> Timeframe.parse(word).label());
      if (frames.contains(frame)) {
        throw sweep.error("frames", "Invalid \"frames\": \"%s\" is listed twice.", frame);
      }
      frames.add(frame);
    }
    return new Inputs(source, symbols, frames, period(sweep));
  }

  private static Period period(FileSection sweep) {
    if (!sweep.has("period")) {
      return Period.ALL;
    }
    FileSection section = sweep.section("period").allowOnly(List.of("from", "to"));
    LocalDate from = section.has("from") ? section.date("from") : Period.ALL.from();
    LocalDate to = section.has("to") ? section.date("to") : Period.ALL.to();
    if (from.isAfter(to)) {
      throw sweep.error("period", "Invalid period: from %s is after to %s.", from, to);
    }
    return new Period(from, to);
  }

  /** The one that is named, or that of the file's own rules. */
  private static NamedStrategy strategy(FileSection sweep) {
    if (!sweep.has(RULES)) {
      String name = sweep.wordOf(STRATEGY, STRATEGY, NamedStrategy.names());
      return sweep.at(STRATEGY, () -> NamedStrategy.of(name));
    }
    if (sweep.has(STRATEGY)) {
      throw sweep.error(
          RULES, "Invalid sweep: expected either a strategy by its name or rules, found both.");
    }
    FileSection rules = sweep.section(RULES).allowOnly(NamedStrategy.keys().toList());
    Set<String> declared =
        sweep.has(NamedStrategy.PARAMETERS)
            ? sweep.section(NamedStrategy.PARAMETERS).keys()
            : Set.of();
    return new NamedStrategy(
        sweep.at(RULES, () -> NamedStrategy.rules(RULES, rules, declared)), Optional.empty());
  }

  private static ParameterSpace space(FileSection sweep, NamedStrategy named) {
    Strategy strategy = named.strategy();
    List<FileSection> sections =
        Stream.concat(Stream.of(sweep), named.usual().stream())
            .filter(file -> file.has(NamedStrategy.PARAMETERS))
            .map(file -> file.section(NamedStrategy.PARAMETERS))
            .toList();
    List<String> names =
        Stream.concat(
                strategy.numbers().stream().map(StrategyNumber::name),
                strategy.choices().stream().map(StrategyChoice::name))
            .toList();
    sections.forEach(section -> section.allowOnly(names));
    ParameterSpace.Builder space = ParameterSpace.builder();
    for (StrategyNumber number : strategy.numbers()) {
      space.range(number.name(), range(holding(number.name(), sweep, sections), number));
    }
    ranges(sweep, EXITS, ExitRules.NUMBERS, space);
    ranges(sweep, ENTRY, EntryRules.NUMBERS, space);
    for (StrategyChoice choice : strategy.choices()) {
      space.choice(choice.name(), words(choice, sections));
    }
    Stream.concat(Stream.of(sweep), named.usual().stream())
        .filter(file -> file.has(NamedStrategy.WHERE))
        .findFirst()
        .ifPresent(file -> file.words(NamedStrategy.WHERE).forEach(space::where));
    String key = sweep.has(NamedStrategy.WHERE) ? NamedStrategy.WHERE : NamedStrategy.PARAMETERS;
    return sweep.at(key, space::build);
  }

  /** Those that the section gives. */
  private static void ranges(
      FileSection sweep, String key, List<StrategyNumber> numbers, ParameterSpace.Builder space) {
    if (sweep.has(key)) {
      FileSection section = sweep.section(key);
      numbers.stream()
          .filter(number -> section.has(number.name()))
          .forEach(number -> space.range(number.name(), range(section, number)));
    }
  }

  /** The first section that has the key; where none has, the one that will say so. */
  private static FileSection holding(String key, FileSection sweep, List<FileSection> sections) {
    return sections.stream()
        .filter(section -> section.has(key))
        .findFirst()
        .or(() -> sections.stream().findFirst())
        .orElseGet(() -> sweep.section(NamedStrategy.PARAMETERS));
  }

  private static List<String> words(StrategyChoice choice, List<FileSection> sections) {
    return sections.stream()
        .filter(section -> section.has(choice.name()))
        .findFirst()
        .map(section -> section.wordsOf(choice.name(), choice.name(), choice.words()))
        .orElseGet(() -> choice.words().subList(0, 1));
  }

  private static EntryRules entries(FileSection sweep) {
    if (!sweep.has(ENTRY)) {
      return EntryRules.MARKET;
    }
    FileSection section = sweep.section(ENTRY);
    List<String> numbers = EntryRules.NUMBERS.stream().map(StrategyNumber::name).toList();
    section.allowOnly(Stream.concat(numbers.stream(), Stream.of(ORDER, UNIT, ATR_WINDOW)).toList());
    OrderKind kind =
        section.oneOf(ORDER, ORDER, OrderKind.values(), OrderKind::word, OrderKind.MARKET);
    if (kind == OrderKind.MARKET && section.keys().stream().anyMatch(key -> !key.equals(ORDER))) {
      throw sweep.error(
          ENTRY,
          "Invalid entry: an order at the market has no distance. Set \"order\" to limit, stop or"
              + " oco, or leave the rest out.");
    }
    if (kind != OrderKind.MARKET && !section.has(EntryRules.DISTANCE)) {
      throw sweep.error(
          ENTRY,
          "Missing \"%s\": how far from the close does the %s order wait?",
          EntryRules.DISTANCE,
          kind.word());
    }
    return new EntryRules(kind, unit(section), rangeWindow(section));
  }

  private static DistanceUnit unit(FileSection section) {
    return section.oneOf(UNIT, UNIT, DistanceUnit.values(), DistanceUnit::word, DistanceUnit.TICKS);
  }

  private static int rangeWindow(FileSection section) {
    return section.has(ATR_WINDOW)
        ? (int) section.whole(ATR_WINDOW, 1, MOST_RANGE_WINDOW)
        : ExitRules.USUAL_RANGE_WINDOW;
  }

  private static ExitRules exits(FileSection sweep) {
    if (!sweep.has(EXITS)) {
      return ExitRules.NONE;
    }
    FileSection section = sweep.section(EXITS);
    List<String> numbers = ExitRules.NUMBERS.stream().map(StrategyNumber::name).toList();
    section.allowOnly(
        Stream.concat(numbers.stream(), Stream.of(UNIT, ATR_WINDOW, INSIDE)).toList());
    if (numbers.stream().noneMatch(section::has)) {
      throw sweep.error(
          EXITS, "Missing exits: expected at least one of %s.", String.join(", ", numbers));
    }
    InsideBar inside =
        section.oneOf(INSIDE, "order", InsideBar.values(), InsideBar::word, InsideBar.PESSIMISTIC);
    return new ExitRules(true, unit(section), rangeWindow(section), inside);
  }

  private static ParameterRange range(FileSection section, StrategyNumber number) {
    String name = number.name();
    ParameterRange range =
        section.has(name) && section.isSection(name) ? steps(section, number) : list(section, name);
    for (int i = 0; i < range.size(); i++) {
      if (!number.accepts(range.value(i))) {
        throw section.error(
            name,
            "Invalid value %s of \"%s\": expected %s.",
            BigDecimal.valueOf(range.value(i)).stripTrailingZeros().toPlainString(),
            name,
            number.expectation());
      }
    }
    return range;
  }

  private static ParameterRange list(FileSection section, String name) {
    List<BigDecimal> values = section.numbers(name);
    return section.at(name, () -> ParameterRange.list(values));
  }

  private static ParameterRange steps(FileSection section, StrategyNumber number) {
    String name = number.name();
    FileSection range = section.section(name);
    range.allowOnly(List.of("from", "to", "step", "log-steps"));
    BigDecimal from = range.number("from");
    BigDecimal to = range.number("to");
    if (!range.has("log-steps")) {
      BigDecimal step = range.number("step");
      return section.at(name, () -> ParameterRange.steps(from, to, step));
    }
    if (range.has("step")) {
      throw range.error("step", "Invalid range: expected either step or log-steps, found both.");
    }
    int count = (int) range.whole("log-steps", 2, ParameterRange.MOST_VALUES);
    return section.at(
        name,
        () ->
            number.kind() == StrategyNumber.Kind.WHOLE
                ? ParameterRange.wholeLogSteps(from, to, count)
                : ParameterRange.logSteps(from, to, count));
  }

  private static Keep keep(FileSection sweep) {
    if (!sweep.has("keep")) {
      return new Keep(10, Metric.SHARPE, USUAL_RANDOM);
    }
    FileSection section = sweep.section("keep").allowOnly(List.of("top", "by", RANDOM));
    int top = section.has("top") ? (int) section.whole("top", 0, MOST_KEPT) : 10;
    String by =
        section.has("by")
            ? section.wordOf("by", "metric", Metric.columns())
            : Metric.SHARPE.column();
    int random = section.has(RANDOM) ? (int) section.whole(RANDOM, 0, MOST_RANDOM) : USUAL_RANDOM;
    return new Keep(top, Metric.named(by).orElseThrow(), random);
  }

  private static void requireTrials(FileSection sweep, SweepDefinition definition) {
    long most =
        sweep.has("max-trials")
            ? sweep.whole("max-trials", 1, Integer.MAX_VALUE)
            : DEFAULT_MAX_TRIALS;
    if (definition.trials() == 0) {
      throw sweep.error("where", "Invalid sweep: no parameter set meets every constraint.");
    }
    if (definition.trials() > most) {
      throw sweep.error(
          "parameters",
          "Cannot plan %d trials: max-trials is %d. Widen the steps of the parameters or raise"
              + " max-trials.",
          definition.trials(),
          most);
    }
  }
}
