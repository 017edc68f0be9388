package io.barlake.features;

import io.barlake.features.indicator.Family;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorParameter;
import io.barlake.features.indicator.IndicatorParser;
import io.barlake.features.indicator.Indicators;
import io.barlake.features.indicator.Memory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** What a feature set may be made of, for a reader. */
public final class FeatureCatalog {
  private FeatureCatalog() {}

  /** The families that have indicators, in their order. */
  public static List<Group> groups() {
    return Arrays.stream(Family.values())
        .map(FeatureCatalog::group)
        .filter(group -> !group.entries().isEmpty())
        .toList();
  }

  private static Group group(Family family) {
    return new Group(
        lower(family),
        family.question(),
        Arrays.stream(Indicators.values())
            .filter(known -> known.family() == family)
            .map(FeatureCatalog::entry)
            .toList());
  }

  private static Entry entry(Indicators known) {
    Indicator example = IndicatorParser.parse(known.example());
    int lookBack = example.lookBack();
    return new Entry(
        known.signature(),
        known.parameters().stream().map(IndicatorParameter::expected).toList(),
        example.inputs().stream().map(FeatureCatalog::lower).toList(),
        lower(example.gaps()).replace('_', ' '),
        example.gaps().meaning(),
        known.example(),
        lookBack == Memory.WHOLE ? OptionalInt.empty() : OptionalInt.of(lookBack),
        Feature.parse(known.example()).columns());
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }

  /**
   * The indicators of a family.
   *
   * @param question what they answer
   */
  public record Group(String name, String question, List<Entry> entries) {}

  /**
   * One indicator.
   *
   * @param definition its word and the names of its parameters: {@code sma(window)}
   * @param parameters what each parameter may be, in words
   * @param inputs the fields of the bars that it reads
   * @param gaps what it makes of the time between two bars, in a word or two
   * @param meaning the same as a sentence
   * @param example a definition with parameters that people use
   * @param lookBack how many earlier bars decide a value of the example; empty if all do
   * @param columns what the example computes
   */
  public record Entry(
      String definition,
      List<String> parameters,
      List<String> inputs,
      String gaps,
      String meaning,
      String example,
      OptionalInt lookBack,
      List<FeatureColumn> columns) {}
}
