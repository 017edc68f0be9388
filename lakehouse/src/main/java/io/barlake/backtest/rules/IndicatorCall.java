package io.barlake.backtest.rules;

import static java.util.stream.Collectors.joining;

import io.barlake.BarlakeException;
import io.barlake.bars.Timeframe;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorParameter;
import io.barlake.features.indicator.IndicatorParser;
import io.barlake.features.indicator.Indicators;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** An indicator in a rule, such as {@code bbands(window, 2).upper@4h}, for one trial. */
final class IndicatorCall {
  /** What the definition of an indicator may have. */
  private static final int DECIMALS = 9;

  private final String text;
  private final Map<String, Double> numbers;
  private final Syntax.Call call;

  IndicatorCall(String text, Map<String, Double> numbers, Syntax.Call call) {
    this.text = text;
    this.numbers = numbers;
    this.call = call;
  }

  Term term(Indicators known) {
    List<IndicatorParameter> parameters = known.parameters();
    RuleParser.requireArguments(
        text,
        call,
        parameters.size(),
        parameters.isEmpty()
            ? "nothing"
            : parameters.stream().map(IndicatorParameter::name).collect(joining(", ")));
    if (parameters.stream().anyMatch(each -> each.kind() == IndicatorParameter.Kind.SYMBOL)) {
      throw error(call, "%s compares two symbols, which rules cannot do", call.word());
    }
    List<String> values = new ArrayList<>();
    for (int n = 0; n < parameters.size(); n++) {
      values.add(argument(call.arguments().get(n), parameters.get(n)));
    }
    String definition = call.word() + "(" + String.join(", ", values) + ")";
    int column = column(withPlace(() -> IndicatorParser.parse(definition)));
    return call.frame().isEmpty()
        ? new Term.IndicatorValue(definition, column)
        : new Term.IndicatorValue(definition + "@" + frame().label(), column);
  }

  private Timeframe frame() {
    return withPlace(() -> Timeframe.parse(call.frame()));
  }

  /** As a definition has it; the parser of indicators says what it thinks of it. */
  private String argument(Syntax syntax, IndicatorParameter parameter) {
    if (syntax instanceof Syntax.Figure figure) {
      return figure.value().toPlainString();
    }
    if (syntax instanceof Syntax.Name name && numbers.containsKey(name.word())) {
      BigDecimal value = BigDecimal.valueOf(numbers.get(name.word()));
      return value.setScale(DECIMALS, RoundingMode.HALF_EVEN).stripTrailingZeros().toPlainString();
    }
    throw error(syntax, "%s is a number or the name of a parameter", parameter.name());
  }

  private int column(Indicator indicator) {
    List<String> labels = indicator.columns().stream().map(IndicatorColumn::label).toList();
    String suffix = call.column().isEmpty() ? "" : "_" + call.column();
    int column = labels.indexOf(indicator.label() + suffix);
    if (column >= 0) {
      return column;
    }
    int shared = indicator.label().length();
    String names =
        labels.stream()
            .filter(label -> label.length() > shared)
            .map(label -> "." + label.substring(shared + 1))
            .collect(joining(", "));
    throw names.isEmpty()
        ? error(call, "%s has one column, without a name", call.word())
        : error(call, "%s has the columns %s", call.word(), names);
  }

  private <T> T withPlace(Supplier<T> work) {
    try {
      return work.get();
    } catch (BarlakeException e) {
      throw error(call, "%s", e.getMessage().replaceFirst("\\.$", ""));
    }
  }

  private BarlakeException error(Syntax syntax, String format, Object... values) {
    return RuleParser.error(text, syntax.at(), format, values);
  }
}
