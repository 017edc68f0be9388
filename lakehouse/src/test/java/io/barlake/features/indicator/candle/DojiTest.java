package io.barlake.features.indicator.candle;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.features.indicator.TaLib;
import org.junit.jupiter.api.Test;

class DojiTest extends CandleContract<Doji> {
  @Override
  protected Doji pattern() {
    return new Doji();
  }

  @Override
  protected TaLib.CandleFunction taLib() {
    return (core, last, bars, begin, count, out) ->
        core.cdlDoji(
            0, last, bars.open(), bars.high(), bars.low(), bars.close(), begin, count, out);
  }

  @Override
  protected double[] atStanding100(Doji indicator) {
    return new double[] {100};
  }

  @Test
  void closeNearTheOpenIsADoji() {
    assertThat(after(bar(100, 102, 98, 100.1))).isEqualTo(100);
  }

  @Test
  void bodyOfHalfAPointIsNone() {
    assertThat(after(bar(100, 102, 98, 100.5))).isEqualTo(0);
  }
}
