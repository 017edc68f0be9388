package io.barlake.publish.report;

import java.util.ArrayList;
import java.util.List;

/**
 * How finely parameter planes are cut so that a page stays small: axes are made coarser first, down
 * to a floor, and only then slices are left out.
 *
 * @param groups the most groups an axis may have
 * @param slices how many slices fit
 */
public record PlaneBudget(int groups, int slices) {
  private static final long MOST_CELLS = 60_000;
  private static final int FINEST = 60;
  private static final int COARSEST = 12;

  /** A budget for parameters with so many distinct values, over so many slices. */
  public static PlaneBudget of(List<Long> distinctValues, int slices) {
    int groups = FINEST;
    while (groups > COARSEST && cells(distinctValues, groups) * slices > MOST_CELLS) {
      groups--;
    }
    long fitting = MOST_CELLS / Math.max(cells(distinctValues, groups), 1);
    return new PlaneBudget(groups, (int) Math.max(1, Math.min(fitting, slices)));
  }

  /** Every pair of axes, as places in the list. */
  public static List<int[]> pairs(int axes) {
    List<int[]> pairs = new ArrayList<>();
    for (int x = 0; x < axes; x++) {
      for (int y = x + 1; y < axes; y++) {
        pairs.add(new int[] {x, y});
      }
    }
    return pairs;
  }

  private static long cells(List<Long> distinctValues, int groups) {
    long cells = 0;
    for (int[] pair : pairs(distinctValues.size())) {
      cells +=
          Math.min(distinctValues.get(pair[0]), groups)
              * Math.min(distinctValues.get(pair[1]), groups);
    }
    return cells;
  }
}
