package io.barlake.features;

import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorPass;
import java.util.Arrays;

/** One indicator of a set on its way over the bars. */
final class FeatureWalk {
  private final IndicatorPass pass;
  private final VolumeSpan span;
  private final int column;
  private final int width;

  /**
   * @param pass its way from the first of these bars on
   * @param span the bars that it may see
   * @param column the place of its first column in the set
   */
  FeatureWalk(Indicator indicator, IndicatorPass pass, VolumeSpan span, int column) {
    this.pass = pass;
    this.span = span;
    this.column = column;
    this.width = indicator.columns().size();
  }

  /** Hands over the values of a block, which it computes in the first arrays of {@code room}. */
  void next(int from, int to, double[][] room, SetWalk.Values taker) {
    int first = Math.min(to, Math.max(from, span.from()));
    int last = Math.max(first, Math.min(to, span.to()));
    takeAbsent(from, first, room, taker);
    if (first < last) {
      pass.next(span.bars(), first - span.from(), last - span.from(), room);
      for (int c = 0; c < width; c++) {
        taker.take(column + c, first, room[c], last - first);
      }
    }
    takeAbsent(last, to, room, taker);
  }

  private void takeAbsent(int from, int to, double[][] room, SetWalk.Values taker) {
    if (from < to) {
      Arrays.fill(room[0], 0, to - from, Double.NaN);
      for (int c = 0; c < width; c++) {
        taker.take(column + c, from, room[0], to - from);
      }
    }
  }
}
