package io.barlake.features.indicator.candle;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.features.indicator.TaLib;
import org.junit.jupiter.api.Test;

class ThreeInsideTest extends CandleContract<ThreeInside> {
  @Override
  protected ThreeInside pattern() {
    return new ThreeInside();
  }

  @Override
  protected TaLib.CandleFunction taLib() {
    return (core, last, bars, begin, count, out) ->
        core.cdl3Inside(
            0, last, bars.open(), bars.high(), bars.low(), bars.close(), begin, count, out);
  }

  @Test
  void closeAboveABlackHaramiRises() {
    assertThat(
            after(
                bar(104, 104.5, 99.5, 100),
                bar(101, 102, 100.5, 101.5),
                bar(102, 105, 101.5, 104.8)))
        .isEqualTo(100);
  }

  @Test
  void closeBelowAWhiteHaramiFalls() {
    assertThat(
            after(
                bar(100, 104.5, 99.5, 104), bar(102.5, 103, 101.5, 102), bar(101, 101.5, 98.5, 99)))
        .isEqualTo(-100);
  }

  @Test
  void closeInsideDoesNeither() {
    assertThat(
            after(
                bar(104, 104.5, 99.5, 100),
                bar(101, 102, 100.5, 101.5),
                bar(102, 105, 101.5, 103.8)))
        .isEqualTo(0);
  }
}
