package io.barlake.features.indicator.candle;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.features.indicator.TaLib;
import org.junit.jupiter.api.Test;

class EveningStarTest extends CandleContract<EveningStar> {
  @Override
  protected EveningStar pattern() {
    return new EveningStar();
  }

  @Override
  protected TaLib.CandleFunction taLib() {
    return (core, last, bars, begin, count, out) ->
        core.cdlEveningStar(
            0, last, bars.open(), bars.high(), bars.low(), bars.close(), 0.3, begin, count, out);
  }

  @Test
  void fallAfterAStarAboveIsEvening() {
    assertThat(
            after(
                bar(100, 104.5, 99.5, 104),
                bar(104.6, 105.2, 104.3, 104.9),
                bar(104, 104.2, 101, 101.5)))
        .isEqualTo(-100);
  }

  @Test
  void fallTooShortIsNot() {
    assertThat(
            after(
                bar(100, 104.5, 99.5, 104),
                bar(104.6, 105.2, 104.3, 104.9),
                bar(105, 105.2, 102.5, 103)))
        .isEqualTo(0);
  }
}
