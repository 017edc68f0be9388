package io.barlake.features.label;

import static java.util.stream.Collectors.joining;

import io.barlake.BarlakeException;
import io.barlake.NearestWord;
import io.barlake.features.indicator.IndicatorParameter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads definitions such as {@code forward(12)} or {@code barrier(14, 2, 2, 24)}. */
public final class LabelParser {
  private static final Pattern DEFINITION =
      Pattern.compile("\\s*([A-Za-z0-9_]+)\\s*\\(([^()]*)\\)\\s*");

  private LabelParser() {}

  public static LabelRule parse(String definition) {
    Matcher matcher = DEFINITION.matcher(definition);
    if (!matcher.matches()) {
      throw BarlakeException.badConfig(
          "Invalid label \"%s\": expected a name and its parameters, such as %s.",
          definition, Labels.FORWARD.example());
    }
    String word = matcher.group(1);
    Labels known = Labels.of(word).orElseThrow(() -> unknown(word, definition));
    return known.create(values(known, matcher.group(2), definition));
  }

  private static double[] values(Labels known, String list, String definition) {
    String[] texts = list.split(",", -1);
    List<IndicatorParameter> parameters = known.parameters();
    if (texts.length != parameters.size()) {
      throw BarlakeException.badConfig(
          "Invalid label \"%s\": %s takes %s, such as %s.",
          definition,
          known.word(),
          parameters.stream().map(IndicatorParameter::name).collect(joining(", ")),
          known.example());
    }
    double[] values = new double[texts.length];
    for (int i = 0; i < texts.length; i++) {
      IndicatorParameter parameter = parameters.get(i);
      String text = texts[i].strip();
      values[i] =
          parameter
              .read(text)
              .orElseThrow(
                  () ->
                      BarlakeException.badConfig(
                          "Invalid label \"%s\": found \"%s\", but %s.",
                          definition, text, parameter.expected()));
    }
    return values;
  }

  private static BarlakeException unknown(String word, String definition) {
    String hint =
        NearestWord.of(word.toLowerCase(Locale.ROOT), Labels.words())
            .flatMap(Labels::of)
            .map(nearest -> "The nearest known one is " + nearest.example())
            .orElse("Expected one of " + String.join(", ", Labels.words()));
    return BarlakeException.badConfig(
        "Unknown label \"%s\" in \"%s\". %s.", word, definition, hint);
  }
}
