package io.barlake.backtest.rules;

import io.barlake.backtest.kernel.TickBars;
import io.barlake.features.FeatureBars;
import io.barlake.features.FeatureSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The bars that rules are asked about, and the numbers that they have asked for. */
final class RuleBars {
  private final FeatureBars bars;
  private final Map<String, double[][]> columns = new HashMap<>();

  private final Map<Term, double[]> values = new HashMap<>();

  RuleBars(TickBars bars) {
    this.bars = bars.forFeatures();
  }

  FeatureBars bars() {
    return bars;
  }

  int size() {
    return bars.bars().size();
  }

  double[] values(Term term) {
    double[] known = values.get(term);
    if (known == null) {
      known = term.over(this);
      values.put(term, known);
    }
    return known;
  }

  /** All columns of a definition such as {@code bbands(20, 2)}. */
  double[][] columns(String definition) {
    return columns.computeIfAbsent(definition, each -> FeatureSet.of(List.of(each)).over(bars));
  }
}
