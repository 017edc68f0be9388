package io.barlake.features.indicator.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.Plain;
import io.barlake.market.BarSeries;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OpeningRangeTest extends IndicatorContract<OpeningRange> {
  @Override
  protected List<OpeningRange> indicators() {
    return List.of(new OpeningRange(1), new OpeningRange(30), new OpeningRange(2000));
  }

  @Override
  protected double[][] foreign(OpeningRange indicator, BarSeries bars) {
    return new double[][] {
      Plain.column(
          bars.size(),
          i ->
              IntStream.range(i - i % 1440, i + 1)
                  .limit(indicator.minutes())
                  .mapToDouble(k -> bars.high()[k])
                  .max()
                  .orElseThrow()),
      Plain.column(
          bars.size(),
          i ->
              IntStream.range(i - i % 1440, i + 1)
                  .limit(indicator.minutes())
                  .mapToDouble(k -> bars.low()[k])
                  .min()
                  .orElseThrow())
    };
  }

  @Override
  protected double[] atStanding100(OpeningRange indicator) {
    return new double[] {100, 100};
  }

  @Test
  void rangeGrowsUntilTheMinutesHavePassedAndThenStands() {
    String[] instants = {
      "2024-01-15T22:00:00Z", "2024-01-15T22:29:00Z", "2024-01-15T22:30:00Z", "2024-01-16T22:45:00Z"
    };
    double[] high = {5, 7, 9, 4};
    double[] low = {4, 5, 1, 3};
    BarSeries bars = SessionDay.of(instants, high, low, low, low);

    double[][] columns = SessionDay.over(new OpeningRange(30), SessionDay.FOREX, bars);

    assertThat(columns[0]).containsExactly(5, 7, 7, 4);
    assertThat(columns[1]).containsExactly(4, 4, 4, 3);
  }
}
