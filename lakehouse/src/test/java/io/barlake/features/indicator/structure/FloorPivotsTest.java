package io.barlake.features.indicator.structure;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.features.indicator.IndicatorContract;
import io.barlake.features.indicator.Plain;
import io.barlake.features.indicator.session.PreviousDay;
import io.barlake.market.BarSeries;
import io.barlake.market.Micros;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FloorPivotsTest extends IndicatorContract<FloorPivots> {
  @Override
  protected List<FloorPivots> indicators() {
    return List.of(new FloorPivots());
  }

  @Override
  protected double[][] foreign(FloorPivots indicator, BarSeries bars) {
    double[][] day = new PreviousDay().over(bars);
    double[] pivot = Plain.column(bars.size(), i -> (day[0][i] + day[1][i] + day[2][i]) / 3);
    return new double[][] {
      pivot,
      Plain.column(bars.size(), i -> 2 * pivot[i] - day[1][i]),
      Plain.column(bars.size(), i -> 2 * pivot[i] - day[0][i]),
      Plain.column(bars.size(), i -> pivot[i] + day[0][i] - day[1][i]),
      Plain.column(bars.size(), i -> pivot[i] - day[0][i] + day[1][i])
    };
  }

  @Override
  protected double[] atStanding100(FloorPivots indicator) {
    return new double[] {100, 100, 100, 100, 100};
  }

  @Test
  void levelsAreThoseOfTheSessionBefore() {
    long[] stamps = {0, Micros.DAY};
    double[] high = {12, 99};
    double[] low = {6, 1};
    double[] close = {9, 50};

    double[][] columns =
        new FloorPivots().over(new BarSeries(stamps, close, high, low, close, close));

    assertThat(Arrays.stream(columns).mapToDouble(column -> column[1]).toArray())
        .containsExactly(9, 12, 6, 15, 3);
  }
}
