package io.barlake.features.indicator.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.SampleBars;
import io.barlake.features.indicator.TaLib;
import io.barlake.market.BarSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

class DirectionalMovementTest extends IndicatorContract<DirectionalMovement> {
  @Override
  protected List<DirectionalMovement> indicators() {
    return List.of(
        new DirectionalMovement(2), new DirectionalMovement(14), new DirectionalMovement(100));
  }

  @Override
  protected double[][] foreign(DirectionalMovement indicator, BarSeries bars) {
    return new double[][] {
      TaLib.column(
          bars.size(),
          (core, last, begin, count, out) ->
              core.adx(
                  0,
                  last,
                  bars.high(),
                  bars.low(),
                  bars.close(),
                  indicator.window(),
                  begin,
                  count,
                  out[0])),
      TaLib.column(
          bars.size(),
          (core, last, begin, count, out) ->
              core.plusDI(
                  0,
                  last,
                  bars.high(),
                  bars.low(),
                  bars.close(),
                  indicator.window(),
                  begin,
                  count,
                  out[0])),
      TaLib.column(
          bars.size(),
          (core, last, begin, count, out) ->
              core.minusDI(
                  0,
                  last,
                  bars.high(),
                  bars.low(),
                  bars.close(),
                  indicator.window(),
                  begin,
                  count,
                  out[0])),
      TaLib.column(
          bars.size(),
          (core, last, begin, count, out) ->
              core.dx(
                  0,
                  last,
                  bars.high(),
                  bars.low(),
                  bars.close(),
                  indicator.window(),
                  begin,
                  count,
                  out[0])),
      TaLib.column(
          bars.size(),
          (core, last, begin, count, out) ->
              core.adxr(
                  0,
                  last,
                  bars.high(),
                  bars.low(),
                  bars.close(),
                  indicator.window(),
                  begin,
                  count,
                  out[0]))
    };
  }

  @Override
  protected double[] atStanding100(DirectionalMovement indicator) {
    return new double[] {0, 0, 0, 0, 0};
  }

  @Test
  void steadyRiseIsAllOneDirection() {
    double[] high = {2, 3, 4, 5, 6};
    double[] low = {1, 2, 3, 4, 5};
    double[] close = {1.5, 2.5, 3.5, 4.5, 5.5};

    double[][] columns = new DirectionalMovement(2).over(SampleBars.of(high, low, close));

    // Upward movement is 1 a bar, true range 1.5.
    assertThat(columns[0][4]).isEqualTo(100);
    assertThat(columns[1][4]).isEqualTo(200 / 3.0, within(1e-12));
    assertThat(columns[2][4]).isEqualTo(0);
  }

  @Test
  void barsReachingFurtherBothWaysCountTheLongerWay() {
    double[] high = {5, 7, 8};
    double[] low = {4, 3, 3};
    double[] close = {4, 6, 7};

    double[][] columns = new DirectionalMovement(2).over(SampleBars.of(high, low, close));

    // Up 2 and 1, down 1 and 0, true ranges 4 and 5; the first sums are halved.
    assertThat(columns[1][2]).isEqualTo(200 / 7.0, within(1e-12));
    assertThat(columns[2][2]).isEqualTo(0);
  }

  @Test
  void barsReachingEquallyFarBothWaysMoveNowhere() {
    double[] high = {5, 7, 9};
    double[] low = {4, 2, 0};
    double[] close = {4, 6, 7};

    double[][] columns = new DirectionalMovement(2).over(SampleBars.of(high, low, close));

    assertThat(columns[1][2]).isZero();
    assertThat(columns[2][2]).isZero();
  }
}
