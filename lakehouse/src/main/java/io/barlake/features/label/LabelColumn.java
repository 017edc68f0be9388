package io.barlake.features.label;

/**
 * One column of a label.
 *
 * @param name in snake case, such as {@code barrier_14_2_2_24_known_ts}
 * @param formula how the value of a bar is computed, in words for a reader
 */
public record LabelColumn(String name, LabelField field, String formula) {
  /** The column that says when the label is known. */
  static LabelColumn known(String label, String formula) {
    return new LabelColumn(label + "_known_ts", LabelField.KNOWN_TS, formula);
  }
}
