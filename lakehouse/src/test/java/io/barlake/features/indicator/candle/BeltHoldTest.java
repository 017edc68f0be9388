package io.barlake.features.indicator.candle;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.features.indicator.TaLib;
import org.junit.jupiter.api.Test;

class BeltHoldTest extends CandleContract<BeltHold> {
  @Override
  protected BeltHold pattern() {
    return new BeltHold();
  }

  @Override
  protected TaLib.CandleFunction taLib() {
    return (core, last, bars, begin, count, out) ->
        core.cdlBeltHold(
            0, last, bars.open(), bars.high(), bars.low(), bars.close(), begin, count, out);
  }

  @Test
  void whiteFromTheLowRises() {
    assertThat(after(bar(100, 105, 99.9, 104))).isEqualTo(100);
  }

  @Test
  void blackFromTheHighFalls() {
    assertThat(after(bar(104, 104.1, 99, 100))).isEqualTo(-100);
  }

  @Test
  void openInsideTheRangeDoesNot() {
    assertThat(after(bar(100, 105, 99, 104))).isEqualTo(0);
  }
}
