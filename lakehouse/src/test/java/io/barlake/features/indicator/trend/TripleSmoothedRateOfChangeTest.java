package io.barlake.features.indicator.trend;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.TaLib;
import io.barlake.market.BarSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

class TripleSmoothedRateOfChangeTest extends IndicatorContract<TripleSmoothedRateOfChange> {
  @Override
  protected List<TripleSmoothedRateOfChange> indicators() {
    return List.of(
        new TripleSmoothedRateOfChange(1),
        new TripleSmoothedRateOfChange(2),
        new TripleSmoothedRateOfChange(15),
        new TripleSmoothedRateOfChange(100));
  }

  @Override
  protected double[][] foreign(TripleSmoothedRateOfChange indicator, BarSeries bars) {
    if (indicator.window() == 1) {
      return TaLib.columns(
          bars.size(),
          1,
          (core, last, begin, count, out) ->
              core.roc(0, last, bars.close(), 1, begin, count, out[0]));
    }
    return TaLib.columns(
        bars.size(),
        1,
        (core, last, begin, count, out) ->
            core.trix(0, last, bars.close(), indicator.window(), begin, count, out[0]));
  }

  @Override
  protected double[] atStanding100(TripleSmoothedRateOfChange indicator) {
    return new double[] {0};
  }

  @Test
  void changeIsInPercentOfTheAverageBefore() {
    assertThat(overCloses(new TripleSmoothedRateOfChange(1), 4, 5, 4))
        .containsExactly(Double.NaN, 25, -20);
  }
}
