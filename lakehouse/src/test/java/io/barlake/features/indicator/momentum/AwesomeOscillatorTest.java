package io.barlake.features.indicator.momentum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barlake.BarlakeException;
import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.Plain;
import io.barlake.features.indicator.SampleBars;
import io.barlake.market.BarSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

class AwesomeOscillatorTest extends IndicatorContract<AwesomeOscillator> {
  @Override
  protected List<AwesomeOscillator> indicators() {
    return List.of(
        new AwesomeOscillator(1, 2), new AwesomeOscillator(5, 34), new AwesomeOscillator(20, 200));
  }

  @Override
  protected double[][] foreign(AwesomeOscillator indicator, BarSeries bars) {
    double[] middle = Plain.column(bars.size(), i -> (bars.high()[i] + bars.low()[i]) / 2);
    double[] fast = Plain.mean(middle, indicator.fast());
    double[] slow = Plain.mean(middle, indicator.slow());
    return new double[][] {Plain.column(bars.size(), i -> fast[i] - slow[i])};
  }

  @Override
  protected double[] atStanding100(AwesomeOscillator indicator) {
    return new double[] {0};
  }

  @Test
  void oscillatorIsTheFastMeanLessTheSlow() {
    BarSeries bars = SampleBars.of(new double[] {5, 8}, new double[] {3, 6}, new double[] {4, 7});

    assertThat(new AwesomeOscillator(1, 2).over(bars)[0]).containsExactly(Double.NaN, 1.5);
  }

  @Test
  void fastMustBeShorterThanSlow() {
    assertThatThrownBy(() -> new AwesomeOscillator(34, 5))
        .isInstanceOf(BarlakeException.class)
        .hasMessage("Invalid ao(34, 5): fast is 34, expected less than slow, which is 5.");
  }
}
