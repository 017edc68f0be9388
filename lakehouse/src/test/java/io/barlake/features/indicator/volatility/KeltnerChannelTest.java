package io.barlake.features.indicator.volatility;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.Plain;
import io.barlake.features.indicator.SampleBars;
import io.barlake.features.indicator.TaLib;
import io.barlake.market.BarSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeltnerChannelTest extends IndicatorContract<KeltnerChannel> {
  @Override
  protected List<KeltnerChannel> indicators() {
    return List.of(
        new KeltnerChannel(1, 1, 1),
        new KeltnerChannel(20, 10, 2),
        new KeltnerChannel(5, 100, 1.5));
  }

  @Override
  protected double[][] foreign(KeltnerChannel indicator, BarSeries bars) {
    double[] middle =
        indicator.window() == 1
            ? bars.close()
            : TaLib.columns(
                bars.size(),
                1,
                (core, last, begin, count, out) ->
                    core.ema(0, last, bars.close(), indicator.window(), begin, count, out[0]))[0];
    double[] range =
        TaLib.columns(
            bars.size(),
            1,
            (core, last, begin, count, out) ->
                core.atr(
                    0,
                    last,
                    bars.high(),
                    bars.low(),
                    bars.close(),
                    indicator.range(),
                    begin,
                    count,
                    out[0]))[0];
    double multiplier = indicator.multiplier();
    return new double[][] {
      Plain.column(bars.size(), i -> middle[i] + multiplier * range[i]),
      middle,
      Plain.column(bars.size(), i -> middle[i] - multiplier * range[i])
    };
  }

  @Override
  protected double[] atStanding100(KeltnerChannel indicator) {
    return new double[] {100, 100, 100};
  }

  @Test
  void bandsLieRangesAwayFromTheAverage() {
    double[][] columns = new KeltnerChannel(2, 1, 0.5).over(SampleBars.ofCloses(4, 8));

    assertThat(columns[0][1]).isEqualTo(8);
    assertThat(columns[1][1]).isEqualTo(6);
    assertThat(columns[2][1]).isEqualTo(4);
  }
}
