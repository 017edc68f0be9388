package io.barlake.features.indicator.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tictactec.ta.lib.MAType;
import io.barlake.BarlakeException;
import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.Plain;
import io.barlake.features.indicator.TaLib;
import io.barlake.market.BarSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

class PercentagePriceOscillatorTest extends IndicatorContract<PercentagePriceOscillator> {
  @Override
  protected List<PercentagePriceOscillator> indicators() {
    return List.of(
        new PercentagePriceOscillator(2, 3, 2),
        new PercentagePriceOscillator(12, 26, 9),
        new PercentagePriceOscillator(5, 100, 20));
  }

  @Override
  protected double[][] foreign(PercentagePriceOscillator indicator, BarSeries bars) {
    double[] line =
        TaLib.columns(
            bars.size(),
            1,
            (core, last, begin, count, out) ->
                core.ppo(
                    0,
                    last,
                    bars.close(),
                    indicator.fast(),
                    indicator.slow(),
                    MAType.Ema,
                    begin,
                    count,
                    out[0]))[0];
    double[] signal = Plain.exponential(line, indicator.signal());
    return new double[][] {line, signal, Plain.column(line.length, i -> line[i] - signal[i])};
  }

  @Override
  protected double[] atStanding100(PercentagePriceOscillator indicator) {
    return new double[] {0, 0, 0};
  }

  @Test
  void lineIsInPercentOfTheSlowAverage() {
    assertThat(overCloses(new PercentagePriceOscillator(1, 2, 1), 3, 5))
        .containsExactly(Double.NaN, 25);
  }

  @Test
  void fastMustBeShorterThanSlow() {
    assertThatThrownBy(() -> new PercentagePriceOscillator(26, 12, 9))
        .isInstanceOf(BarlakeException.class)
        .hasMessage("Invalid ppo(26, 12, 9): fast is 26, expected less than slow, which is 12.");
  }
}
