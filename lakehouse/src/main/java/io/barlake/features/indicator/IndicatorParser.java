package io.barlake.features.indicator;

import static java.util.stream.Collectors.joining;

import io.barlake.BarlakeException;
import io.barlake.NearestWord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads definitions such as {@code sma(20)} or {@code bbands(20, 2)}. */
public final class IndicatorParser {
  private static final Pattern DEFINITION =
      Pattern.compile("\\s*([A-Za-z0-9_]+)\\s*\\(([^()]*)\\)\\s*");

  private IndicatorParser() {}

  public static Indicator parse(String definition) {
    Matcher matcher = DEFINITION.matcher(definition);
    if (!matcher.matches()) {
      throw BarlakeException.badConfig(
          "Invalid indicator \"%s\": expected a name and its parameters, such as %s.",
          definition, nearestTo(definition.split("\\(", 2)[0]).orElse(Indicators.SMA).example());
    }
    String word = matcher.group(1);
    Indicators known = named(word).orElseThrow(() -> unknown(word, definition));
    return known.create(values(known, matcher.group(2), definition));
  }

  private static List<String> values(Indicators known, String list, String definition) {
    String[] texts = list.isBlank() ? new String[0] : list.split(",", -1);
    List<IndicatorParameter> parameters = known.parameters();
    if (texts.length != parameters.size()) {
      throw BarlakeException.badConfig(
          "Invalid indicator \"%s\": %s takes %s, such as %s.",
          definition,
          known.word(),
          parameters.isEmpty()
              ? "nothing"
              : parameters.stream().map(IndicatorParameter::name).collect(joining(", ")),
          known.example());
    }
    List<String> values = new ArrayList<>();
    for (int i = 0; i < texts.length; i++) {
      values.add(parameters.get(i).checked(texts[i].strip(), definition));
    }
    return values;
  }

  private static BarlakeException unknown(String word, String definition) {
    return nearestTo(word)
        .map(
            nearest ->
                BarlakeException.badConfig(
                    "Unknown indicator \"%s\" in \"%s\". The nearest known one is %s.",
                    word, definition, nearest.example()))
        .orElseGet(
            () ->
                BarlakeException.badConfig(
                    "Unknown indicator \"%s\" in \"%s\": expected one of %s.",
                    word, definition, String.join(", ", words())));
  }

  private static Optional<Indicators> nearestTo(String typed) {
    return NearestWord.of(typed.strip().toLowerCase(Locale.ROOT), words())
        .flatMap(IndicatorParser::named);
  }

  /** The indicator of a word such as {@code bbands}. */
  public static Optional<Indicators> named(String word) {
    return Arrays.stream(Indicators.values())
        .filter(known -> known.word().equals(word))
        .findFirst();
  }

  private static List<String> words() {
    return Arrays.stream(Indicators.values()).map(Indicators::word).toList();
  }
}
