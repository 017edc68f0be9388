package io.barlake.features;

import io.barlake.BarlakeException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Definitions that stand for several. {@code sma({10, 20, 50})} names three windows, {@code
 * ema(10..50 step 10)} five, both ends included; a step of 1 may be left out. Of several parameters
 * every combination is meant, the last parameter changing first.
 */
final class DefinitionExpansion {
  private static final Pattern COMMA_OUTSIDE_BRACES = Pattern.compile(",(?![^{}]*\\})");
  private static final Pattern LIST = Pattern.compile("\\{([^{}]*)\\}");
  private static final String NUMBER = "(\\d{1,9}(?:\\.\\d{1,9})?)";
  private static final Pattern RANGE =
      Pattern.compile(NUMBER + "\\s*\\.\\.\\s*" + NUMBER + "(?:\\s+step\\s+" + NUMBER + ")?");

  private DefinitionExpansion() {}

  /** The definitions meant, in order; one without lists and ranges stands for itself. */
  static List<String> of(String definition) {
    int open = definition.indexOf('(');
    int close = definition.lastIndexOf(')');
    boolean several = definition.contains("{") || definition.contains("..");
    if (!several || open < 0 || close < open) {
      return List.of(definition);
    }
    List<String> begun = List.of("");
    for (String parameter : COMMA_OUTSIDE_BRACES.split(definition.substring(open + 1, close), -1)) {
      List<String> longer = new ArrayList<>();
      List<String> values = values(parameter.strip(), definition);
      requireFew((long) begun.size() * values.size(), definition);
      for (String before : begun) {
        for (String value : values) {
          longer.add(before.isEmpty() ? value : before + ", " + value);
        }
      }
      begun = longer;
    }
    String word = definition.substring(0, open + 1);
    String rest = definition.substring(close);
    return begun.stream().map(parameters -> word + parameters + rest).toList();
  }

  private static List<String> values(String parameter, String definition) {
    Matcher list = LIST.matcher(parameter);
    if (!list.matches()) {
      return range(parameter, definition);
    }
    List<String> values = new ArrayList<>();
    for (String element : list.group(1).split(",", -1)) {
      values.addAll(range(element.strip(), definition));
    }
    return values;
  }

  private static List<String> range(String text, String definition) {
    Matcher range = RANGE.matcher(text);
    if (!range.matches()) {
      // One value, or what the parser of indicators will name.
      return List.of(text);
    }
    BigDecimal from = new BigDecimal(range.group(1));
    BigDecimal to = new BigDecimal(range.group(2));
    BigDecimal step = range.group(3) == null ? BigDecimal.ONE : new BigDecimal(range.group(3));
    if (step.signum() == 0 || from.compareTo(to) > 0) {
      throw BarlakeException.badConfig(
          "Invalid range \"%s\" in \"%s\": expected a rising range with a step above 0, such as"
              + " 10..50 step 10.",
          text, definition);
    }
    long count = to.subtract(from).divideToIntegralValue(step).longValue() + 1;
    requireFew(count, definition);
    List<String> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      BigDecimal value = from.add(step.multiply(BigDecimal.valueOf(i)));
      values.add(value.stripTrailingZeros().toPlainString());
    }
    return values;
  }

  private static void requireFew(long count, String definition) {
    if (count > FeatureSet.MOST_COLUMNS) {
      throw BarlakeException.badConfig(
          "Invalid definition \"%s\": it stands for %s indicators, and a set has at most %s"
              + " columns. Use a larger step or fewer values.",
          definition, thousands(count), thousands(FeatureSet.MOST_COLUMNS));
    }
  }

  private static String thousands(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
