package io.barlake.features;

import io.barlake.features.indicator.IndicatorParameter;
import io.barlake.features.label.LabelColumn;
import io.barlake.features.label.LabelParser;
import io.barlake.features.label.LabelRule;
import io.barlake.features.label.Labels;
import java.util.Arrays;
import java.util.List;

/** What a set of labels may be made of, for a reader. */
public final class LabelCatalog {
  private LabelCatalog() {}

  public static List<Entry> entries() {
    return Arrays.stream(Labels.values()).map(LabelCatalog::entry).toList();
  }

  private static Entry entry(Labels known) {
    LabelRule example = LabelParser.parse(known.example());
    return new Entry(
        known.signature(),
        known.question(),
        known.parameters().stream().map(IndicatorParameter::expected).toList(),
        known.example(),
        example.warmUp(),
        example.horizon(),
        example.columns().stream().map(LabelCatalog::column).toList());
  }

  private static Column column(LabelColumn column) {
    return new Column(column.name(), column.formula());
  }

  /**
   * One label.
   *
   * @param definition its word and the names of its parameters: {@code forward(bars)}
   * @param question what it answers
   * @param parameters what each parameter may be, in words
   * @param example a definition with parameters that people use
   * @param warmUp how many bars at the beginning have no label of the example
   * @param horizon how many bars ahead the example looks at most
   * @param columns what the example computes
   */
  public record Entry(
      String definition,
      String question,
      List<String> parameters,
      String example,
      int warmUp,
      int horizon,
      List<Column> columns) {}

  /** A column and how it is computed. */
  public record Column(String name, String formula) {}
}
