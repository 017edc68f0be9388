package io.barlake.features.indicator.candle;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.features.indicator.TaLib;
import org.junit.jupiter.api.Test;

class DragonflyDojiTest extends CandleContract<DragonflyDoji> {
  @Override
  protected DragonflyDoji pattern() {
    return new DragonflyDoji();
  }

  @Override
  protected TaLib.CandleFunction taLib() {
    return (core, last, bars, begin, count, out) ->
        core.cdlDragonflyDoji(
            0, last, bars.open(), bars.high(), bars.low(), bars.close(), begin, count, out);
  }

  @Test
  void dojiOnALongShadowIsADragonfly() {
    assertThat(after(bar(100, 100.1, 97, 100))).isEqualTo(100);
  }

  @Test
  void dojiInTheMiddleIsNone() {
    assertThat(after(bar(100, 101, 97, 100))).isEqualTo(0);
  }
}
