package io.barlake.features.indicator.candle;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.features.indicator.TaLib;
import org.junit.jupiter.api.Test;

class InvertedHammerTest extends CandleContract<InvertedHammer> {
  @Override
  protected InvertedHammer pattern() {
    return new InvertedHammer();
  }

  @Override
  protected TaLib.CandleFunction taLib() {
    return (core, last, bars, begin, count, out) ->
        core.cdlInvertedHammer(
            0, last, bars.open(), bars.high(), bars.low(), bars.close(), begin, count, out);
  }

  @Test
  void shortBodyUnderALongShadowBelowTheLastIsAnInvertedHammer() {
    assertThat(after(bar(99, 101.5, 98.9, 99.3))).isEqualTo(100);
  }

  @Test
  void aboveItIsNone() {
    assertThat(after(bar(101.5, 104, 101.4, 101.8))).isEqualTo(0);
  }
}
