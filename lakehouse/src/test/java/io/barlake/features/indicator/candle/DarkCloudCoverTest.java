package io.barlake.features.indicator.candle;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.features.indicator.TaLib;
import org.junit.jupiter.api.Test;

class DarkCloudCoverTest extends CandleContract<DarkCloudCover> {
  @Override
  protected DarkCloudCover pattern() {
    return new DarkCloudCover();
  }

  @Override
  protected TaLib.CandleFunction taLib() {
    return (core, last, bars, begin, count, out) ->
        core.cdlDarkCloudCover(
            0, last, bars.open(), bars.high(), bars.low(), bars.close(), 0.5, begin, count, out);
  }

  @Test
  void closeBelowTheMiddleOfTheRiseCoversIt() {
    assertThat(after(bar(100, 104.5, 99.5, 104), bar(105, 105.5, 100.5, 101))).isEqualTo(-100);
  }

  @Test
  void closeAboveTheMiddleDoesNot() {
    assertThat(after(bar(100, 104.5, 99.5, 104), bar(105, 105.5, 100.5, 102.1))).isEqualTo(0);
  }
}
