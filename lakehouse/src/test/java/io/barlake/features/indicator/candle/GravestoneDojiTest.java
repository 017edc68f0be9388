package io.barlake.features.indicator.candle;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.features.indicator.TaLib;
import org.junit.jupiter.api.Test;

class GravestoneDojiTest extends CandleContract<GravestoneDoji> {
  @Override
  protected GravestoneDoji pattern() {
    return new GravestoneDoji();
  }

  @Override
  protected TaLib.CandleFunction taLib() {
    return (core, last, bars, begin, count, out) ->
        core.cdlGravestoneDoji(
            0, last, bars.open(), bars.high(), bars.low(), bars.close(), begin, count, out);
  }

  @Test
  void dojiUnderALongShadowIsAGravestone() {
    assertThat(after(bar(100, 103, 99.9, 100))).isEqualTo(100);
  }

  @Test
  void dojiInTheMiddleIsNone() {
    assertThat(after(bar(100, 103, 99, 100))).isEqualTo(0);
  }
}
