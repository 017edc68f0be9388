package io.barlake.features.indicator.trend;

import io.barlake.BarlakeException;
import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.Label;
import io.barlake.features.indicator.Memory;
import io.barlake.market.BarSeries;
import java.util.List;

/**
 * Wilder's parabolic SAR: the price at which a position that follows the trend is closed and
 * turned. It moves towards the extreme price of the trend by a share that begins with {@code
 * acceleration} and grows by it with each new extreme up to {@code maximum}, never into the last
 * two bars. A bar that reaches it turns the trend; the value of that bar is the extreme of the
 * trend that ended.
 *
 * <p>The first trend is downwards if the second bar reaches further down than up, else upwards.
 * Warm-up 1; agrees with TA-Lib's SAR. How long a trend lasts, and so how far back a value goes, is
 * not bounded.
 */
public record ParabolicStopAndReverse(double acceleration, double maximum) implements Indicator {
  public ParabolicStopAndReverse {
    if (!(acceleration > 0 && acceleration <= maximum && maximum <= 1)) {
      throw BarlakeException.badConfig(
          "Invalid sar: acceleration %s and maximum %s, expected 0 < acceleration <= maximum <= 1.",
          acceleration, maximum);
    }
  }

  @Override
  public String label() {
    return Label.of("sar", acceleration, maximum);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label(),
            1,
            "price at which the trend is taken to turn, drawn to its extreme by "
                + Label.text(acceleration)
                + " a new extreme, up to "
                + Label.text(maximum)));
  }

  @Override
  public List<BarField> inputs() {
    return List.of(BarField.HIGH, BarField.LOW);
  }

  @Override
  public int lookBack() {
    return Memory.WHOLE;
  }

  @Override
  public IndicatorPass start() {
    return new Pass(acceleration, maximum);
  }

  private static final class Pass implements IndicatorPass {
    private final double acceleration;
    private final double maximum;

    private boolean rising;
    private double stop;
    private double extreme;
    private double share;

    Pass(double acceleration, double maximum) {
      this.acceleration = acceleration;
      this.maximum = maximum;
    }

    @Override
    public void next(BarSeries bars, int from, int to, double[][] out) {
      double[] high = bars.high();
      double[] low = bars.low();
      int i = from;
      if (i == 0 && i < to) {
        out[0][i++] = Double.NaN;
      }
      if (i == 1 && i < to) {
        begin(high, low);
        // The second bar stands in for the one before it, whose extremes already began the trend.
        double[] highs = {high[1], high[1]};
        double[] lows = {low[1], low[1]};
        move(highs, lows, 1, 2, from, out[0]);
        i++;
      }
      move(high, low, i, to, from, out[0]);
    }

    private void begin(double[] high, double[] low) {
      double down = low[0] - low[1];
      rising = !(down > 0 && down > high[1] - high[0]);
      stop = rising ? low[0] : high[0];
      extreme = rising ? high[1] : low[1];
      share = acceleration;
    }

    private void move(double[] high, double[] low, int first, int to, int from, double[] out) {
      boolean up = rising;
      double now = stop;
      double top = extreme;
      double step = share;
      for (int i = first; i < to; i++) {
        double ceiling = Math.max(high[i - 1], high[i]);
        double floor = Math.min(low[i - 1], low[i]);
        if (up ? low[i] <= now : high[i] >= now) {
          now = up ? Math.max(top, ceiling) : Math.min(top, floor);
          up = !up;
          top = up ? high[i] : low[i];
          step = acceleration;
        } else if (up ? high[i] > top : low[i] < top) {
          top = up ? high[i] : low[i];
          step = Math.min(maximum, step + acceleration);
        }
        out[i - from] = now;
        now += step * (top - now);
        now = up ? Math.min(now, floor) : Math.max(now, ceiling);
      }
      rising = up;
      stop = now;
      extreme = top;
      share = step;
    }
  }
}
