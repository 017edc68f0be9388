package io.barlake.features.indicator;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;

/** What a settings file names with its parameters, such as {@code bbands(20, 2)}. */
public interface Definable {
  /** As Java knows it. */
  String name();

  List<IndicatorParameter> parameters();

  /** The word in settings and in the names of columns: {@code bbands}. */
  default String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A definition with parameters that people use: {@code bbands(20, 2)}. */
  default String example() {
    return word()
        + parameters().stream().map(IndicatorParameter::typical).collect(joining(", ", "(", ")"));
  }

  /** The word and the names of the parameters: {@code bbands(window, deviations)}. */
  default String signature() {
    return word()
        + parameters().stream().map(IndicatorParameter::name).collect(joining(", ", "(", ")"));
  }
}
