package io.barlake.features.indicator.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.TaLib;
import io.barlake.market.BarSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

class ZScoreTest extends IndicatorContract<ZScore> {
  @Override
  protected List<ZScore> indicators() {
    return List.of(new ZScore(2), new ZScore(20), new ZScore(250));
  }

  @Override
  protected double[][] foreign(ZScore indicator, BarSeries bars) {
    if (indicator.window() == 2) {
      return new double[][] {signsOfChange(bars.close())};
    }
    double[] means = TaLib.mean(bars.close(), indicator.window());
    double[] scores = TaLib.deviation(bars.close(), indicator.window());
    for (int i = 0; i < scores.length; i++) {
      scores[i] = (bars.close()[i] - means[i]) / scores[i];
    }
    return new double[][] {scores};
  }

  @Override
  protected double[] atStanding100(ZScore indicator) {
    return new double[] {0};
  }

  @Test
  void closeIsMeasuredFromTheMeanInDeviations() {
    assertThat(overCloses(new ZScore(2), 8, 12, 12, 12)).containsExactly(Double.NaN, 1, 0, 0);
  }

  /** The score of the latter of two prices; TA-Lib loses its digits where the two are close. */
  private static double[] signsOfChange(double[] close) {
    double[] signs = new double[close.length];
    signs[0] = Double.NaN;
    for (int i = 1; i < signs.length; i++) {
      signs[i] = Math.signum(close[i] - close[i - 1]);
    }
    return signs;
  }
}
