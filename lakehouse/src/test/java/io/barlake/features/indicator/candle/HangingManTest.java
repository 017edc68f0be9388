package io.barlake.features.indicator.candle;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.features.indicator.TaLib;
import org.junit.jupiter.api.Test;

class HangingManTest extends CandleContract<HangingMan> {
  @Override
  protected HangingMan pattern() {
    return new HangingMan();
  }

  @Override
  protected TaLib.CandleFunction taLib() {
    return (core, last, bars, begin, count, out) ->
        core.cdlHangingMan(
            0, last, bars.open(), bars.high(), bars.low(), bars.close(), begin, count, out);
  }

  @Test
  void shortBodyOnALongShadowAtTheHighIsAHangingMan() {
    assertThat(after(bar(101.6, 102, 99, 101.9))).isEqualTo(-100);
  }

  @Test
  void downAtTheLowItIsNone() {
    assertThat(after(bar(99.2, 99.6, 97, 99.5))).isEqualTo(0);
  }
}
