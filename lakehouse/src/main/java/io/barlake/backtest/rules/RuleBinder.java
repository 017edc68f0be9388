package io.barlake.backtest.rules;

import io.barlake.BarlakeException;
import io.barlake.NearestWord;
import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicators;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Gives a rule its meaning for the numbers of one trial. */
final class RuleBinder {
  static final String CROSSES_ABOVE = "crosses_above";
  static final String CROSSES_BELOW = "crosses_below";
  static final String BEGINS = "begins";
  static final String HIGHEST = "highest";
  static final String LOWEST = "lowest";
  static final String MAX = "max";
  static final String MIN = "min";
  static final String ABS = "abs";
  static final String RANDOM = "random";

  private static final List<String> CONDITIONS = List.of(CROSSES_ABOVE, CROSSES_BELOW, BEGINS);
  private static final List<String> FUNCTIONS = List.of(HIGHEST, LOWEST, MAX, MIN, ABS, RANDOM);

  private final String text;
  private final Map<String, Double> numbers;

  /** The text is that of the rule, for errors. */
  RuleBinder(String text, Map<String, Double> numbers) {
    this.text = text;
    this.numbers = numbers;
  }

  Condition condition(Syntax syntax) {
    if (syntax instanceof Syntax.Not not) {
      return new Condition.Not(condition(not.of()));
    }
    if (syntax instanceof Syntax.Binary binary && binary.operator().equals("and")) {
      return new Condition.Both(condition(binary.left()), condition(binary.right()));
    }
    if (syntax instanceof Syntax.Binary binary && binary.operator().equals("or")) {
      return new Condition.Either(condition(binary.left()), condition(binary.right()));
    }
    if (syntax instanceof Syntax.Binary binary) {
      Optional<Comparison> comparison = Comparison.of(binary.operator());
      if (comparison.isPresent()) {
        return new Condition.Compared(comparison.get(), term(binary.left()), term(binary.right()));
      }
    }
    if (syntax instanceof Syntax.Call call && CONDITIONS.contains(call.word())) {
      return begun(call);
    }
    throw error(syntax, "expected a condition such as close > open, found a number");
  }

  private Condition begun(Syntax.Call call) {
    if (call.word().equals(BEGINS)) {
      requireArguments(call, 1, "a condition");
      return new Condition.Begun(condition(call.arguments().get(0)));
    }
    requireArguments(call, 2, "two numbers");
    Comparison comparison = call.word().equals(CROSSES_ABOVE) ? Comparison.ABOVE : Comparison.BELOW;
    return new Condition.Begun(
        new Condition.Compared(
            comparison, term(call.arguments().get(0)), term(call.arguments().get(1))));
  }

  private Term term(Syntax syntax) {
    if (syntax instanceof Syntax.Figure number) {
      return new Term.Constant(number.value().doubleValue());
    }
    if (syntax instanceof Syntax.Name name) {
      return named(name);
    }
    if (syntax instanceof Syntax.Negative negative) {
      return new Term.Calculated(Calculation.DIFFERENCE, new Term.Constant(0), term(negative.of()));
    }
    if (syntax instanceof Syntax.Ago ago) {
      return new Term.Ago(term(ago.of()), barsAgo(ago));
    }
    if (syntax instanceof Syntax.Call call && !CONDITIONS.contains(call.word())) {
      return call(call);
    }
    if (syntax instanceof Syntax.Binary binary) {
      Optional<Calculation> calculation = calculation(binary.operator());
      if (calculation.isPresent()) {
        return calculated(calculation.get(), binary);
      }
    }
    throw error(syntax, "expected a number such as close, found a condition");
  }

  private Term calculated(Calculation calculation, Syntax.Binary binary) {
    Term right = term(binary.right());
    if (calculation == Calculation.QUOTIENT && right.equals(new Term.Constant(0))) {
      throw error(binary, "cannot divide by 0");
    }
    return new Term.Calculated(calculation, term(binary.left()), right);
  }

  private int barsAgo(Syntax.Ago ago) {
    if (ago.bars() instanceof Syntax.Negative) {
      throw error(ago, "it refers to a later bar, which nobody knows at the close of this one");
    }
    return whole(ago.bars(), RuleParameters.BARS_AGO);
  }

  private Term named(Syntax.Name name) {
    if (numbers.containsKey(name.word())) {
      return new Term.Constant(numbers.get(name.word()));
    }
    Optional<BarField> field = field(name.word());
    if (field.isPresent()) {
      return new Term.Field(field.get());
    }
    return ClockPart.named(name.word())
        .<Term>map(part -> new Term.Clock(part, ZoneOffset.UTC))
        .orElseThrow(() -> unknown(name, name.word()));
  }

  private Term call(Syntax.Call call) {
    boolean known = FUNCTIONS.contains(call.word()) || ClockPart.named(call.word()).isPresent();
    if (known && !(call.column() + call.frame()).isEmpty()) {
      throw error(call, "%s has neither columns nor frames", call.word());
    }
    return switch (call.word()) {
      case HIGHEST, LOWEST -> extreme(call);
      case MAX, MIN -> furthest(call);
      case ABS -> absolute(call);
      case RANDOM -> {
        requireArguments(call, 1, "a seed");
        yield new Term.Chance(whole(call.arguments().get(0), RuleParameters.SEED));
      }
      default ->
          ClockPart.named(call.word())
              .<Term>map(part -> clock(call, part))
              .orElseGet(() -> indicator(call));
    };
  }

  private Term extreme(Syntax.Call call) {
    requireArguments(call, 2, "a number and how many bars");
    return new Term.Extreme(
        call.word().equals(HIGHEST),
        term(call.arguments().get(0)),
        whole(call.arguments().get(1), RuleParameters.WINDOW));
  }

  private Term furthest(Syntax.Call call) {
    requireArguments(call, 2, "two numbers");
    return new Term.Calculated(
        call.word().equals(MAX) ? Calculation.HIGHER : Calculation.LOWER,
        term(call.arguments().get(0)),
        term(call.arguments().get(1)));
  }

  private Term absolute(Syntax.Call call) {
    requireArguments(call, 1, "a number");
    Term of = term(call.arguments().get(0));
    return new Term.Calculated(
        Calculation.HIGHER,
        of,
        new Term.Calculated(Calculation.DIFFERENCE, new Term.Constant(0), of));
  }

  private Term clock(Syntax.Call call, ClockPart part) {
    if (call.arguments().size() == 1 && call.arguments().get(0) instanceof Syntax.Quoted zone) {
      try {
        return new Term.Clock(part, ZoneId.of(zone.text()));
      } catch (DateTimeException e) {
        throw error(zone, "unknown zone '%s', expected one such as 'Europe/London'", zone.text());
      }
    }
    throw error(call, "%s takes a zone, such as %s('Europe/London')", part.word(), part.word());
  }

  private Term indicator(Syntax.Call call) {
    Indicators known =
        RuleParameters.indicator(call.word()).orElseThrow(() -> unknown(call, call.word()));
    return new IndicatorCall(text, numbers, call).term(known);
  }

  private int whole(Syntax syntax, RuleParameters.Whole expected) {
    double value = Double.NaN;
    if (syntax instanceof Syntax.Figure number) {
      value = number.value().doubleValue();
    } else if (syntax instanceof Syntax.Name name && numbers.containsKey(name.word())) {
      value = numbers.get(name.word());
    }
    if (value != Math.rint(value) || value < expected.least() || value > expected.most()) {
      throw error(
          syntax,
          "expected a whole number from %d to %d, or the name of a parameter",
          expected.least(),
          expected.most());
    }
    return (int) value;
  }

  private static Optional<Calculation> calculation(String operator) {
    return switch (operator) {
      case "+" -> Optional.of(Calculation.SUM);
      case "-" -> Optional.of(Calculation.DIFFERENCE);
      case "*" -> Optional.of(Calculation.PRODUCT);
      case "/" -> Optional.of(Calculation.QUOTIENT);
      default -> Optional.empty();
    };
  }

  static Optional<BarField> field(String word) {
    return Arrays.stream(BarField.values())
        .filter(field -> field.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst();
  }

  private void requireArguments(Syntax.Call call, int count, String expected) {
    RuleParser.requireArguments(text, call, count, expected);
  }

  private BarlakeException unknown(Syntax syntax, String word) {
    List<String> known =
        Stream.of(
                numbers.keySet().stream(),
                Arrays.stream(BarField.values()).map(each -> each.name().toLowerCase(Locale.ROOT)),
                Arrays.stream(ClockPart.values()).map(ClockPart::word),
                CONDITIONS.stream(),
                FUNCTIONS.stream(),
                Arrays.stream(Indicators.values()).map(Indicators::word))
            .flatMap(words -> words)
            .toList();
    return error(
        syntax,
        "unknown word \"%s\"%s",
        word,
        NearestWord.of(word, known).map(near -> ", did you mean \"" + near + "\"?").orElse(""));
  }

  private BarlakeException error(Syntax syntax, String format, Object... values) {
    return RuleParser.error(text, syntax.at(), format, values);
  }
}
