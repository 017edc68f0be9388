package io.barlake.features.indicator.candle;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.features.indicator.TaLib;
import org.junit.jupiter.api.Test;

class HammerTest extends CandleContract<Hammer> {
  @Override
  protected Hammer pattern() {
    return new Hammer();
  }

  @Override
  protected TaLib.CandleFunction taLib() {
    return (core, last, bars, begin, count, out) ->
        core.cdlHammer(
            0, last, bars.open(), bars.high(), bars.low(), bars.close(), begin, count, out);
  }

  @Test
  void shortBodyOnALongShadowAtTheLowIsAHammer() {
    assertThat(after(bar(99.2, 99.6, 97, 99.5))).isEqualTo(100);
  }

  @Test
  void highUpItIsNone() {
    assertThat(after(bar(101.6, 102, 99, 101.9))).isEqualTo(0);
  }
}
