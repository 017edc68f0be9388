package io.barlake.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import io.barlake.BarlakeException;
import io.barlake.features.indicator.SampleBars;
import io.barlake.features.label.ForwardReturn;
import io.barlake.features.label.TripleBarrier;
import io.barlake.market.BarSeries;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelSetTest {
  @Test
  void definitionsAreReadInTheirOrder() {
    List<String> definitions =
        LabelSet.definitions(
            ConfigFactory.parseString(
                "labels = [\"forward(12)\", \" barrier( 14,2.5, 2 ,24 ) \"]"));

    assertThat(LabelSet.of(definitions).rules())
        .containsExactly(new ForwardReturn(12), new TripleBarrier(14, 2.5, 2, 24));
  }

  @Test
  void setOfTheSettingsIsOne() {
    List<String> definitions =
        LabelSet.definitions(ConfigFactory.parseResources("conf/labels/default.conf"));

    assertThat(LabelSet.of(definitions).rules()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          foward(12)           | Unknown label "foward" in "foward(12)". The nearest known one is forward(12).
          sma(20)              | Unknown label "sma" in "sma(20)". Expected one of forward, barrier.
          forward              | Invalid label "forward": expected a name and its parameters, such as forward(12).
          forward()            | Invalid label "forward()": found "", but bars is a whole number from 1 to 100000.
          forward(0)           | Invalid label "forward(0)": found "0", but bars is a whole number from 1 to 100000.
          forward(1.5)         | Invalid label "forward(1.5)": found "1.5", but bars is a whole number from 1 to 100000.
          barrier(14, 2, 2)    | Invalid label "barrier(14, 2, 2)": barrier takes window, profit, stop, limit, such as barrier(14, 2, 2, 24).
          barrier(14, -1, 2, 9)| Invalid label "barrier(14, -1, 2, 9)": found "-1", but profit is a number from 0.01 to 100.
          """)
  void whatIsWrittenWronglyIsSaid(String definition, String message) {
    assertThatThrownBy(() -> LabelSet.of(List.of(definition)))
        .isInstanceOf(BarlakeException.class)
        .hasMessage(message);
  }

  @Test
  void setWithoutLabelsOrWithOneTwiceIsRefused() {
    assertThatThrownBy(() -> LabelSet.of(List.of()))
        .hasMessage(
            "Missing labels: the set is empty, expected at least one, such as forward(12).");
    assertThatThrownBy(() -> LabelSet.of(List.of("forward(3)", "forward( 3)")))
        .hasMessage("Invalid label set: forward_3 is listed twice. Remove one.");
    assertThatThrownBy(() -> LabelSet.definitions(ConfigFactory.parseString("features = []")))
        .isInstanceOf(BarlakeException.class)
        .hasMessageStartingWith(
            "Invalid label set: expected labels = [\"forward(12)\", ...], but ");
  }

  @Test
  void seriesHasToHoldTheHorizonAndTheWarmUp() {
    LabelSet set = LabelSet.of(List.of("forward(12)", "barrier(14, 2, 2, 24)"));

    set.require(SampleBars.near100(1, 39), "1d bars of EURUSD");
    assertThatThrownBy(() -> set.require(SampleBars.near100(1, 38), "1d bars of EURUSD"))
        .isInstanceOf(BarlakeException.class)
        .hasMessage(
            "Cannot compute barrier_14_2_2_24 of 1d bars of EURUSD: it needs 39 bars, and there are"
                + " 38. Shorten it, or leave this frame or symbol out.");
  }

  @Test
  void priceWithoutALogarithmIsRefused() {
    BarSeries bars = SampleBars.near100(1, 20);
    bars.low()[7] = -37.63;

    assertThatThrownBy(() -> LabelSet.of(List.of("forward(1)")).require(bars, "1d bars of WTIUSD"))
        .isInstanceOf(BarlakeException.class)
        .hasMessage(
            "Cannot label 1d bars of WTIUSD: the low of the bar of 1970-01-01T00:07:00Z is -37.63,"
                + " and a log return needs a price above 0. Leave this symbol out.");
  }
}
