package io.barlake.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import io.barlake.BarlakeException;
import io.barlake.bars.Timeframe;
import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.SampleBars;
import io.barlake.market.BarSeries;
import io.barlake.testing.MarketCalendars;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeatureSetTest {
  @Test
  void columnsFollowTheOrderOfTheSettings() {
    FeatureSet features =
        FeatureSet.read(
            ConfigFactory.parseString("features = [\"rsi(14)\", \"donchian(20)\", \"sma(5)\"]"));

    assertThat(features.columns().stream().map(FeatureColumn::name))
        .containsExactly(
            "rsi_14", "donchian_20_upper", "donchian_20_middle", "donchian_20_lower", "sma_5");
    assertThat(features.warmUp()).isEqualTo(19);
    assertThat(features.inputs()).containsExactly(BarField.HIGH, BarField.LOW, BarField.CLOSE);
  }

  @Test
  void listsAndRangesStandWhereTheyAreWritten() {
    FeatureSet features = FeatureSet.of(List.of("rsi(14)", "sma({20, 5})", "ema(10..30 step 10)"));

    assertThat(features.columns().stream().map(FeatureColumn::name))
        .containsExactly("rsi_14", "sma_20", "sma_5", "ema_10", "ema_20", "ema_30");
  }

  @Test
  void featureThatARangeRepeatsIsRefused() {
    assertRefused(
        "features = [\"sma(20)\", \"sma(10..30 step 10)\"]",
        "Invalid feature set: sma_20 is listed twice. Remove one.");
  }

  @Test
  void setOfAbsurdSizeIsRefused() {
    assertRefused(
        "features = [\"sma(1..1500)\", \"ema(1..1500)\"]",
        "Invalid feature set: it has 3,000 columns, expected at most 2,000. Make two sets of it.");
  }

  @Test
  void arraysStandInTheOrderOfTheColumns() {
    FeatureSet features = FeatureSet.of(List.of("roc(1)", "sma(2)"));

    double[][] columns = features.over(closes(4, 5));

    assertThat(columns[0]).containsExactly(Double.NaN, 25);
    assertThat(columns[1]).containsExactly(Double.NaN, 4.5);
  }

  @Test
  void storedPrecisionIsThatOfTheNearestFloat() {
    FeatureSet features = FeatureSet.of(List.of("roc(1)", "macd(3, 7, 4)", "stoch(14, 3, 3)"));
    BarSeries bars = SampleBars.rough(3, 10_000);

    double[][] columns = features.over(bars);
    float[][] floats =
        features.floatsOver(new FeatureBars(Timeframe.MINUTE, MarketCalendars.FOREX, bars));

    for (int c = 0; c < columns.length; c++) {
      float[] nearest = new float[bars.size()];
      for (int i = 0; i < nearest.length; i++) {
        nearest[i] = (float) columns[c][i];
      }
      assertThat(floats[c]).isEqualTo(nearest);
    }
  }

  @Test
  void setOverBlocksGivesWhatEachIndicatorGivesAlone() {
    FeatureSet features = FeatureSet.of(List.of("bbands(20, 2)", "ema(9)", "adx(14)"));
    BarSeries bars = SampleBars.rough(4, 10_000);

    double[][] columns = features.over(bars);

    assertThat(columns[5]).isEqualTo(features.indicators().get(1).over(bars)[0]);
    assertThat(columns[8]).isEqualTo(features.indicators().get(2).over(bars)[2]);
  }

  @Test
  void sameFeatureTwiceIsRefused() {
    assertRefused(
        "features = [\"sma(20)\", \"sma( 20 )\"]",
        "Invalid feature set: sma_20 is listed twice. Remove one.");
  }

  @Test
  void emptySetIsRefused() {
    assertRefused(
        "features = []",
        "Missing features: the set is empty, expected at least one, such as sma(20).");
  }

  @Test
  void settingsWithoutAListAreRefused() {
    assertRefused(
        "indicators = []",
        "Invalid feature set: expected features = [\"sma(20)\", ...], but String: 1: No"
            + " configuration setting found for key 'features'.");
  }

  @Test
  void priceThatIsNoNumberIsRefused() {
    FeatureSet features = FeatureSet.of(List.of("sma(2)"));

    assertThatThrownBy(() -> features.over(closes(1, Double.NaN)))
        .isInstanceOf(BarlakeException.class)
        .hasMessage(
            "Invalid bars: close is NaN in the bar of 1970-01-01T00:01:00Z, expected a finite"
                + " number. Build the bars of this symbol again.");
  }

  private static BarSeries closes(double... closes) {
    long[] stamps = new long[closes.length];
    Arrays.setAll(stamps, i -> i * 60_000_000L);
    return new BarSeries(stamps, closes, closes, closes, closes, closes);
  }

  private static void assertRefused(String settings, String message) {
    assertThatThrownBy(() -> FeatureSet.read(ConfigFactory.parseString(settings)))
        .isInstanceOf(BarlakeException.class)
        .hasMessage(message);
  }
}
