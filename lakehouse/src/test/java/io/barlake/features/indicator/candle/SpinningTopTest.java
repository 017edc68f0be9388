package io.barlake.features.indicator.candle;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.features.indicator.TaLib;
import org.junit.jupiter.api.Test;

class SpinningTopTest extends CandleContract<SpinningTop> {
  @Override
  protected SpinningTop pattern() {
    return new SpinningTop();
  }

  @Override
  protected TaLib.CandleFunction taLib() {
    return (core, last, bars, begin, count, out) ->
        core.cdlSpinningTop(
            0, last, bars.open(), bars.high(), bars.low(), bars.close(), begin, count, out);
  }

  @Test
  void whiteOneIs100() {
    assertThat(after(bar(100, 102, 98, 100.4))).isEqualTo(100);
  }

  @Test
  void blackOneIsMinus100() {
    assertThat(after(bar(100.4, 102, 98, 100))).isEqualTo(-100);
  }

  @Test
  void longBodyDoesNotSpin() {
    assertThat(after(bar(100, 104, 98, 101.5))).isEqualTo(0);
  }
}
