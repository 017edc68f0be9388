package io.barlake.backtest.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.backtest.NamedStrategy;
import io.barlake.backtest.StrategyAudit;
import io.barlake.backtest.SweepDefinition;
import io.barlake.backtest.costs.CostModel;
import io.barlake.backtest.exits.DistanceUnit;
import io.barlake.backtest.exits.ExitRules;
import io.barlake.backtest.exits.InsideBar;
import io.barlake.backtest.grid.ParameterSet;
import io.barlake.backtest.grid.ParameterSpace;
import io.barlake.backtest.kernel.TickBars;
import io.barlake.backtest.kernel.TradeRules;
import io.barlake.backtest.strategy.Strategy;
import io.barlake.backtest.strategy.StrategyChoice;
import io.barlake.backtest.strategy.StrategyNumber;
import io.barlake.bars.AuditFinding;
import io.barlake.bars.AuditFinding.Kind;
import io.barlake.bars.AuditPlan;
import io.barlake.bars.HistoryAudit;
import io.barlake.bars.MinuteHistory;
import io.barlake.bars.Timeframe;
import io.barlake.bars.kernel.RandomMinutes;
import io.barlake.market.PriceScale;
import io.barlake.market.Side;
import io.barlake.market.Source;
import io.barlake.market.Symbol;
import io.barlake.testing.MarketCalendars;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TrialAuditTest {
  private static final List<Timeframe> FRAMES =
      Stream.of("15m", "4h").map(Timeframe::parse).toList();
  private static final ParameterSet NO_PARAMETERS = new ParameterSet(Map.of(), Map.of());
  private static final int SETS = 8;
  private static final ExitRules EXITS =
      new ExitRules(true, DistanceUnit.RANGES, 14, InsideBar.PESSIMISTIC);

  static Stream<String> names() {
    return NamedStrategy.names().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyRegisteredStrategyIsCleanOverTheSetsOfItsSweepFile(String name) {
    SweepDefinition sweep = StrategyAudit.Trials.of(name, Source.HISTDATA).sweep();
    ParameterSpace space = sweep.space();
    List<ParameterSet> sets =
        LongStream.range(0, SETS).mapToObj(n -> space.at(n * space.count() / SETS)).toList();
    List<ParameterSet> withExits = sets.stream().map(TrialAuditTest::withExits).toList();

    for (long seed = 1; seed <= 2; seed++) {
      Strategy strategy = sweep.strategy();
      assertThat(audit(strategy, sets, seed)).isEmpty();
      assertThat(audit(strategy, withExits, seed)).isEmpty();
    }
  }

  private static ParameterSet withExits(ParameterSet set) {
    Map<String, Double> numbers = new HashMap<>(set.numbers());
    numbers.put(ExitRules.STOP_LOSS, 2.0);
    numbers.put(ExitRules.TAKE_PROFIT, 3.0);
    numbers.put(ExitRules.TRAILING_STOP, 2.5);
    numbers.put(ExitRules.TIME_STOP, 40.0);
    return new ParameterSet(numbers, set.choices());
  }

  /** Ways in which a strategy knows the future. */
  enum Leak {
    /** Wants at a close what only the next bar's close tells: it acts on the close of its bar. */
    SAME_BARS_CLOSE(
        bars ->
            signal(bars, bar -> Long.compare(bars.close()[next(bars, bar)], bars.close()[bar]))),
    /** Buys ahead of a high. */
    TOMORROWS_HIGH(
        bars -> signal(bars, bar -> bars.high()[next(bars, bar)] > bars.high()[bar] ? 1 : 0)),
    /** Is long below the middle of all prices that there will be. */
    MIDDLE_OF_ALL(
        bars -> {
          long highest = bars.highestClose();
          return signal(bars, bar -> Long.compare(highest, bars.close()[bar] * 1001 / 1000));
        }),
    /** Stops trading ahead of the end. */
    KNOWS_THE_END(bars -> signal(bars, bar -> bars.size() - bar > 100 ? 1 : -1));

    @SuppressWarnings("ImmutableEnumChecker") // It keeps no state.
    private final Strategy strategy;

    Leak(Function<TickBars, byte[]> signal) {
      strategy = new Rule(name(), signal);
    }
  }

  @ParameterizedTest
  @EnumSource(Leak.class)
  void whatKnowsTheFutureIsCaughtInItsSignals(Leak leak) {
    List<AuditFinding> findings = audit(leak.strategy, List.of(NO_PARAMETERS), 1);

    assertThat(findings).extracting(AuditFinding::kind).contains(Kind.SIGNAL);
    assertThat(findings).allMatch(finding -> finding.name().startsWith(leak.name()));
  }

  @Test
  void whatItFilledAndHeldIsComparedToo() {
    List<AuditFinding> findings = new ArrayList<>();
    for (int seed = 1; seed <= 6; seed++) {
      findings.addAll(audit(Leak.MIDDLE_OF_ALL.strategy, List.of(NO_PARAMETERS), seed));
    }

    assertThat(findings)
        .extracting(AuditFinding::kind)
        .contains(Kind.SIGNAL, Kind.FILL, Kind.POSITION);
    assertThat(findings)
        .filteredOn(finding -> finding.kind() == Kind.FILL)
        .allMatch(finding -> (finding.first().now() + finding.first().then()).contains(" at "));
  }

  private static List<AuditFinding> audit(Strategy strategy, List<ParameterSet> sets, long seed) {
    MinuteHistory history =
        MinuteHistory.of(
            new Symbol("EURUSD"),
            Side.BID,
            MarketCalendars.FOREX,
            RandomMinutes.between("2019-01-21T00:00:00Z", "2019-02-20T14:33:00Z", seed).bars());
    TrialAudit trials =
        new TrialAudit(
            strategy,
            sets,
            new PriceScale(5),
            TradeRules.of(EXITS),
            new CostModel(7_000, 500, 100));
    return new HistoryAudit(history, FRAMES, new AuditPlan(12, seed)).run(trials::of).findings();
  }

  private static int next(TickBars bars, int bar) {
    return Math.min(bar + 1, bars.lastBar());
  }

  private static byte[] signal(TickBars bars, IntUnaryOperator rule) {
    byte[] signal = new byte[bars.size()];
    for (int bar = 0; bar < signal.length; bar++) {
      signal[bar] = (byte) rule.applyAsInt(bar);
    }
    return signal;
  }

  private record Rule(String name, Function<TickBars, byte[]> function) implements Strategy {
    private static final long serialVersionUID = 1L;

    @Override
    public List<StrategyNumber> numbers() {
      return List.of();
    }

    @Override
    public List<StrategyChoice> choices() {
      return List.of();
    }

    @Override
    public byte[] signal(TickBars bars, ParameterSet parameters) {
      return function.apply(bars);
    }
  }
}
