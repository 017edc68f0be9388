package io.barlake.backtest.rules;

import io.barlake.backtest.strategy.StrategyNumber;
import io.barlake.backtest.strategy.StrategyNumber.Kind;
import io.barlake.features.indicator.IndicatorParameter;
import io.barlake.features.indicator.IndicatorParser;
import io.barlake.features.indicator.Indicators;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The parameters of rules, in the order in which they first appear. What each may be follows from
 * where it stands: as the window of an indicator it is a whole number, compared with a price it is
 * any.
 */
final class RuleParameters {
  static final Whole BARS_AGO = new Whole(0, 1_000_000);
  static final Whole WINDOW = new Whole(1, 1_000_000);
  static final Whole SEED = new Whole(0, 1_000_000_000);

  private static final double FARTHEST = 1e12;

  private final Collection<String> declared;
  private final Map<String, StrategyNumber> numbers = new LinkedHashMap<>();

  /** A range of whole numbers, both ends included. */
  record Whole(int least, int most) {}

  /** Other names than these, which are neither fields of bars nor times, are slips. */
  RuleParameters(Collection<String> declared) {
    this.declared = declared;
  }

  List<StrategyNumber> numbers() {
    return List.copyOf(numbers.values());
  }

  /** Takes those of one rule, whose text is for errors. */
  void add(String text, Syntax syntax) {
    if (syntax instanceof Syntax.Name name) {
      name(text, name, Kind.REAL, -FARTHEST, FARTHEST);
    } else if (syntax instanceof Syntax.Ago ago) {
      add(text, ago.of());
      whole(text, ago.bars(), BARS_AGO);
    } else if (syntax instanceof Syntax.Negative negative) {
      add(text, negative.of());
    } else if (syntax instanceof Syntax.Not not) {
      add(text, not.of());
    } else if (syntax instanceof Syntax.Binary binary) {
      add(text, binary.left());
      add(text, binary.right());
    } else if (syntax instanceof Syntax.Call call) {
      call(text, call);
    }
  }

  private void call(String text, Syntax.Call call) {
    List<IndicatorParameter> parameters =
        IndicatorParser.named(call.word()).map(Indicators::parameters).orElse(List.of());
    for (int n = 0; n < call.arguments().size(); n++) {
      Syntax argument = call.arguments().get(n);
      if (argument instanceof Syntax.Name name && n < parameters.size()) {
        IndicatorParameter parameter = parameters.get(n);
        Kind kind = parameter.kind() == IndicatorParameter.Kind.WHOLE ? Kind.WHOLE : Kind.REAL;
        name(text, name, kind, parameter.least(), parameter.most());
      } else if (n == 1 && List.of(RuleWords.HIGHEST, RuleWords.LOWEST).contains(call.word())) {
        whole(text, argument, WINDOW);
      } else if (call.word().equals(RuleWords.RANDOM)) {
        whole(text, argument, SEED);
      } else {
        add(text, argument);
      }
    }
  }

  private void whole(String text, Syntax syntax, Whole range) {
    if (syntax instanceof Syntax.Name name) {
      name(text, name, Kind.WHOLE, range.least(), range.most());
    }
  }

  /** Where a parameter stands at several places, it has to fit all of them. */
  private void name(String text, Syntax.Name name, Kind kind, double least, double most) {
    String word = name.word();
    if (!declared.contains(word) && RuleWords.isOfBars(word)) {
      return;
    }
    if (!declared.contains(word)) {
      throw RuleParser.error(
          text,
          name.at(),
          "unknown word \"%s\"%s",
          word,
          RuleWords.nearName(word, declared)
              .orElse("; if it is a parameter, say in \"parameters\" what it is to be"));
    }
    numbers.merge(
        word,
        new StrategyNumber(word, kind, least, most),
        (one, other) ->
            new StrategyNumber(
                word,
                one.kind() == Kind.WHOLE ? one.kind() : other.kind(),
                Math.max(one.lowest(), other.lowest()),
                Math.min(one.highest(), other.highest())));
  }
}
