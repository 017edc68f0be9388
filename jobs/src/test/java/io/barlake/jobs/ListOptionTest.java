package io.barlake.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barlake.BarlakeException;
import io.barlake.bars.Timeframe;
import io.barlake.market.Side;
import io.barlake.market.Source;
import io.barlake.market.Symbol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListOptionTest {
  @Test
  void symbolsAreReadInTheOrderInWhichTheyAreTyped() {
    assertThat(ListOption.symbols("usdjpy,EUR/USD"))
        .containsExactly(new Symbol("USDJPY"), new Symbol("EURUSD"));
  }

  @Test
  void blanksAndCommasTooManyAreNoMistake() {
    assertThat(ListOption.symbols(" EURUSD, ,USDJPY,"))
        .containsExactly(new Symbol("EURUSD"), new Symbol("USDJPY"));
  }

  @Test
  void twoSpellingsOfOneFrameAreOneFrame() {
    assertThat(ListOption.frames("60m,1h,4h"))
        .containsExactly(Timeframe.HOUR, Timeframe.parse("4h"));
  }

  @Test
  void sourcesAreReadInTheOrderInWhichTheyAreTyped() {
    assertThat(ListOption.sources("histdata, dukascopy"))
        .containsExactly(new Source("histdata"), new Source("dukascopy"));
  }

  @Test
  void onlyAskAndMidStandBesideTheBid() {
    assertThat(ListOption.moreSides("mid,ask")).containsExactlyInAnyOrder(Side.ASK, Side.MID);
    assertThatThrownBy(() -> ListOption.moreSides("ask,bid"))
        .isInstanceOf(BarlakeException.class)
        .hasMessage("Invalid value \"ask,bid\" of --more-sides: expected ask, mid or ask,mid.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ",", " , "})
  void nothingIsNotEverything(String typed) {
    assertThatThrownBy(() -> ListOption.symbols(typed))
        .isInstanceOf(BarlakeException.class)
        .hasMessage(
            "Missing value of --symbols: expected a list such as EURUSD,USDJPY, found \"%s\".",
            typed);
  }

  @Test
  void missingFramesNameTheirOption() {
    assertThatThrownBy(() -> ListOption.frames(","))
        .isInstanceOf(BarlakeException.class)
        .hasMessage("Missing value of --frames: expected a list such as 15m,1h, found \",\".");
  }
}
