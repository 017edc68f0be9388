package io.barlake.features.indicator.candle;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.features.indicator.TaLib;
import org.junit.jupiter.api.Test;

class HaramiTest extends CandleContract<Harami> {
  @Override
  protected Harami pattern() {
    return new Harami();
  }

  @Override
  protected TaLib.CandleFunction taLib() {
    return (core, last, bars, begin, count, out) ->
        core.cdlHarami(
            0, last, bars.open(), bars.high(), bars.low(), bars.close(), begin, count, out);
  }

  /** TA-Lib 0.4 finds nothing where one end is the same; TA-Lib 0.6 and later say 80. */
  @Override
  protected boolean isTheirs(double mark, double theirs) {
    return super.isTheirs(mark, theirs) || (Math.abs(mark) == 80 && theirs == 0);
  }

  @Test
  void shortBodyInALongBlackOneRises() {
    assertThat(after(bar(104, 104.5, 99.5, 100), bar(101, 102, 100.5, 101.5))).isEqualTo(100);
  }

  @Test
  void shortBodyInALongWhiteOneFalls() {
    assertThat(after(bar(100, 104.5, 99.5, 104), bar(101, 102, 100.5, 101.5))).isEqualTo(-100);
  }

  @Test
  void oneSameEndIsWorthLess() {
    assertThat(after(bar(104, 104.5, 99.5, 100), bar(100, 102, 99, 101))).isEqualTo(80);
  }
}
