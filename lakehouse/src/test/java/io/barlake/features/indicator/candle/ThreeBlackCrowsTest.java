package io.barlake.features.indicator.candle;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.features.indicator.TaLib;
import org.junit.jupiter.api.Test;

class ThreeBlackCrowsTest extends CandleContract<ThreeBlackCrows> {
  @Override
  protected ThreeBlackCrows pattern() {
    return new ThreeBlackCrows();
  }

  @Override
  protected TaLib.CandleFunction taLib() {
    return (core, last, bars, begin, count, out) ->
        core.cdl3BlackCrows(
            0, last, bars.open(), bars.high(), bars.low(), bars.close(), begin, count, out);
  }

  @Test
  void threeThatDescendAreCrows() {
    assertThat(
            after(
                bar(101.5, 101.6, 99.4, 99.5),
                bar(100.5, 100.6, 98.4, 98.5),
                bar(99.5, 99.6, 97.4, 97.5)))
        .isEqualTo(-100);
  }

  @Test
  void shadowBelowTheLastStopsThem() {
    assertThat(
            after(
                bar(101.5, 101.6, 99.4, 99.5),
                bar(100.5, 100.6, 98.4, 98.5),
                bar(99.5, 99.6, 96.5, 97.5)))
        .isEqualTo(0);
  }
}
