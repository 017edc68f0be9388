package io.barlake.features.indicator.candle;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.features.indicator.TaLib;
import org.junit.jupiter.api.Test;

class MarubozuTest extends CandleContract<Marubozu> {
  @Override
  protected Marubozu pattern() {
    return new Marubozu();
  }

  @Override
  protected TaLib.CandleFunction taLib() {
    return (core, last, bars, begin, count, out) ->
        core.cdlMarubozu(
            0, last, bars.open(), bars.high(), bars.low(), bars.close(), begin, count, out);
  }

  @Test
  void whiteOneRises() {
    assertThat(after(bar(100, 104.1, 99.9, 104))).isEqualTo(100);
  }

  @Test
  void blackOneFalls() {
    assertThat(after(bar(104, 104.1, 99.9, 100))).isEqualTo(-100);
  }

  @Test
  void shadowSpoilsIt() {
    assertThat(after(bar(100, 105, 99.9, 104))).isEqualTo(0);
  }
}
