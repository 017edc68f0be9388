package io.barlake.features.indicator.candle;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.features.indicator.TaLib;
import org.junit.jupiter.api.Test;

class MatchingLowTest extends CandleContract<MatchingLow> {
  @Override
  protected MatchingLow pattern() {
    return new MatchingLow();
  }

  @Override
  protected TaLib.CandleFunction taLib() {
    return (core, last, bars, begin, count, out) ->
        core.cdlMatchingLow(
            0, last, bars.open(), bars.high(), bars.low(), bars.close(), begin, count, out);
  }

  @Test
  void twoBlackClosesAtOnePriceMatch() {
    assertThat(after(bar(101, 101.5, 99, 100), bar(102, 102.5, 99.5, 100.05))).isEqualTo(100);
  }

  @Test
  void lowerCloseDoesNot() {
    assertThat(after(bar(101, 101.5, 99, 100), bar(102, 102.5, 99.5, 99.8))).isEqualTo(0);
  }
}
