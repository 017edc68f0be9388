package io.barlake.publish.report;

import java.util.Arrays;

/**
 * A numeric parameter cut into neighbouring groups of values.
 *
 * @param from the lowest value of each group, rising
 * @param to the highest value of each group; equal to {@code from} where a group is one value
 */
public record ParameterAxis(String name, double[] from, double[] to) {

  /** An axis of exact values, gathered into at most {@code groups} runs of neighbours. */
  public static ParameterAxis ofValues(String name, double[] values, int groups) {
    double[] sorted = Arrays.stream(values).sorted().distinct().toArray();
    int perGroup = (sorted.length + groups - 1) / groups;
    int count = (sorted.length + perGroup - 1) / perGroup;
    double[] from = new double[count];
    double[] to = new double[count];
    for (int i = 0; i < count; i++) {
      from[i] = sorted[i * perGroup];
      to[i] = sorted[Math.min((i + 1) * perGroup, sorted.length) - 1];
    }
    return new ParameterAxis(name, from, to);
  }

  /** An axis of equally wide groups, for a parameter with too many values to list. */
  public static ParameterAxis ofRange(String name, double min, double max, int groups) {
    double[] from = new double[groups];
    double[] to = new double[groups];
    for (int i = 0; i < groups; i++) {
      from[i] = min + (max - min) * i / groups;
      to[i] = min + (max - min) * (i + 1) / groups;
    }
    return new ParameterAxis(name, from, to);
  }

  public int size() {
    return from.length;
  }

  /** The group that holds a value. */
  public int groupOf(double value) {
    return groupOf(from, value);
  }

  /** The group that holds a value, by the lowest values of the groups alone. */
  public static int groupOf(double[] from, double value) {
    int found = Arrays.binarySearch(from, value);
    return found >= 0 ? found : Math.max(-found - 2, 0);
  }
}
