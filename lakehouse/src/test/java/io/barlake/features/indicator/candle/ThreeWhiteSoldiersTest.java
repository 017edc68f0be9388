package io.barlake.features.indicator.candle;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.features.indicator.TaLib;
import org.junit.jupiter.api.Test;

class ThreeWhiteSoldiersTest extends CandleContract<ThreeWhiteSoldiers> {
  @Override
  protected ThreeWhiteSoldiers pattern() {
    return new ThreeWhiteSoldiers();
  }

  @Override
  protected TaLib.CandleFunction taLib() {
    return (core, last, bars, begin, count, out) ->
        core.cdl3WhiteSoldiers(
            0, last, bars.open(), bars.high(), bars.low(), bars.close(), begin, count, out);
  }

  @Test
  void threeThatAdvanceAreSoldiers() {
    assertThat(
            after(
                bar(100, 102.1, 99.9, 102),
                bar(101, 103.1, 100.9, 103),
                bar(102, 104.1, 101.9, 104)))
        .isEqualTo(100);
  }

  @Test
  void shadowAboveTheLastStopsThem() {
    assertThat(
            after(
                bar(100, 102.1, 99.9, 102), bar(101, 103.1, 100.9, 103), bar(102, 105, 101.9, 104)))
        .isEqualTo(0);
  }
}
