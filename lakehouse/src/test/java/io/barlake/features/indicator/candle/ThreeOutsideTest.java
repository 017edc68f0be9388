package io.barlake.features.indicator.candle;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.features.indicator.TaLib;
import org.junit.jupiter.api.Test;

class ThreeOutsideTest extends CandleContract<ThreeOutside> {
  @Override
  protected ThreeOutside pattern() {
    return new ThreeOutside();
  }

  @Override
  protected TaLib.CandleFunction taLib() {
    return (core, last, bars, begin, count, out) ->
        core.cdl3Outside(
            0, last, bars.open(), bars.high(), bars.low(), bars.close(), begin, count, out);
  }

  @Test
  void higherCloseAfterAWhiteEngulfingRises() {
    assertThat(
            after(
                bar(101, 101.5, 99.5, 100), bar(99.5, 102, 99, 101.5), bar(101.6, 103, 101, 102.5)))
        .isEqualTo(100);
  }

  @Test
  void lowerCloseAfterABlackEngulfingFalls() {
    assertThat(
            after(bar(100, 101.5, 99.5, 101), bar(101.5, 102, 99, 99.5), bar(99, 99.4, 98, 98.5)))
        .isEqualTo(-100);
  }

  @Test
  void closeThatTurnsBackDoesNeither() {
    assertThat(
            after(
                bar(101, 101.5, 99.5, 100), bar(99.5, 102, 99, 101.5), bar(101.6, 103, 101, 101.2)))
        .isEqualTo(0);
  }
}
