package io.barlake.backtest.rules;

import io.barlake.BarlakeException;
import io.barlake.backtest.grid.ParameterSet;
import io.barlake.backtest.kernel.TickBars;
import io.barlake.backtest.strategy.Direction;
import io.barlake.backtest.strategy.Strategy;
import io.barlake.backtest.strategy.StrategyChoice;
import io.barlake.backtest.strategy.StrategyNumber;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A strategy that is written as rules, such as {@code close > ema(slow) and crosses_above(rsi(14),
 * low)}. Its numbers are the names in the rules that mean nothing else.
 */
public final class RuleStrategy implements Strategy {
  private static final long serialVersionUID = 1L;

  /** When a position is wanted and when no more, in the order in which rules are read. */
  public enum Part {
    LONG("long"),
    EXIT_LONG("exit-long"),
    SHORT("short"),
    EXIT_SHORT("exit-short");

    private final String key;

    Part(String key) {
      this.key = key;
    }

    /** The word of a file. */
    public String key() {
      return key;
    }
  }

  private final String name;
  private final LinkedHashMap<Part, String> texts;
  private final List<String> declared;
  private transient Parsed parsed;

  private record Parsed(Map<Part, Syntax> rules, List<StrategyNumber> numbers) {}

  /**
   * Reads rules.
   *
   * @param texts at least that of one entry
   * @param declared the names that are parameters
   */
  public RuleStrategy(String name, Map<Part, String> texts, Collection<String> declared) {
    this.name = name;
    this.texts = new LinkedHashMap<>();
    this.declared = List.copyOf(declared);
    for (Part part : Part.values()) {
      if (texts.containsKey(part)) {
        this.texts.put(part, texts.get(part).replaceAll("\\s+", " ").strip());
      }
    }
    if (!texts.containsKey(Part.LONG) && !texts.containsKey(Part.SHORT)) {
      throw BarlakeException.badConfig(
          "Missing rules: expected \"long\", \"short\" or both, such as long = \"close >"
              + " ema(50)\".");
    }
    rules(new ParameterSet(smallest(), Map.of()));
  }

  /** A set with which rules find out whether they mean something. */
  private Map<String, Double> smallest() {
    Map<String, Double> numbers = new LinkedHashMap<>();
    numbers().forEach(number -> numbers.put(number.name(), Math.max(number.lowest(), 1)));
    return numbers;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String text() {
    StringBuilder text = new StringBuilder(name);
    texts.forEach((part, rule) -> text.append("; ").append(part.key()).append(": ").append(rule));
    return text.toString();
  }

  @Override
  public List<StrategyNumber> numbers() {
    return parsed().numbers();
  }

  @Override
  public List<StrategyChoice> choices() {
    return List.of(Direction.CHOICE);
  }

  @Override
  public byte[] signal(TickBars bars, ParameterSet parameters) {
    byte[] desired = rules(parameters).signal(bars);
    Direction direction = Direction.of(parameters);
    for (int bar = 0; bar < desired.length; bar++) {
      desired[bar] = (byte) direction.allowed(desired[bar]);
    }
    return desired;
  }

  /** The rules for the numbers of one trial. */
  public Rules rules(ParameterSet parameters) {
    return new Rules(
        rule(Part.LONG, parameters),
        rule(Part.EXIT_LONG, parameters),
        rule(Part.SHORT, parameters),
        rule(Part.EXIT_SHORT, parameters));
  }

  private Condition rule(Part part, ParameterSet parameters) {
    return Optional.ofNullable(parsed().rules().get(part))
        .map(syntax -> new RuleBinder(texts.get(part), parameters.numbers()).condition(syntax))
        .orElseGet(Condition.Never::new);
  }

  private Parsed parsed() {
    if (parsed == null) {
      Map<Part, Syntax> rules = new LinkedHashMap<>();
      RuleParameters parameters = new RuleParameters(declared);
      texts.forEach(
          (part, text) -> {
            Syntax syntax = RuleParser.parse(text);
            parameters.add(text, syntax);
            rules.put(part, syntax);
          });
      parsed = new Parsed(rules, parameters.numbers());
    }
    return parsed;
  }
}
