package io.barlake.features.label;

import io.barlake.features.indicator.Definable;
import io.barlake.features.indicator.IndicatorParameter;
import io.barlake.features.indicator.IndicatorParameter.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Every label there is, by the word that settings use, and the parameters it takes. */
// A constructor reference and an unmodifiable list: immutable, which their types do not say.
@SuppressWarnings("ImmutableEnumChecker")
public enum Labels implements Definable {
  FORWARD("what the next bars earned", p -> new ForwardReturn((int) p[0]), whole("bars", 12)),
  BARRIER(
      "whether a profit, a stop or a limit of bars comes first",
      p -> new TripleBarrier((int) p[0], p[1], p[2], (int) p[3]),
      whole("window", 14),
      atrs("profit"),
      atrs("stop"),
      whole("limit", 24));

  /** About two months of minutes. */
  private static final int FURTHEST = 100_000;

  private final String question;
  private final Factory factory;
  private final List<IndicatorParameter> parameters;

  Labels(String question, Factory factory, IndicatorParameter... parameters) {
    this.question = question;
    this.factory = factory;
    this.parameters = List.of(parameters);
  }

  private static IndicatorParameter whole(String name, int typical) {
    return new IndicatorParameter(name, Kind.WHOLE, 1, FURTHEST, String.valueOf(typical));
  }

  private static IndicatorParameter atrs(String name) {
    return new IndicatorParameter(name, Kind.DECIMAL, 0.01, 100, "2");
  }

  /** What it answers. */
  public String question() {
    return question;
  }

  @Override
  public List<IndicatorParameter> parameters() {
    return parameters;
  }

  static Optional<Labels> of(String word) {
    return Arrays.stream(values()).filter(known -> known.word().equals(word)).findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(Labels::word).toList();
  }

  /** The label of these parameters, which lie in their ranges. */
  LabelRule create(double[] values) {
    return factory.create(values);
  }

  @FunctionalInterface
  private interface Factory {
    LabelRule create(double[] values);
  }
}
