package io.barlake.backtest.rules;

import io.barlake.backtest.grid.Comparison;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Whether something holds at each bar's close. It holds at no bar at which a number in it is not
 * known. Records, so that equal conditions of many trials are computed once.
 */
public sealed interface Condition {
  /** Every number in it, at the bars back at which it is looked at. */
  List<Term> terms();

  /** Where it would hold if all its numbers were known. */
  boolean[] truth(RuleBars bars);

  /** Where it holds, in the plainest way: {@code tile.ConditionTile} gives the same, faster. */
  default boolean[] over(RuleBars bars) {
    boolean[] holds = truth(bars);
    for (Term term : new LinkedHashSet<>(terms())) {
      double[] values = bars.values(term);
      for (int bar = 0; bar < holds.length; bar++) {
        holds[bar] &= Double.isFinite(values[bar]);
      }
    }
    return holds;
  }

  record Compared(Comparison comparison, Term left, Term right) implements Condition {
    @Override
    public List<Term> terms() {
      return List.of(left, right);
    }

    @Override
    public boolean[] truth(RuleBars bars) {
      double[] a = bars.values(left);
      double[] b = bars.values(right);
      boolean[] truth = new boolean[a.length];
      for (int bar = 0; bar < truth.length; bar++) {
        truth[bar] = comparison.holds(a[bar], b[bar]);
      }
      return truth;
    }
  }

  /** What holds now and did not at the bar before. */
  record Begun(Condition of) implements Condition {
    @Override
    public List<Term> terms() {
      List<Term> terms = new ArrayList<>(of.terms());
      of.terms().forEach(term -> terms.add(new Term.Ago(term, 1)));
      return terms;
    }

    @Override
    public boolean[] truth(RuleBars bars) {
      boolean[] now = of.truth(bars);
      boolean[] truth = new boolean[now.length];
      for (int bar = 1; bar < truth.length; bar++) {
        truth[bar] = now[bar] && !now[bar - 1];
      }
      return truth;
    }
  }

  /** Both of two, or either. */
  record Joined(boolean both, Condition left, Condition right) implements Condition {
    @Override
    public List<Term> terms() {
      List<Term> terms = new ArrayList<>(left.terms());
      terms.addAll(right.terms());
      return terms;
    }

    @Override
    public boolean[] truth(RuleBars bars) {
      boolean[] truth = left.truth(bars);
      boolean[] other = right.truth(bars);
      for (int bar = 0; bar < truth.length; bar++) {
        truth[bar] = both ? truth[bar] && other[bar] : truth[bar] || other[bar];
      }
      return truth;
    }
  }

  record Not(Condition of) implements Condition {
    @Override
    public List<Term> terms() {
      return of.terms();
    }

    @Override
    public boolean[] truth(RuleBars bars) {
      boolean[] truth = of.truth(bars);
      for (int bar = 0; bar < truth.length; bar++) {
        truth[bar] = !truth[bar];
      }
      return truth;
    }
  }

  /** What holds nowhere: the rule that was not written. */
  record Never() implements Condition {
    @Override
    public List<Term> terms() {
      return List.of();
    }

    @Override
    public boolean[] truth(RuleBars bars) {
      return new boolean[bars.size()];
    }
  }
}
