package io.barlake.features.indicator.candle;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.features.indicator.TaLib;
import org.junit.jupiter.api.Test;

class KickingTest extends CandleContract<Kicking> {
  @Override
  protected Kicking pattern() {
    return new Kicking();
  }

  @Override
  protected TaLib.CandleFunction taLib() {
    return (core, last, bars, begin, count, out) ->
        core.cdlKicking(
            0, last, bars.open(), bars.high(), bars.low(), bars.close(), begin, count, out);
  }

  @Test
  void whiteAboveABlackOneRises() {
    assertThat(after(bar(104, 104.1, 99.9, 100), bar(105, 109.1, 104.9, 109))).isEqualTo(100);
  }

  @Test
  void blackBelowAWhiteOneFalls() {
    assertThat(after(bar(100, 104.1, 99.9, 104), bar(99, 99.1, 94.9, 95))).isEqualTo(-100);
  }

  @Test
  void noGapIsNoKick() {
    assertThat(after(bar(104, 104.1, 99.9, 100), bar(104, 108.1, 103.9, 108))).isEqualTo(0);
  }
}
