package io.barlake.backtest.rules;

import static io.barlake.backtest.rules.RuleWords.ABS;
import static io.barlake.backtest.rules.RuleWords.AND;
import static io.barlake.backtest.rules.RuleWords.BEGINS;
import static io.barlake.backtest.rules.RuleWords.CROSSES_ABOVE;
import static io.barlake.backtest.rules.RuleWords.HIGHEST;
import static io.barlake.backtest.rules.RuleWords.LOWEST;
import static io.barlake.backtest.rules.RuleWords.MAX;
import static io.barlake.backtest.rules.RuleWords.MIN;
import static io.barlake.backtest.rules.RuleWords.RANDOM;

import io.barlake.BarlakeException;
import io.barlake.backtest.grid.Comparison;
import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.IndicatorParser;
import io.barlake.features.indicator.Indicators;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/** Gives a rule its meaning for the numbers of one trial. */
final class RuleBinder {
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
    if (syntax instanceof Syntax.Binary binary && RuleWords.JOINTS.contains(binary.operator())) {
      boolean both = binary.operator().equals(AND);
      return new Condition.Joined(both, condition(binary.left()), condition(binary.right()));
    }
    if (syntax instanceof Syntax.Binary binary) {
      Optional<Comparison> comparison = Comparison.of(binary.operator());
      if (comparison.isPresent()) {
        return new Condition.Compared(comparison.get(), term(binary.left()), term(binary.right()));
      }
    }
    if (syntax instanceof Syntax.Call call && RuleWords.CONDITIONS.contains(call.word())) {
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
    if (syntax instanceof Syntax.Call call && !RuleWords.CONDITIONS.contains(call.word())) {
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
    Optional<BarField> field = RuleWords.field(name.word());
    if (field.isPresent()) {
      return new Term.Field(field.get());
    }
    return ClockPart.named(name.word())
        .<Term>map(part -> new Term.Clock(part, ZoneOffset.UTC))
        .orElseThrow(() -> new IllegalStateException("a name that was not looked at: " + name));
  }

  private Term call(Syntax.Call call) {
    boolean known =
        RuleWords.FUNCTIONS.contains(call.word()) || ClockPart.named(call.word()).isPresent();
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
        IndicatorParser.named(call.word())
            .orElseThrow(
                () ->
                    error(
                        call,
                        "unknown word \"%s\"%s",
                        call.word(),
                        RuleWords.nearCall(call.word(), numbers.keySet())));
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

  private void requireArguments(Syntax.Call call, int count, String expected) {
    RuleParser.requireArguments(text, call, count, expected);
  }

  private BarlakeException error(Syntax syntax, String format, Object... values) {
    return RuleParser.error(text, syntax.at(), format, values);
  }
}
