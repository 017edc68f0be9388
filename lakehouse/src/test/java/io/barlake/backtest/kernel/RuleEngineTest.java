package io.barlake.backtest.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.backtest.NamedStrategy;
import io.barlake.backtest.StrategyAudit;
import io.barlake.backtest.SweepDefinition;
import io.barlake.backtest.exits.ExitRules;
import io.barlake.backtest.grid.ParameterSet;
import io.barlake.backtest.metrics.TrialMetrics;
import io.barlake.backtest.rules.RuleStrategy;
import io.barlake.backtest.rules.RuleStrategy.Part;
import io.barlake.bars.Timeframe;
import io.barlake.market.Source;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RuleEngineTest {
  private static final List<String> TERMS =
      List.of(
          "close",
          "open",
          "high",
          "low",
          "volume",
          "sma(3)",
          "ema(w)",
          "rsi(5)",
          "atr(w)",
          "bbands(4, 1.5).upper",
          "close[1]",
          "high[w]",
          "highest(high, w)",
          "lowest(low, 7)",
          "sma(2)@5m",
          "level",
          "minute",
          "hour('America/New_York')",
          "random(3)",
          "obv()",
          "-close",
          "close + open",
          "close - open[2]",
          "close * 2",
          "1 / (close - open)",
          "max(close, sma(4))",
          "abs(close - open)");
  private static final List<String> COMPARISONS = List.of("<", "<=", ">", ">=", "==", "!=");

  @Test
  void equalsTheReferenceOnEveryFieldOfRandomRules() {
    Random random = new Random(61);
    for (int round = 0; round < 300; round++) {
      TickBars bars = Bars.wild(random, 1 + random.nextInt(round % 10 == 0 ? 1_700 : 90));
      RuleStrategy strategy = randomStrategy(random);
      ExitRules exits = RandomExits.rules(random);
      List<ParameterSet> sets =
          Stream.generate(() -> randomSet(random)).limit(1 + random.nextInt(12)).toList();

      assertEqual(strategy, bars, exits, sets);
    }
  }

  static Stream<String> definitions() {
    return NamedStrategy.names().stream().filter(name -> !name.equals("moving-average-cross"));
  }

  @ParameterizedTest
  @MethodSource("definitions")
  void equalsTheReferenceOnTheUsualSetsOfEveryDefinition(String name) {
    SweepDefinition sweep = StrategyAudit.Trials.of(name, Source.HISTDATA).sweep();
    long count = sweep.space().count();
    List<ParameterSet> sets =
        LongStream.range(0, 12).mapToObj(n -> sweep.space().at(n * (count - 1) / 11)).toList();
    TickBars bars = hourly(Bars.wild(new Random(62), 3_000));

    List<TrialMetrics> metrics =
        assertEqual((RuleStrategy) sweep.strategy(), bars, ExitRules.NONE, sets);

    assertThat(metrics).anyMatch(trial -> trial.trades().trades() > 2);
  }

  private static TickBars hourly(TickBars minutes) {
    return new TickBars(
        Arrays.stream(minutes.openMicros()).map(micros -> 60 * micros).toArray(),
        minutes.open(),
        minutes.high(),
        minutes.low(),
        minutes.close(),
        minutes.volume(),
        minutes.sessionDay(),
        minutes.scale(),
        Timeframe.HOUR,
        minutes.calendar());
  }

  private static List<TrialMetrics> assertEqual(
      RuleStrategy strategy, TickBars bars, ExitRules exits, List<ParameterSet> sets) {
    Quotes quotes = Bars.quotes(new Random(bars.size()), bars);
    ReferenceEngine reference = new ReferenceEngine(strategy, quotes, exits);

    List<TrialMetrics> metrics =
        BacktestEngine.fastest(strategy, quotes, TradeRules.of(exits), new TradeTotals())
            .trials(sets);

    assertThat(metrics).hasSameSizeAs(sets);
    for (int n = 0; n < sets.size(); n++) {
      assertThat(metrics.get(n))
          .as("%s with %s of %d bars", strategy.text(), sets.get(n), bars.size())
          .isEqualTo(reference.trial(sets.get(n)));
    }
    return metrics;
  }

  private static RuleStrategy randomStrategy(Random random) {
    Map<Part, String> texts = new EnumMap<>(Part.class);
    for (Part part : Part.values()) {
      if (part == Part.LONG || random.nextInt(3) > 0) {
        texts.put(part, condition(random, 2));
      }
    }
    return new RuleStrategy("random", texts, List.of("w", "level"));
  }

  private static String condition(Random random, int depth) {
    int kind = random.nextInt(depth == 0 ? 3 : 7);
    String two = term(random) + ", " + term(random);
    return switch (kind) {
      case 0 -> term(random) + " " + pick(COMPARISONS, random) + " " + term(random);
      case 1 -> "crosses_above(" + two + ")";
      case 2 -> "crosses_below(" + two + ")";
      case 3 -> "not (" + condition(random, depth - 1) + ")";
      case 4 -> "begins(" + condition(random, depth - 1) + ")";
      case 5 -> condition(random, depth - 1) + " and " + condition(random, depth - 1);
      default -> "(" + condition(random, depth - 1) + " or " + condition(random, depth - 1) + ")";
    };
  }

  private static String term(Random random) {
    return pick(TERMS, random);
  }

  private static <T> T pick(List<T> from, Random random) {
    return from.get(random.nextInt(from.size()));
  }

  private static ParameterSet randomSet(Random random) {
    Map<String, Double> numbers = new HashMap<>();
    numbers.put("w", 1.0 + random.nextInt(12));
    numbers.put("level", random.nextInt(20) / 10.0);
    numbers.putAll(RandomExits.numbers(random));
    return new ParameterSet(
        numbers, Map.of("direction", pick(List.of("both", "long", "short"), random)));
  }
}
