package io.barlake.backtest.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barlake.backtest.grid.ParameterSet;
import io.barlake.backtest.kernel.Bars;
import io.barlake.backtest.kernel.TickBars;
import io.barlake.backtest.rules.RuleStrategy.Part;
import io.barlake.backtest.strategy.StrategyNumber;
import io.barlake.backtest.strategy.StrategyNumber.Kind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleStrategyTest {
  /** Prices are ticks of five decimals. */
  private static final TickBars BARS =
      Bars.flat(100_000, 110_000, 110_000, 90_000, 120_000, 120_000, 80_000);

  @Test
  void isLongFromItsEntryUntilItsExit() {
    assertThat(signal(BARS, "close > 1.05", "close < 1", "", ""))
        .containsExactly(0, 2, 2, 0, 2, 2, 0);
  }

  @Test
  void anEntryOfTheOtherSideTurnsThePosition() {
    assertThat(signal(BARS, "close > 1.15", "", "close < 0.95", ""))
        .containsExactly(0, 0, 0, -2, 2, 2, -2);
  }

  @Test
  void whatIsHeldIsAskedForAnewWhereItsEntryHolds() {
    assertThat(signal(BARS, "close > close[1]", "", "", "")).containsExactly(0, 2, 1, 1, 2, 1, 1);
  }

  @Test
  void anEntryDoesNotHoldWhereItsExitDoesAndTwoEntriesCancelEachOther() {
    assertThat(signal(BARS, "close > 0", "close < 1.05", "", ""))
        .containsExactly(0, 2, 2, 0, 2, 2, 0);
    assertThat(signal(BARS, "close > 0.95", "", "close > 1.15", ""))
        .containsExactly(2, 2, 2, 1, 1, 1, 1);
  }

  @Test
  void directionMutesOneSide() {
    RuleStrategy strategy = strategy(List.of(), "close > 1.15", "", "close < 0.95", "");

    assertThat(strategy.signal(BARS, set(Map.of(), "long"))).containsExactly(0, 0, 0, 0, 2, 2, 0);
    assertThat(strategy.signal(BARS, set(Map.of(), "short")))
        .containsExactly(0, 0, 0, -2, 0, 0, -2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          crosses_above(close, 1.1)                    | 4
          crosses_below(close, 1)                      | 3 6
          begins(close >= 1.1)                         | 1 4
          close == 1.1 or close == 1.2 and close < 1.1 | 1 2
          (close == 1.1 or close == 1.2) and close > 1.1 | 4 5
          not close > 1                                | 0 3 6
          close != close[1]                            | 1 3 4 6
          close[2] > close                             | 3 6
          -close > -1                                  | 3 6
          close - open[1] * 2 / 2 + 0.1 < 0            | 3 6
          highest(close, 3) == 1.2                     | 4 5 6
          lowest(close, 2) == 0.9                      | 3 4
          max(close, 1.15) > min(close, 1.15) + 0.2    | 3 6
          abs(close - close[1]) > 0.25                 | 4 6
          1 / (close - 1.1) > 5                        | 4 5
          minute >= 5                                  | 5 6
          hour('Asia/Tokyo') == 9 and minute == 2      | 2
          time('Asia/Kolkata') == 531                  | 1
          weekday == 4 and day == 1 and month == 1     | 0 1 2 3 4 5 6
          sma(2) > 1.1                                 | 5
          bbands(2, 1).upper > 1.1                     | 4 5 6
          sma(1)@2m > 1.1                              | 5 6
          volume > 6                                   | 6
          """)
  void rulesHoldWhereTheyShould(String rule, String bars) {
    StringBuilder entries = new StringBuilder();
    byte[] signal = signal(BARS, rule, "", "", "");
    for (int bar = 0; bar < signal.length; bar++) {
      entries.append(signal[bar] == 2 ? bar + " " : "");
    }

    assertThat(entries.toString().strip()).isEqualTo(bars);
  }

  @Test
  void whatIsNotKnownHoldsNowhereNotEvenTheOppositeOfIt() {
    for (String rule :
        List.of(
            "close[7] > 0",
            "not close[7] > 0",
            "close[7] != 1",
            "close > 0 or close[7] > 0",
            "1 / (close - close) > 0",
            "not 1 / (1 / (close - close)) > 0")) {
      assertThat(signal(BARS, rule, "", "", "")).as(rule).containsOnly(0);
    }
  }

  @Test
  void numbersAreTheNamesThatMeanNothingElseAndFitWhereTheyStand() {
    RuleStrategy strategy =
        strategy(
            List.of("slow", "low", "back"),
            "close > ema(slow) and crosses_above(rsi(slow), low)",
            "close[back] > bbands(20, low).upper",
            "",
            "");

    assertThat(strategy.numbers())
        .containsExactly(
            new StrategyNumber("slow", Kind.WHOLE, 2, 1_000_000),
            new StrategyNumber("low", Kind.REAL, 0.01, 100),
            new StrategyNumber("back", Kind.WHOLE, 0, 1_000_000));
  }

  @Test
  void aParameterMayBeCalledAsAFieldOfTheBars() {
    RuleStrategy strategy = strategy(List.of("low"), "close < low", "", "", "");

    assertThat(strategy.signal(BARS, set(Map.of("low", 0.85), "both")))
        .containsExactly(0, 0, 0, 0, 0, 0, 2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          close >              | 8  | expected a number, a name or "(", found the end
          close > 1 1          | 11 | expected the end, found "1"
          close = 1            | 7  | expected the end, found "= 1"
          close                | 1  | expected a condition such as close > open, found a number
          close and open       | 1  | expected a condition such as close > open, found a number
          (close > 1) + 1 > 2  | 8  | expected a number such as close, found a condition
          1 < close < 2        | 11 | a comparison has two sides, join two comparisons by "and"
          (close > 1           | 11 | expected ")", found the end
          clsoe > 1            | 1  | unknown word "clsoe", did you mean "close"?
          close > emma(20)     | 9  | unknown word "emma", did you mean "ema"?
          close > level        | 9  | unknown word "level"; if it is a parameter, say in "parameters" what it is to be
          close > ema()        | 9  | ema takes window
          close > ema(0)       | 9  | Invalid indicator "ema(0)": window is "0", expected a whole number from 1 to 1000000
          close > bbands(20, 2) | 9 | bbands has the columns .upper, .middle, .lower, .width, .percent_b
          close > ema(20).upper | 9 | ema has one column, without a name
          close > ema(close)   | 13 | window is a number or the name of a parameter
          close[-1] > close    | 6  | it refers to a later bar, which nobody knows at the close of this one
          close[0.5] > close   | 7  | expected a whole number from 0 to 1000000, or the name of a parameter
          highest(close, 0) > 1 | 16 | expected a whole number from 1 to 1000000, or the name of a parameter
          close / 0 > 1        | 7  | cannot divide by 0
          hour('Mars') > 1     | 6  | unknown zone 'Mars', expected one such as 'Europe/London'
          hour(1) > 1          | 1  | hour takes a zone, such as hour('Europe/London')
          beta(60, GBPUSD) > 1 | 10 | unknown word "GBPUSD"; if it is a parameter, say in "parameters" what it is to be
          beta(60, 1) > 1      | 1  | beta compares two symbols, which rules cannot do
          max(close) > 1       | 1  | max takes two numbers
          ema(20)@4x > 1       | 1  | Unknown frame "4x"
          """)
  void mistakesAreToldWithTheirColumn(String rule, int column, String message) {
    assertThatThrownBy(() -> signal(BARS, rule, "", "", ""))
        .hasMessageStartingWith(
            "Invalid rule \"" + rule + "\" at column " + column + ": " + message);
  }

  @Test
  void rulesWithoutAnEntryAreRefused() {
    assertThatThrownBy(() -> strategy(List.of(), "", "close > 1", "", ""))
        .hasMessage(
            "Missing rules: expected \"long\", \"short\" or both, such as long = \"close >"
                + " ema(50)\".");
  }

  @Test
  void partsTooDeepInEachOtherAreRefused() {
    assertThatThrownBy(() -> signal(BARS, "(".repeat(5_000) + "close", "", "", ""))
        .hasMessageContaining("expected at most 50 parts inside of each other");
  }

  static RuleStrategy strategy(
      List<String> declared,
      String enterLong,
      String exitLong,
      String enterShort,
      String exitShort) {
    Map<Part, String> texts = new EnumMap<>(Part.class);
    texts.put(Part.LONG, enterLong);
    texts.put(Part.EXIT_LONG, exitLong);
    texts.put(Part.SHORT, enterShort);
    texts.put(Part.EXIT_SHORT, exitShort);
    texts.values().removeIf(String::isEmpty);
    return new RuleStrategy("rules", texts, declared);
  }

  private static byte[] signal(TickBars bars, String... rules) {
    return strategy(List.of(), rules[0], rules[1], rules[2], rules[3])
        .signal(bars, set(Map.of(), "both"));
  }

  private static ParameterSet set(Map<String, Double> numbers, String direction) {
    return new ParameterSet(numbers, Map.of("direction", direction));
  }
}
