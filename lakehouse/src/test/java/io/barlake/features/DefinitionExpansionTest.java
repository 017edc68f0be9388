package io.barlake.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barlake.BarlakeException;
import java.util.List;
import org.junit.jupiter.api.Test;

class DefinitionExpansionTest {
  @Test
  void definitionWithoutListsStandsForItself() {
    assertThat(DefinitionExpansion.of(" bbands ( 20, 2.5 )"))
        .containsExactly(" bbands ( 20, 2.5 )");
    assertThat(DefinitionExpansion.of("bop()")).containsExactly("bop()");
  }

  @Test
  void listKeepsItsOrder() {
    assertThat(DefinitionExpansion.of("sma({50, 10,20})"))
        .containsExactly("sma(50)", "sma(10)", "sma(20)");
  }

  @Test
  void rangeHoldsBothEndsWhereAStepMeetsThem() {
    assertThat(DefinitionExpansion.of("ema(10..50 step 20)"))
        .containsExactly("ema(10)", "ema(30)", "ema(50)");
    assertThat(DefinitionExpansion.of("ema(10..49 step 20)")).containsExactly("ema(10)", "ema(30)");
    assertThat(DefinitionExpansion.of("ema(8 .. 10)"))
        .containsExactly("ema(8)", "ema(9)", "ema(10)");
    assertThat(DefinitionExpansion.of("ema(7..7)")).containsExactly("ema(7)");
  }

  @Test
  void decimalStepsAreExact() {
    assertThat(DefinitionExpansion.of("bbands(20, 0.1..0.4 step 0.1)"))
        .containsExactly(
            "bbands(20, 0.1)", "bbands(20, 0.2)", "bbands(20, 0.3)", "bbands(20, 0.4)");
  }

  @Test
  void severalParametersAreCrossedTheLastChangingFirst() {
    assertThat(DefinitionExpansion.of("macd({8, 12}, {21, 26}, 9)"))
        .containsExactly("macd(8, 21, 9)", "macd(8, 26, 9)", "macd(12, 21, 9)", "macd(12, 26, 9)");
  }

  @Test
  void listMayHoldRanges() {
    assertThat(DefinitionExpansion.of("sma({2..3, 200})"))
        .containsExactly("sma(2)", "sma(3)", "sma(200)");
  }

  @Test
  void fallingRangeIsRefused() {
    assertRefused(
        "sma(50..10)",
        "Invalid range \"50..10\" in \"sma(50..10)\": expected a rising range with a step above 0,"
            + " such as 10..50 step 10.");
    assertRefused(
        "sma(10..50 step 0)",
        "Invalid range \"10..50 step 0\" in \"sma(10..50 step 0)\": expected a rising range with a"
            + " step above 0, such as 10..50 step 10.");
  }

  @Test
  void absurdSizeIsRefusedBeforeItIsBuilt() {
    assertRefused(
        "sma(1..999999999)",
        "Invalid definition \"sma(1..999999999)\": it stands for 999,999,999 indicators, and a set"
            + " has at most 2,000 columns. Use a larger step or fewer values.");
    assertRefused(
        "macd(1..1000, 1..1000, 1..1000)",
        "Invalid definition \"macd(1..1000, 1..1000, 1..1000)\": it stands for 1,000,000"
            + " indicators, and a set has at most 2,000 columns. Use a larger step or fewer"
            + " values.");
  }

  @Test
  void whatIsNeitherListNorRangeIsLeftToTheParser() {
    assertRefused(
        "sma({10, x})",
        "Invalid indicator \"sma(x)\": window is \"x\", expected a whole number from 1 to"
            + " 1000000.");
    assertRefused(
        "sma({10, 20)", "Invalid indicator \"sma({10, 20)\": sma takes window, such as sma(20).");
    assertRefused("sma({})", "Invalid indicator \"sma()\": sma takes window, such as sma(20).");
  }

  private static void assertRefused(String definition, String message) {
    assertThatThrownBy(() -> FeatureSet.of(List.of(definition)))
        .isInstanceOf(BarlakeException.class)
        .hasMessage(message);
  }
}
