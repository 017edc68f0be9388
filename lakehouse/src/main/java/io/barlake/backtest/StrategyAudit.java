package io.barlake.backtest;

import io.barlake.BarlakeException;
import io.barlake.Progress;
import io.barlake.backtest.audit.TrialAudit;
import io.barlake.backtest.costs.CostModel;
import io.barlake.backtest.grid.ParameterSet;
import io.barlake.backtest.grid.ParameterSpace;
import io.barlake.backtest.kernel.TradeRules;
import io.barlake.backtest.strategy.Strategy;
import io.barlake.bars.AuditPlan;
import io.barlake.bars.HistoryAudit.Check;
import io.barlake.bars.LookAheadAudit;
import io.barlake.bars.LookAheadAudit.Result;
import io.barlake.bars.LookAheadAudit.Scope;
import io.barlake.bars.Timeframe;
import io.barlake.config.ConfFolder;
import io.barlake.config.Instruments;
import io.barlake.market.Instrument;
import io.barlake.market.PriceScale;
import io.barlake.market.Source;
import io.barlake.tables.Tables;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** Looks for strategies that know the future, over the minutes of a lake. Nothing is written. */
public final class StrategyAudit {
  /** A sweep has to name one; the audit takes those of the lake. */
  private static final String ANY_SYMBOL = "EURUSD";

  private final Tables tables;
  private final Instruments instruments;
  private final Progress progress;

  public StrategyAudit(Tables tables, Instruments instruments, Progress progress) {
    this.tables = tables;
    this.instruments = instruments;
    this.progress = progress;
  }

  /**
   * What is audited: the strategy, parameters and costs of a sweep, and which histories are cut.
   */
  public record Trials(SweepDefinition sweep, Scope scope) {
    /**
     * The trials of a sweep file; of a strategy that is named instead, those of its own file in
     * {@code conf/sweeps}, over all symbols and days of the source.
     */
    public static Trials of(String nameOrFile, Source defaultSource) {
      if (NamedStrategy.names().contains(nameOrFile)) {
        SweepDefinition sweep = usual(nameOrFile, defaultSource);
        return new Trials(sweep, new Scope(defaultSource, List.of(), frames(sweep)));
      }
      if (!nameOrFile.endsWith(".conf")) {
        throw BarlakeException.badArgument(
            "Unknown strategy \"%s\": expected %s, or a sweep file that ends with .conf.",
            nameOrFile, String.join(", ", NamedStrategy.names()));
      }
      SweepDefinition sweep = SweepDefinition.read(Path.of(nameOrFile), defaultSource);
      SweepDefinition.Inputs inputs = sweep.inputs();
      return new Trials(
          sweep,
          new Scope(
              inputs.source(),
              inputs.symbols(),
              frames(sweep),
              inputs.period().from(),
              inputs.period().to()));
    }

    /** The sweep of that name, if there is one; else the values of the strategy's own file. */
    private static SweepDefinition usual(String strategy, Source source) {
      if (ConfFolder.names("sweeps").contains(strategy)) {
        String file = "sweeps/" + strategy + ".conf";
        return SweepDefinition.parse(ConfFolder.text(file), "conf/" + file, source);
      }
      if (NamedStrategy.of(strategy).usual().isEmpty()) {
        throw BarlakeException.badArgument(
            "Cannot audit \"%s\" by its name: no conf/sweeps/%s.conf gives its parameters values."
                + " Name a sweep file instead.",
            strategy, strategy);
      }
      String text =
          "sweep { strategy = " + strategy + ", symbols = " + ANY_SYMBOL + ", frames = 1h }";
      return SweepDefinition.parse(text, strategy, source);
    }

    private static List<Timeframe> frames(SweepDefinition sweep) {
      return sweep.inputs().frames().stream().map(Timeframe::parse).toList();
    }
  }

  /** Audits some parameter sets, which the seed of the plan chooses. */
  public Result run(Trials trials, AuditPlan plan, int sets) {
    SweepDefinition sweep = trials.sweep();
    Scope scope = trials.scope();
    Map<String, Integer> decimals = new SweepPlanner(tables, instruments).decimals(scope.source());
    List<ParameterSet> some = some(sweep.space(), sets, plan.seed());
    return new LookAheadAudit(tables, instruments, progress)
        .run(
            scope,
            plan,
            symbol -> {
              Instrument instrument = instruments.find(symbol);
              int finest = decimals.getOrDefault(symbol.name(), instrument.digits());
              CostModel costs =
                  sweep
                      .costs()
                      .modelFor(
                          instrument,
                          new PriceScale(finest),
                          instruments.calendar(symbol),
                          Optional.empty());
              return check(sweep, some, finest, costs);
            });
  }

  /** In a method of its own, so that what travels to tasks holds these values alone. */
  private static Check check(
      SweepDefinition sweep, List<ParameterSet> sets, int decimals, CostModel costs) {
    Strategy strategy = sweep.strategy();
    TradeRules rules = sweep.rules();
    return bars -> new TrialAudit(strategy, sets, new PriceScale(decimals), rules, costs).of(bars);
  }

  /** Different sets, by the seed; all where there are no more. */
  static List<ParameterSet> some(ParameterSpace space, int most, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    TreeSet<Long> numbers = new TreeSet<>();
    while (numbers.size() < Math.min(most, space.count())) {
      numbers.add(random.nextLong(space.count()));
    }
    return new ArrayList<>(numbers.stream().map(space::at).toList());
  }
}
