package io.barlake.features.indicator.candle;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.features.indicator.TaLib;
import org.junit.jupiter.api.Test;

class ShootingStarTest extends CandleContract<ShootingStar> {
  @Override
  protected ShootingStar pattern() {
    return new ShootingStar();
  }

  @Override
  protected TaLib.CandleFunction taLib() {
    return (core, last, bars, begin, count, out) ->
        core.cdlShootingStar(
            0, last, bars.open(), bars.high(), bars.low(), bars.close(), begin, count, out);
  }

  @Test
  void shortBodyUnderALongShadowAboveTheLastIsAShootingStar() {
    assertThat(after(bar(101.5, 104, 101.4, 101.8))).isEqualTo(-100);
  }

  @Test
  void belowItIsNone() {
    assertThat(after(bar(99, 101.5, 98.9, 99.3))).isEqualTo(0);
  }
}
