package io.barlake.features;

import io.barlake.bars.AuditFinding;
import io.barlake.bars.AuditFinding.Kind;
import io.barlake.bars.CutBars;
import io.barlake.features.indicator.PairIndicator;
import io.barlake.market.BarSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Computes a set over the bars of a whole history and of cut ones: the value of a bar that was
 * known at the cut must be the same, to the last bit. One indicator after the other, so that a long
 * history of short bars needs the room of one.
 */
final class SetAudit {
  private final FeatureSet set;

  SetAudit(FeatureSet set) {
    this.set = set;
  }

  List<AuditFinding> of(CutBars bars) {
    List<AuditFinding> findings = new ArrayList<>();
    for (Feature feature : set.features()) {
      FeatureSet alone = FeatureSet.of(feature);
      double[][] whole = alone.over(rows(feature, bars, bars.whole().bars()));
      for (CutBars.Other other : bars.others()) {
        double[][] then = alone.over(rows(feature, bars, other.bars()));
        for (int c = 0; c < then.length; c++) {
          compare(other, alone.columns().get(c).name(), whole[c], then[c], findings);
        }
      }
    }
    return findings;
  }

  /** A symbol that is compared with another is compared with itself here. */
  private static FeatureBars rows(Feature feature, CutBars cut, BarSeries bars) {
    FeatureBars alone = new FeatureBars(cut.frame(), cut.calendar(), bars);
    return feature.indicator() instanceof PairIndicator pair
        ? new FeatureBars(cut.frame(), cut.calendar(), bars, Map.of(pair.other(), alone))
        : alone;
  }

  private static void compare(
      CutBars.Other other, String column, double[] now, double[] then, List<AuditFinding> to) {
    other
        .compare(
            Kind.VALUE,
            column,
            bar -> Double.doubleToLongBits(now[bar]) != Double.doubleToLongBits(then[bar]),
            bar -> CutBars.Values.of(now[bar], then[bar]))
        .ifPresent(to::add);
  }
}
