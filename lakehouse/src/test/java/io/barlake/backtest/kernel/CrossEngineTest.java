package io.barlake.backtest.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barlake.backtest.costs.CostModel;
import io.barlake.backtest.exits.ExitRules;
import io.barlake.backtest.grid.ParameterSet;
import io.barlake.backtest.metrics.TrialMetrics;
import io.barlake.backtest.strategy.MovingAverageCross;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CrossEngineTest {
  private static final List<String> AVERAGES = List.of("sma", "ema");
  private static final List<String> DIRECTIONS = List.of("both", "long", "short");

  @Test
  void equalsTheReferenceOnEveryFieldOfEveryTrial() {
    Random random = new Random(21);
    for (int round = 0; round < 400; round++) {
      TickBars bars = Bars.wild(random, 1 + random.nextInt(round % 10 == 0 ? 2_000 : 120));
      Quotes quotes = Bars.quotes(random, bars);
      ExitRules exits = RandomExits.rules(random);
      CrossEngine fast = new CrossEngine(quotes, exits);
      ReferenceEngine reference = new ReferenceEngine(new MovingAverageCross(), quotes, exits);
      List<ParameterSet> sets =
          Stream.generate(() -> withExits(randomParameters(random), random))
              .limit(1 + random.nextInt(60))
              .toList();

      List<TrialMetrics> metrics = fast.trials(sets);

      assertThat(metrics).hasSameSizeAs(sets);
      for (int n = 0; n < sets.size(); n++) {
        assertThat(metrics.get(n))
            .as("%s, %s", exits, sets.get(n))
            .isEqualTo(reference.trial(sets.get(n)));
      }
    }
  }

  @Test
  void equalsTheReferenceOnOneBarAndOnTwo() {
    for (TickBars bars : List.of(Bars.flat(100), Bars.flat(100, 90), Bars.flat(100, 110))) {
      CostModel costs = CostModel.FREE;
      for (int fast = 1; fast <= 3; fast++) {
        for (int slow = 1; slow <= 3; slow++) {
          ParameterSet parameters = parameters(fast, slow, "sma", "both");

          assertThat(
                  new CrossEngine(new Quotes(bars, costs), ExitRules.NONE)
                      .trials(List.of(parameters)))
              .containsExactly(
                  new ReferenceEngine(
                          new MovingAverageCross(), new Quotes(bars, costs), ExitRules.NONE)
                      .trial(parameters));
        }
      }
    }
  }

  @Test
  void equalsTheReferenceAtTheHighestPrices() {
    long high = TickBars.HIGHEST_PRICE - 1;
    TickBars bars = Bars.flat(high, high - 5, high - 9, high, high - 2, 1, high, high, 7, high);
    CostModel costs = new CostModel(CostModel.HIGHEST, 3, CostModel.HIGHEST);
    ParameterSet parameters = parameters(2, 3, "sma", "both");

    assertThat(new CrossEngine(new Quotes(bars, costs), ExitRules.NONE).trials(List.of(parameters)))
        .containsExactly(
            new ReferenceEngine(new MovingAverageCross(), new Quotes(bars, costs), ExitRules.NONE)
                .trial(parameters));
  }

  @Test
  void equalsTheReferenceOverManyTilesAndWithMoreAveragesThanBits() {
    TickBars bars = Bars.random(new Random(22), 3 * OrderedAverage.TILE + 7);
    CostModel costs = new CostModel(3_000, 500, 100);
    ReferenceEngine reference =
        new ReferenceEngine(new MovingAverageCross(), new Quotes(bars, costs), ExitRules.NONE);
    List<ParameterSet> sets =
        IntStream.rangeClosed(1, 75)
            .boxed()
            .flatMap(
                slow ->
                    AVERAGES.stream()
                        .flatMap(
                            average ->
                                DIRECTIONS.stream()
                                    .map(way -> parameters(7, 20 * slow, average, way))))
            .toList();

    List<TrialMetrics> metrics =
        new CrossEngine(new Quotes(bars, costs), ExitRules.NONE).trials(sets);

    for (int n = 0; n < sets.size(); n++) {
      assertThat(metrics.get(n)).as("%s", sets.get(n)).isEqualTo(reference.trial(sets.get(n)));
    }
  }

  @Test
  void equalsTheReferenceWhereAveragesAreOftenEqual() {
    Random random = new Random(23);
    for (int round = 0; round < 6; round++) {
      int steps = 1 + round;
      long[] prices =
          LongStream.range(0, 3L * OrderedAverage.TILE + 100)
              .map(bar -> 100_000 + (random.nextInt(8) == 0 ? random.nextInt(steps) : 0))
              .toArray();
      TickBars bars = Bars.flat(prices);
      CostModel costs = new CostModel(300, 0, 0);
      ReferenceEngine reference =
          new ReferenceEngine(new MovingAverageCross(), new Quotes(bars, costs), ExitRules.NONE);
      List<ParameterSet> sets =
          IntStream.rangeClosed(1, 40)
              .mapToObj(n -> parameters(1 + n % 7, 1 + n % 12, "sma", "both"))
              .toList();

      List<TrialMetrics> metrics =
          new CrossEngine(new Quotes(bars, costs), ExitRules.NONE).trials(sets);

      for (int n = 0; n < sets.size(); n++) {
        assertThat(metrics.get(n)).as("%s", sets.get(n)).isEqualTo(reference.trial(sets.get(n)));
      }
    }
  }

  @Test
  void windowsThatCannotBeComparedExactlyAreRefused() {
    TickBars bars = Bars.flat(TickBars.HIGHEST_PRICE - 1, TickBars.HIGHEST_PRICE - 1);
    CostModel costs = CostModel.FREE;
    ParameterSet parameters = parameters(700, 800, "sma", "both");
    String message =
        "Unsupported windows 700 and 800 at prices of up to 17592186044415 ticks: the averages"
            + " could not be compared exactly. Use shorter windows.";

    assertThatThrownBy(
            () ->
                new CrossEngine(new Quotes(bars, costs), ExitRules.NONE)
                    .trials(List.of(parameters)))
        .hasMessage(message);
    assertThatThrownBy(
            () ->
                new ReferenceEngine(
                        new MovingAverageCross(), new Quotes(bars, costs), ExitRules.NONE)
                    .trial(parameters))
        .hasMessage(message);
  }

  @Test
  void isTheFastestEngineForItsStrategy() {
    CostModel costs = CostModel.FREE;

    assertThat(
            BacktestEngine.fastest(
                new MovingAverageCross(),
                new Quotes(Bars.flat(1, 2), costs),
                TradeRules.of(ExitRules.NONE),
                new TradeTotals()))
        .isInstanceOf(CrossEngine.class);
  }

  private static ParameterSet withExits(ParameterSet set, Random random) {
    Map<String, Double> numbers = new HashMap<>(set.numbers());
    numbers.putAll(RandomExits.numbers(random));
    return new ParameterSet(numbers, set.choices());
  }

  private static ParameterSet randomParameters(Random random) {
    return parameters(
        1 + random.nextInt(30),
        1 + random.nextInt(60),
        AVERAGES.get(random.nextInt(2)),
        DIRECTIONS.get(random.nextInt(3)));
  }

  private static ParameterSet parameters(int fast, int slow, String average, String direction) {
    return new ParameterSet(
        Map.of("fast", (double) fast, "slow", (double) slow),
        Map.of("average", average, "direction", direction));
  }
}
