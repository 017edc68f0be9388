package io.barlake.features;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.SampleBars;
import io.barlake.market.BarSeries;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class VolumeSpanTest {
  private static final double NONE = Double.NaN;

  @Test
  void volumeBeginsWithTheFirstBarAboveZeroAndEndsBeforeTheFirstUnknown() {
    assertSpan(1, 4, NONE, 3, 0, 5, NONE, 7);
    assertSpan(2, 4, 0, 0, 3, 5);
    assertSpan(0, 2, 1, 0);
  }

  @Test
  void zerosAndUnknownsAreNoVolume() {
    assertSpan(3, 3, 0, 0, 0);
    assertSpan(2, 2, NONE, NONE);
    assertSpan(0, 0);
  }

  @Test
  void spanOfACutSeriesIsTheSpanCut() {
    double[] volumes = {0, NONE, 2, 0, 4, NONE, 6, 0};
    VolumeSpan whole = VolumeSpan.of(withVolumes(volumes));
    for (int count = 0; count <= volumes.length; count++) {
      VolumeSpan cut = VolumeSpan.of(withVolumes(Arrays.copyOf(volumes, count)));

      assertThat(cut.from()).isEqualTo(Math.min(count, whole.from()));
      assertThat(cut.to()).isEqualTo(Math.min(count, whole.to()));
    }
  }

  @Test
  void onlyIndicatorsOfTheVolumeAreHeldToItsSpan() {
    FeatureSet features = new FeatureSet(List.of(new CountOfBars("all"), new TradedBars()));

    double[][] columns = features.over(withVolumes(0, 0, 3, 0, NONE, 2));

    assertThat(columns[0]).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(columns[1]).containsExactly(NONE, NONE, 1, 2, NONE, NONE);
  }

  private static void assertSpan(int from, int to, double... volumes) {
    VolumeSpan span = VolumeSpan.of(withVolumes(volumes));

    assertThat(span.from()).isEqualTo(from);
    assertThat(span.to()).isEqualTo(to);
    assertThat(span.bars().volume()).isEqualTo(Arrays.copyOfRange(volumes, from, to));
  }

  private static BarSeries withVolumes(double... volumes) {
    BarSeries bars = SampleBars.near100(1, volumes.length);
    return new BarSeries(
        bars.openMicros(), bars.open(), bars.high(), bars.low(), bars.close(), volumes);
  }

  /** How many bars it was shown. */
  private record CountOfBars(String label) implements Indicator {
    @Override
    public List<IndicatorColumn> columns() {
      return List.of(new IndicatorColumn(label, 0, "bars so far"));
    }

    @Override
    public List<BarField> inputs() {
      return List.of();
    }

    @Override
    public int lookBack() {
      return 0;
    }

    @Override
    public IndicatorPass start() {
      return (bars, from, to, out) -> {
        for (int i = from; i < to; i++) {
          out[0][i - from] = i + 1;
        }
      };
    }
  }

  private record TradedBars() implements Indicator {
    private static final CountOfBars COUNT = new CountOfBars("traded");

    @Override
    public String label() {
      return COUNT.label();
    }

    @Override
    public List<IndicatorColumn> columns() {
      return COUNT.columns();
    }

    @Override
    public List<BarField> inputs() {
      return List.of(BarField.VOLUME);
    }

    @Override
    public int lookBack() {
      return 0;
    }

    @Override
    public IndicatorPass start() {
      return COUNT.start();
    }
  }
}
