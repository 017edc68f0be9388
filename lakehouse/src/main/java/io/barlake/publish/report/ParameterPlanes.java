package io.barlake.publish.report;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Results over each pair of numeric parameters, one slice per market and combination of choices.
 *
 * @param axes the parameters that vary
 * @param metrics which metrics the cells hold, in this order
 * @param slicesLeftOut slices that would make the page too large; the best ones are here
 */
public record ParameterPlanes(
    List<ParameterAxis> axes,
    List<ReportMetric> metrics,
    List<Slice> slices,
    long slicesLeftOut,
    List<Plane> planes) {
  public static final ParameterPlanes NONE =
      new ParameterPlanes(List.of(), List.of(), List.of(), 0, List.of());

  public ParameterPlanes {
    axes = List.copyOf(axes);
    metrics = List.copyOf(metrics);
    slices = List.copyOf(slices);
    planes = List.copyOf(planes);
  }

  /** One market with one value for each choice. */
  public record Slice(int market, Map<String, String> choices) {
    public Slice {
      choices = new TreeMap<>(choices);
    }
  }

  /**
   * Cells of two axes as columns.
   *
   * @param trials how many trials a cell gathers
   * @param best for each metric, the best value of each cell
   * @param median for each metric, the middle value of each cell
   */
  public record Plane(
      int xAxis,
      int yAxis,
      int[] slice,
      int[] x,
      int[] y,
      long[] trials,
      double[][] best,
      double[][] median) {}
}
