package io.barlake.features.indicator;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import io.barlake.features.indicator.momentum.StochasticOscillator;
import io.barlake.features.indicator.trend.MovingAverageConvergence;
import io.barlake.features.indicator.volatility.BollingerBands;
import java.util.Arrays;
import java.util.Locale;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class IndicatorsTest {
  @Test
  void everyExampleMakesAnIndicatorNamedByItsWord() {
    for (Indicators known : Indicators.values()) {
      assertThat(IndicatorParser.parse(known.example()).label()).startsWith(known.word());
    }
  }

  @Test
  void parametersArriveInTheirOrder() {
    assertThat(IndicatorParser.parse("macd(12, 26, 9)"))
        .isEqualTo(new MovingAverageConvergence(12, 26, 9));
    assertThat(IndicatorParser.parse(" bbands ( 20,2.50 ) "))
        .isEqualTo(new BollingerBands(20, 2.5));
    assertThat(IndicatorParser.parse("stoch(14, 3, 5)"))
        .isEqualTo(new StochasticOscillator(14, 3, 5));
  }

  @Test
  void everyClassLiesInThePackageOfItsFamily() {
    for (Indicators known : Indicators.values()) {
      assertThat(IndicatorParser.parse(known.example()).getClass().getPackageName())
          .endsWith(".indicator." + known.family().name().toLowerCase(Locale.ROOT));
    }
  }

  @Test
  void familiesStandTogether() {
    assertThat(Arrays.stream(Indicators.values()).map(Indicators::family)).isSorted();
  }

  @Test
  void everyRangeIsKeptAtBothEnds() {
    for (Indicators known : Indicators.values()) {
      if (known.parameters().size() == 1
          && known.parameters().get(0).kind() == IndicatorParameter.Kind.WHOLE) {
        IndicatorParameter window = known.parameters().get(0);
        String least = Label.text(window.least());
        assertThat(IndicatorParser.parse(known.word() + "(" + least + ")").label()).endsWith(least);
        assertRefused(
            known.word() + "(" + Label.text(window.least() - 1) + ")",
            "from " + least + " to 1000000.");
        assertRefused(known.word() + "(1000001)", "from " + least + " to 1000000.");
      }
    }
  }

  @Test
  void unknownNameIsAnsweredWithTheNearest() {
    assertRefused(
        "smaa(20)",
        "Unknown indicator \"smaa\" in \"smaa(20)\". The nearest known one is sma(20).");
    assertRefused(
        "RSI(14)", "Unknown indicator \"RSI\" in \"RSI(14)\". The nearest known one is rsi(14).");
  }

  @Test
  void nameLikeNoOtherIsAnsweredWithAllOfThem() {
    assertRefused(
        "bollinger(20, 2)",
        "Unknown indicator \"bollinger\" in \"bollinger(20, 2)\": expected one of "
            + Arrays.stream(Indicators.values()).map(Indicators::word).collect(joining(", "))
            + ".");
  }

  @Test
  void wrongNumberOfParametersNamesThem() {
    assertRefused(
        "bbands(20)",
        "Invalid indicator \"bbands(20)\": bbands takes window, deviations,"
            + " such as bbands(20, 2).");
    assertRefused("rsi()", "Invalid indicator \"rsi()\": rsi takes window, such as rsi(14).");
    assertRefused("bop(1)", "Invalid indicator \"bop(1)\": bop takes nothing, such as bop().");
    assertRefused("rsi(1,)", "Invalid indicator \"rsi(1,)\": rsi takes window, such as rsi(14).");
  }

  @Test
  void parameterOutsideItsRangeIsNamed() {
    assertRefused(
        "sma(0)",
        "Invalid indicator \"sma(0)\": window is \"0\","
            + " expected a whole number from 1 to 1000000.");
    assertRefused(
        "sma(2.5)",
        "Invalid indicator \"sma(2.5)\": window is \"2.5\","
            + " expected a whole number from 1 to 1000000.");
    assertRefused(
        "bbands(20, 1e3)",
        "Invalid indicator \"bbands(20, 1e3)\": deviations is \"1e3\","
            + " expected a number from 0.01 to 100.");
  }

  @Test
  void textWithoutParametersIsAnsweredWithAnExample() {
    assertRefused(
        "rsi", "Invalid indicator \"rsi\": expected a name and its parameters, such as rsi(14).");
    assertRefused(
        "", "Invalid indicator \"\": expected a name and its parameters, such as sma(20).");
  }

  private static void assertRefused(String definition, String message) {
    assertThatThrownBy(() -> IndicatorParser.parse(definition))
        .hasMessageEndingWith(message)
        .asInstanceOf(InstanceOfAssertFactories.type(BarlakeException.class))
        .extracting(BarlakeException::code)
        .isEqualTo(ErrorCode.BAD_CONFIG);
  }
}
