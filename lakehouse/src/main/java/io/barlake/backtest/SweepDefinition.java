package io.barlake.backtest;

import io.barlake.BarlakeException;
import io.barlake.Sha256;
import io.barlake.backtest.account.AccountRules;
import io.barlake.backtest.costs.CostDefinition;
import io.barlake.backtest.definition.FileSection;
import io.barlake.backtest.exits.ExitRules;
import io.barlake.backtest.grid.ParameterSet;
import io.barlake.backtest.grid.ParameterSpace;
import io.barlake.backtest.kernel.ReferenceLoop;
import io.barlake.backtest.kernel.TradeRules;
import io.barlake.backtest.metrics.Metric;
import io.barlake.backtest.strategy.Strategies;
import io.barlake.backtest.strategy.Strategy;
import io.barlake.market.Source;
import io.barlake.market.Symbol;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What a sweep file asks for, validated: {@code conf/sweeps/moving-average-cross.conf} shows every
 * key. Trials are numbered from 0: symbols in the order of the file, in each the frames, in each
 * the parameter sets of the space.
 */
public record SweepDefinition(
    Strategy strategy,
    Inputs inputs,
    ParameterSpace space,
    TradeRules rules,
    CostDefinition costs,
    AccountRules account,
    Keep keep) {

  /** The bars of a sweep: one source, and every symbol in every frame. */
  public record Inputs(Source source, List<Symbol> symbols, List<String> frames, Period period) {
    public Inputs {
      symbols = List.copyOf(symbols);
      frames = List.copyOf(frames);
    }
  }

  /** Session days from the first to the last, both included. */
  public record Period(LocalDate from, LocalDate to) {
    public static final Period ALL = new Period(LocalDate.of(1, 1, 1), LocalDate.of(9999, 12, 31));

    public boolean contains(LocalDate day) {
      return !day.isBefore(from) && !day.isAfter(to);
    }

    /** As people say it: {@code 2019-01-01 to 2019-12-31}, {@code from 2019-01-01}. */
    @Override
    public String toString() {
      if (from.equals(ALL.from())) {
        return to.equals(ALL.to()) ? "of all bars" : "until " + to;
      }
      return to.equals(ALL.to()) ? "from " + from : from + " to " + to;
    }
  }

  /**
   * What is kept in full.
   *
   * @param top how many trials have their trades and equity stored
   * @param by the metric by which they are chosen
   * @param randomEntries draws of random times with which each of the first {@value
   *     #MOST_WITH_RANDOM} is compared
   */
  public record Keep(int top, Metric by, int randomEntries) {
    public static final int MOST_WITH_RANDOM = 20;
  }

  /**
   * One symbol in one frame, or all that share an account; its parameter set n is the trial {@code
   * firstTrial + n}.
   */
  public record Unit(int index, List<Symbol> symbols, String frame, long firstTrial) {
    public Unit {
      symbols = List.copyOf(symbols);
    }
  }

  /** One trial: where it runs, and with what. */
  public record Trial(long number, Unit unit, ParameterSet parameters) {}

  /** Reads a sweep file; where it names no source, the given one is taken. */
  public static SweepDefinition read(Path file, Source defaultSource) {
    return SweepFile.read(FileSection.read(file, SweepFile.ROOT), defaultSource);
  }

  /** Reads the text of a sweep file; {@code name} is what errors call it. */
  public static SweepDefinition parse(String text, String name, Source defaultSource) {
    return SweepFile.read(FileSection.parse(text, name, SweepFile.ROOT), defaultSource);
  }

  /** The metric column by which trials are ranked. */
  public String rankedBy() {
    return keep.by().column();
  }

  /** Whether a greater value of {@link #rankedBy} is the better one. */
  public boolean ranksMostFirst() {
    return keep.by().moreIsBetter();
  }

  public ExitRules exits() {
    return rules.exits();
  }

  public long trials() {
    return space.count() * traders().size() * inputs.frames().size();
  }

  public List<Unit> units() {
    List<Unit> units = new ArrayList<>();
    for (List<Symbol> symbols : traders()) {
      for (String frame : inputs.frames()) {
        units.add(new Unit(units.size(), symbols, frame, units.size() * space.count()));
      }
    }
    return units;
  }

  /** The symbols of each account. */
  private List<List<Symbol>> traders() {
    return account.together()
        ? List.of(inputs.symbols())
        : inputs.symbols().stream().map(List::of).toList();
  }

  public Trial trial(long number) {
    if (number < 0 || number >= trials()) {
      throw BarlakeException.badArgument(
          "Unknown trial %d: the sweep has the trials 0 to %d.", number, trials() - 1);
    }
    Unit unit = units().get((int) (number / space.count()));
    return new Trial(number, unit, space.at(number - unit.firstTrial()));
  }

  /** The definition as text that does not depend on how its file was laid out. */
  public String canonical() {
    return String.join(
        "\n",
        "strategy = " + Strategies.text(strategy),
        "source = " + inputs.source(),
        "symbols = " + inputs.symbols(),
        "frames = " + inputs.frames(),
        "period = " + inputs.period().from() + " to " + inputs.period().to(),
        "parameters = " + space,
        "entry = " + rules.entries().text(),
        "exits = " + exits().text(),
        "spread = " + costs.spread().text(),
        "slippage = " + costs.slippage(),
        "commission = " + costs.commission().text(),
        "carry = " + costs.carry().text(),
        "account = " + account.text(),
        "keep = "
            + keep.top()
            + " by "
            + keep.by().column()
            + ", "
            + keep.randomEntries()
            + " random");
  }

  /**
   * Twelve hex digits that change with the definition, with the data, and with what the engine
   * makes of them.
   *
   * @param dataFingerprint the same for the same rows read, such as a hash of them
   */
  public String id(String dataFingerprint) {
    return Sha256.shortOf(
        canonical() + "\n" + dataFingerprint + "\nsemantics " + ReferenceLoop.SEMANTICS);
  }
}
