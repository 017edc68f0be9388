package io.barlake.features.indicator.candle;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.features.indicator.TaLib;
import org.junit.jupiter.api.Test;

class MorningStarTest extends CandleContract<MorningStar> {
  @Override
  protected MorningStar pattern() {
    return new MorningStar();
  }

  @Override
  protected TaLib.CandleFunction taLib() {
    return (core, last, bars, begin, count, out) ->
        core.cdlMorningStar(
            0, last, bars.open(), bars.high(), bars.low(), bars.close(), 0.3, begin, count, out);
  }

  @Test
  void riseAfterAStarBelowIsMorning() {
    assertThat(
            after(
                bar(104, 104.5, 99.5, 100), bar(99, 99.8, 98.5, 99.4), bar(100, 103, 99.9, 102.5)))
        .isEqualTo(100);
  }

  @Test
  void riseTooShortIsNot() {
    assertThat(
            after(bar(104, 104.5, 99.5, 100), bar(99, 99.8, 98.5, 99.4), bar(99, 103, 98.9, 101)))
        .isEqualTo(0);
  }
}
