package io.barlake.features.indicator.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tictactec.ta.lib.MAType;
import io.barlake.BarlakeException;
import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.Plain;
import io.barlake.features.indicator.SampleBars;
import io.barlake.features.indicator.TaLib;
import io.barlake.market.BarSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

class PercentageVolumeOscillatorTest extends IndicatorContract<PercentageVolumeOscillator> {
  @Override
  protected List<PercentageVolumeOscillator> indicators() {
    return List.of(
        new PercentageVolumeOscillator(2, 3, 2),
        new PercentageVolumeOscillator(12, 26, 9),
        new PercentageVolumeOscillator(5, 100, 20));
  }

  @Override
  protected double[][] foreign(PercentageVolumeOscillator indicator, BarSeries bars) {
    double[] line =
        TaLib.column(
            bars.size(),
            (core, last, begin, count, out) ->
                core.ppo(
                    0,
                    last,
                    bars.volume(),
                    indicator.fast(),
                    indicator.slow(),
                    MAType.Ema,
                    begin,
                    count,
                    out[0]));
    double[] signal = Plain.exponential(line, indicator.signal());
    return new double[][] {line, signal, Plain.column(line.length, i -> line[i] - signal[i])};
  }

  @Override
  protected double[] atStanding100(PercentageVolumeOscillator indicator) {
    return new double[] {0, 0, 0};
  }

  @Test
  void lineIsInPercentOfTheSlowAverage() {
    BarSeries bars = SampleBars.traded(new double[] {1, 1}, new double[] {3, 5});

    assertThat(new PercentageVolumeOscillator(1, 2, 1).over(bars)[0])
        .containsExactly(Double.NaN, 25);
  }

  @Test
  void fastMustBeShorterThanSlow() {
    assertThatThrownBy(() -> new PercentageVolumeOscillator(26, 12, 9))
        .isInstanceOf(BarlakeException.class)
        .hasMessage("Invalid pvo(26, 12, 9): fast is 26, expected less than slow, which is 12.");
  }
}
