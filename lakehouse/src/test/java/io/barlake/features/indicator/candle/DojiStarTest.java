package io.barlake.features.indicator.candle;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.features.indicator.TaLib;
import org.junit.jupiter.api.Test;

class DojiStarTest extends CandleContract<DojiStar> {
  @Override
  protected DojiStar pattern() {
    return new DojiStar();
  }

  @Override
  protected TaLib.CandleFunction taLib() {
    return (core, last, bars, begin, count, out) ->
        core.cdlDojiStar(
            0, last, bars.open(), bars.high(), bars.low(), bars.close(), begin, count, out);
  }

  @Test
  void dojiBelowALongFallRises() {
    assertThat(after(bar(104, 104.5, 99.5, 100), bar(99, 99.5, 98, 99.1))).isEqualTo(100);
  }

  @Test
  void dojiAboveALongRiseFalls() {
    assertThat(after(bar(100, 104.5, 99.5, 104), bar(105, 106, 104.5, 105.1))).isEqualTo(-100);
  }

  @Test
  void dojiInsideDoesNeither() {
    assertThat(after(bar(100, 104.5, 99.5, 104), bar(103, 104, 102.5, 103.1))).isEqualTo(0);
  }
}
