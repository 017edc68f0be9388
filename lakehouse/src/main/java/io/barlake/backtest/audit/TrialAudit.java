package io.barlake.backtest.audit;

import static java.util.stream.Collectors.joining;

import io.barlake.backtest.costs.CostModel;
import io.barlake.backtest.grid.ParameterSet;
import io.barlake.backtest.kernel.Quotes;
import io.barlake.backtest.kernel.ReferenceEngine;
import io.barlake.backtest.kernel.Replay;
import io.barlake.backtest.kernel.TickBars;
import io.barlake.backtest.kernel.TradeRules;
import io.barlake.backtest.strategy.Strategy;
import io.barlake.bars.AuditFinding;
import io.barlake.bars.AuditFinding.Kind;
import io.barlake.bars.CutBars;
import io.barlake.bars.CutBars.Values;
import io.barlake.bars.StoredBars.Dated;
import io.barlake.market.PriceScale;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Backtests a strategy over the bars of a whole history and of cut ones: what it wanted at the
 * close of a bar that was known at the cut, what was filled at the open of such a bar, and what was
 * held at the cut must be the same.
 */
public final class TrialAudit {
  private final Strategy strategy;
  private final List<ParameterSet> sets;
  private final PriceScale scale;
  private final TradeRules rules;
  private final CostModel costs;

  public TrialAudit(
      Strategy strategy,
      List<ParameterSet> sets,
      PriceScale scale,
      TradeRules rules,
      CostModel costs) {
    this.strategy = strategy;
    this.sets = List.copyOf(sets);
    this.scale = scale;
    this.rules = rules;
    this.costs = costs;
  }

  /** One history, with what its trials share. */
  private record Market(TickBars bars, ReferenceEngine engine) {}

  /** One trial: what was wanted at each close, and what came of it. */
  private record Run(byte[] wanted, TrialFills fills) {}

  public List<AuditFinding> of(CutBars bars) {
    List<CutBars.Other> others = bars.others().stream().filter(one -> one.known() > 0).toList();
    if (others.isEmpty()) {
      return List.of();
    }
    Market whole = market(bars, bars.whole());
    List<Market> cut = others.stream().map(one -> market(bars, one.dated())).toList();
    List<AuditFinding> findings = new ArrayList<>();
    for (ParameterSet set : sets) {
      Run now = run(whole, set);
      for (int n = 0; n < cut.size(); n++) {
        compare(others.get(n), set, now, run(cut.get(n), set), findings);
      }
    }
    return findings;
  }

  private Market market(CutBars cut, Dated dated) {
    TickBars bars =
        TickBars.of(dated.bars(), scale, dated.sessionDay(), cut.frame(), cut.calendar());
    return new Market(bars, new ReferenceEngine(strategy, new Quotes(bars, costs), rules));
  }

  private Run run(Market market, ParameterSet set) {
    byte[] wanted = strategy.signal(market.bars(), set);
    Replay replay = market.engine().replay(set, wanted);
    return new Run(wanted, new TrialFills(market.bars(), replay.trades()));
  }

  private void compare(
      CutBars.Other other, ParameterSet set, Run now, Run then, List<AuditFinding> findings) {
    String name = strategy.name() + " " + text(set);
    other
        .compare(
            Kind.SIGNAL,
            name,
            bar -> now.wanted()[bar] != then.wanted()[bar],
            bar ->
                new Values(TrialFills.word(now.wanted()[bar]), TrialFills.word(then.wanted()[bar])))
        .ifPresent(findings::add);
    other
        .compare(
            Kind.FILL,
            name,
            bar -> !now.fills().at(bar).equals(then.fills().at(bar)),
            bar -> new Values(now.fills().at(bar), then.fills().at(bar)))
        .ifPresent(findings::add);
    int last = other.known() - 1;
    other
        .compare(
            Kind.POSITION,
            name,
            bar -> bar == last && !now.fills().heldAt(bar).equals(then.fills().heldAt(bar)),
            bar -> new Values(now.fills().heldAt(bar), then.fills().heldAt(bar)))
        .ifPresent(findings::add);
  }

  private static String text(ParameterSet set) {
    return Stream.concat(
            set.numbers().entrySet().stream()
                .map(
                    number ->
                        number.getKey()
                            + "="
                            + BigDecimal.valueOf(number.getValue())
                                .stripTrailingZeros()
                                .toPlainString()),
            set.choices().entrySet().stream()
                .map(choice -> choice.getKey() + "=" + choice.getValue()))
        .collect(joining(" "));
  }
}
