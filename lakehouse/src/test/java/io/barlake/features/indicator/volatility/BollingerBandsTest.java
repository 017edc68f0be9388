package io.barlake.features.indicator.volatility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.tictactec.ta.lib.MAType;
import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.Plain;
import io.barlake.features.indicator.SampleBars;
import io.barlake.features.indicator.TaLib;
import io.barlake.market.BarSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

class BollingerBandsTest extends IndicatorContract<BollingerBands> {
  @Override
  protected List<BollingerBands> indicators() {
    return List.of(
        new BollingerBands(2, 1),
        new BollingerBands(20, 2),
        new BollingerBands(20, 2.5),
        new BollingerBands(250, 3));
  }

  @Override
  protected double[][] foreign(BollingerBands indicator, BarSeries bars) {
    double[][] bands = bands(indicator, bars.close());
    double[] width = new double[bars.size()];
    for (int i = 0; i < width.length; i++) {
      width[i] = (bands[0][i] - bands[2][i]) / bands[1][i];
    }
    double[] place =
        Plain.column(
            bars.size(),
            i ->
                bands[0][i] == bands[2][i]
                    ? Double.NaN
                    : (bars.close()[i] - bands[2][i]) / (bands[0][i] - bands[2][i]));
    return new double[][] {bands[0], bands[1], bands[2], width, place};
  }

  @Override
  protected double[] atStanding100(BollingerBands indicator) {
    return new double[] {100, 100, 100, 0, 0.5};
  }

  @Test
  void bandsLieDeviationsAwayFromTheMean() {
    double[][] bands = new BollingerBands(2, 1.5).over(SampleBars.ofCloses(8, 12));

    assertThat(bands[0]).containsExactly(Double.NaN, 13);
    assertThat(bands[1]).containsExactly(Double.NaN, 10);
    assertThat(bands[2]).containsExactly(Double.NaN, 7);
    assertThat(bands[3]).containsExactly(Double.NaN, 0.6);
    assertThat(bands[4][1]).isEqualTo(5 / 6.0, within(1e-15));
  }

  @Test
  void pointInALabelBecomesALetter() {
    assertThat(new BollingerBands(20, 2.5).columns().get(0).label())
        .isEqualTo("bbands_20_2p5_upper");
  }

  private static double[][] bands(BollingerBands indicator, double[] close) {
    return indicator.window() == 2
        ? bandsOfPairs(indicator, close)
        : bandsOfTaLib(indicator, close);
  }

  private static double[][] bandsOfTaLib(BollingerBands indicator, double[] close) {
    return TaLib.columns(
        close.length,
        3,
        (core, last, begin, count, out) ->
            core.bbands(
                0,
                last,
                close,
                indicator.window(),
                indicator.deviations(),
                indicator.deviations(),
                MAType.Sma,
                begin,
                count,
                out[0],
                out[1],
                out[2]));
  }

  /** TA-Lib takes a variance below 1e-8 for none, which two closes often have. */
  private static double[][] bandsOfPairs(BollingerBands indicator, double[] close) {
    double[][] bands = new double[3][close.length];
    for (int i = 1; i < close.length; i++) {
      double middle = (close[i] + close[i - 1]) / 2;
      double distance = indicator.deviations() * Math.abs(close[i] - close[i - 1]) / 2;
      bands[0][i] = middle + distance;
      bands[1][i] = middle;
      bands[2][i] = middle - distance;
    }
    bands[0][0] = Double.NaN;
    bands[1][0] = Double.NaN;
    bands[2][0] = Double.NaN;
    return bands;
  }
}
