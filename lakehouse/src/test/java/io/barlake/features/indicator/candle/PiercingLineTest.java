package io.barlake.features.indicator.candle;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.features.indicator.TaLib;
import org.junit.jupiter.api.Test;

class PiercingLineTest extends CandleContract<PiercingLine> {
  @Override
  protected PiercingLine pattern() {
    return new PiercingLine();
  }

  @Override
  protected TaLib.CandleFunction taLib() {
    return (core, last, bars, begin, count, out) ->
        core.cdlPiercing(
            0, last, bars.open(), bars.high(), bars.low(), bars.close(), begin, count, out);
  }

  @Test
  void closeAboveTheMiddleOfTheFallPierces() {
    assertThat(after(bar(104, 104.5, 99.5, 100), bar(99, 103.5, 98.5, 103))).isEqualTo(100);
  }

  @Test
  void closeBelowTheMiddleDoesNot() {
    assertThat(after(bar(104, 104.5, 99.5, 100), bar(99, 103.5, 98.5, 101.9))).isEqualTo(0);
  }
}
