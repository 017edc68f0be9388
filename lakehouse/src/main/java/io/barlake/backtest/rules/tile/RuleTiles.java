package io.barlake.backtest.rules.tile;

import io.barlake.backtest.rules.Condition;
import io.barlake.backtest.rules.Term;
import io.barlake.features.Feature;
import io.barlake.features.FeatureBars;
import io.barlake.features.SetWalk;
import io.barlake.features.indicator.rolling.Delay;
import io.barlake.features.indicator.rolling.RollingExtreme;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Terms and conditions of many trials over the same bars, tile by tile: what two of them have in
 * common is computed once, and memory does not grow with the bars.
 */
public final class RuleTiles {
  /** Bars a tile. */
  public static final int BARS = TermTile.BARS;

  private final FeatureBars bars;
  private final Map<Term, TermTile> termOf = new HashMap<>();
  private final List<TermTile> terms = new ArrayList<>();
  private final Map<Condition, ConditionTile> conditionOf = new HashMap<>();
  private final List<ConditionTile> conditions = new ArrayList<>();
  private final Map<String, Integer> firstColumn = new LinkedHashMap<>();
  private final List<Feature> features = new ArrayList<>();
  private final List<double[]> columns = new ArrayList<>();
  private SetWalk walk;

  public RuleTiles(FeatureBars bars) {
    this.bars = bars;
  }

  /** The tile of a condition, before the first {@link #next}. */
  public ConditionTile tile(Condition condition) {
    ConditionTile known = conditionOf.get(condition);
    if (known == null) {
      known = made(condition);
      conditionOf.put(condition, known);
      conditions.add(known);
    }
    return known;
  }

  /** Computes the next bars, at most {@link #BARS} of them; all but the last tile are full. */
  public void next(int from, int to) {
    if (walk == null) {
      walk = new SetWalk(features, bars);
    }
    walk.next(
        from,
        to,
        (column, first, values, count) ->
            System.arraycopy(values, 0, columns.get(column), first - from, count));
    for (TermTile term : terms) {
      term.next(from, to);
    }
    for (ConditionTile condition : conditions) {
      condition.next(to - from);
    }
  }

  private ConditionTile made(Condition condition) {
    if (condition instanceof Condition.Compared compared) {
      return new ConditionTile.Compared(
          compared.comparison(), tile(compared.left()), tile(compared.right()));
    }
    if (condition instanceof Condition.Begun begun) {
      return new ConditionTile.Begun(tile(begun.of()));
    }
    if (condition instanceof Condition.Joined joined) {
      return new ConditionTile.Joined(joined.both(), tile(joined.left()), tile(joined.right()));
    }
    if (condition instanceof Condition.Not not) {
      return new ConditionTile.Not(tile(not.of()));
    }
    return new ConditionTile.Never();
  }

  private TermTile tile(Term term) {
    TermTile known = termOf.get(term);
    if (known == null) {
      known = new TermTile(filler(term));
      termOf.put(term, known);
      terms.add(known);
    }
    return known;
  }

  private TermTile.Filler filler(Term term) {
    if (term instanceof Term.Constant constant) {
      return (from, count, out) -> Arrays.fill(out, 0, count, constant.value());
    }
    if (term instanceof Term.Field field) {
      double[] values = field.field().of(bars.bars());
      return (from, count, out) -> System.arraycopy(values, from, out, 0, count);
    }
    if (term instanceof Term.IndicatorValue value) {
      double[] column = column(value);
      return (from, count, out) -> System.arraycopy(column, 0, out, 0, count);
    }
    if (term instanceof Term.Clock clock) {
      long[] stamps = bars.bars().openMicros();
      return (from, count, out) -> {
        for (int k = 0; k < count; k++) {
          out[k] = clock.part().of(stamps[from + k], clock.zone());
        }
      };
    }
    if (term instanceof Term.Chance chance) {
      long[] stamps = bars.bars().openMicros();
      return (from, count, out) -> {
        for (int k = 0; k < count; k++) {
          out[k] = chance.at(stamps[from + k]);
        }
      };
    }
    if (term instanceof Term.Ago ago) {
      TermTile of = tile(ago.of());
      Delay delay = new Delay(ago.bars());
      return (from, count, out) -> delay.next(of.values, count, out);
    }
    if (term instanceof Term.Extreme extreme) {
      TermTile of = tile(extreme.of());
      RollingExtreme rolling =
          extreme.highest()
              ? RollingExtreme.highest(extreme.window())
              : RollingExtreme.lowest(extreme.window());
      return (from, count, out) -> rolling.next(of.values, 0, count, out);
    }
    Term.Calculated calculated = (Term.Calculated) term;
    TermTile left = tile(calculated.left());
    TermTile right = tile(calculated.right());
    return Calculator.of(calculated.calculation(), left.values, right.values);
  }

  /** Where the walk puts a column of an indicator. */
  private double[] column(Term.IndicatorValue value) {
    int first =
        firstColumn.computeIfAbsent(
            value.definition(),
            definition -> {
              Feature feature = Feature.parse(definition);
              features.add(feature);
              int next = columns.size();
              feature.columns().forEach(column -> columns.add(new double[BARS]));
              return next;
            });
    return columns.get(first + value.column());
  }
}
