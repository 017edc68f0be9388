package io.barlake.features.indicator.volatility;

import io.barlake.BarlakeException;
import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.Label;
import io.barlake.features.indicator.Window;
import io.barlake.features.indicator.rolling.Ratio;
import io.barlake.features.indicator.rolling.RollingMoments;
import java.util.List;

/**
 * Middle: the simple average of the close. Upper and lower: {@code deviations} population standard
 * deviations above and below it. Width: {@code (upper - lower) / |middle|}, 0 where the middle is
 * 0. Percent b: where the close stands between lower, 0, and upper, 1; 0.5 where these are the
 * same. Warm-up {@code window - 1}; agrees with TA-Lib's BBANDS with simple averages. Bands of a
 * price that stands still lie on the price.
 */
public record BollingerBands(int window, double deviations) implements Indicator {
  public BollingerBands {
    Window.require(window, 2);
    if (!(deviations > 0) || Double.isInfinite(deviations)) {
      throw BarlakeException.badConfig(
          "Invalid bbands: deviations is %s, expected a number above 0.", deviations);
    }
  }

  @Override
  public String label() {
    return Label.of("bbands", window, deviations);
  }

  @Override
  public List<IndicatorColumn> columns() {
    int warmUp = window - 1;
    String distance = Label.text(deviations) + " * standard deviation of the last ";
    return List.of(
        new IndicatorColumn(
            label() + "_upper", warmUp, "middle + " + distance + window + " closes"),
        new IndicatorColumn(label() + "_middle", warmUp, "mean of the last " + window + " closes"),
        new IndicatorColumn(
            label() + "_lower", warmUp, "middle - " + distance + window + " closes"),
        new IndicatorColumn(label() + "_width", warmUp, "(upper - lower) / middle"),
        new IndicatorColumn(
            label() + "_percent_b",
            warmUp,
            "(close - lower) / (upper - lower); 0.5 where these are the same"));
  }

  @Override
  public List<BarField> inputs() {
    return List.of(BarField.CLOSE);
  }

  @Override
  public int lookBack() {
    return window - 1;
  }

  @Override
  public IndicatorPass start() {
    RollingMoments moments = new RollingMoments(window, 0);
    return (bars, from, to, out) -> {
      int count = to - from;
      double[] upper = out[0];
      double[] middle = out[1];
      double[] lower = out[2];
      double[] width = out[3];
      double[] place = out[4];
      moments.next(bars.close(), from, count, middle, upper);
      for (int k = 0; k < count; k++) {
        upper[k] = deviations * Math.sqrt(upper[k]);
      }
      System.arraycopy(bars.close(), from, place, 0, count);
      for (int k = 0; k < count; k++) {
        place[k] -= middle[k];
      }
      Ratio.next(place, upper, 0, count, place);
      for (int k = 0; k < count; k++) {
        place[k] = 0.5 + 0.5 * place[k];
        width[k] = 2 * upper[k];
        lower[k] = Math.abs(middle[k]);
      }
      Ratio.next(width, lower, 0, count, width);
      for (int k = 0; k < count; k++) {
        lower[k] = middle[k] - upper[k];
        upper[k] += middle[k];
      }
    };
  }
}
