package io.barlake.backtest.rules;

import io.barlake.NearestWord;
import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicators;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The words that mean something in every rule. */
final class RuleWords {
  static final String AND = "and";
  static final String OR = "or";
  static final String NOT = "not";
  static final String CROSSES_ABOVE = "crosses_above";
  static final String CROSSES_BELOW = "crosses_below";
  static final String BEGINS = "begins";
  static final String HIGHEST = "highest";
  static final String LOWEST = "lowest";
  static final String MAX = "max";
  static final String MIN = "min";
  static final String ABS = "abs";
  static final String RANDOM = "random";

  /** Between two conditions. */
  static final Set<String> JOINTS = Set.of(AND, OR);

  /** What gives a condition, with arguments. */
  static final List<String> CONDITIONS = List.of(CROSSES_ABOVE, CROSSES_BELOW, BEGINS);

  /** What gives a number, with arguments, apart from indicators and times. */
  static final List<String> FUNCTIONS = List.of(HIGHEST, LOWEST, MAX, MIN, ABS, RANDOM);

  private RuleWords() {}

  static Optional<BarField> field(String word) {
    return Arrays.stream(BarField.values()).filter(field -> word(field).equals(word)).findFirst();
  }

  /** Whether it stands for a number that each bar has, without arguments. */
  static boolean isOfBars(String word) {
    return field(word).isPresent() || ClockPart.named(word).isPresent();
  }

  /** The end of an error: what was probably meant by a name, these being the parameters. */
  static Optional<String> nearName(String word, Collection<String> parameters) {
    return near(word, names(parameters));
  }

  /** The same for a word with arguments; empty where none is near. */
  static String nearCall(String word, Collection<String> parameters) {
    List<String> known = names(parameters);
    known.addAll(CONDITIONS);
    known.addAll(FUNCTIONS);
    Arrays.stream(Indicators.values()).map(Indicators::word).forEach(known::add);
    return near(word, known).orElse("");
  }

  private static List<String> names(Collection<String> parameters) {
    List<String> names = new ArrayList<>(parameters);
    Arrays.stream(BarField.values()).map(RuleWords::word).forEach(names::add);
    Arrays.stream(ClockPart.values()).map(ClockPart::word).forEach(names::add);
    return names;
  }

  private static Optional<String> near(String word, List<String> known) {
    return NearestWord.of(word, known).map(near -> ", did you mean \"" + near + "\"?");
  }

  private static String word(BarField field) {
    return field.name().toLowerCase(Locale.ROOT);
  }
}
