package io.barlake.features.indicator.trend;

import io.barlake.BarlakeException;
import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.Label;
import io.barlake.features.indicator.Memory;
import io.barlake.features.indicator.Window;
import io.barlake.features.indicator.rolling.AverageRange;
import io.barlake.market.BarSeries;
import java.util.Arrays;
import java.util.List;

/**
 * SuperTrend: a band below the price in a rise, above it in a fall. Bands lie {@code multiplier}
 * average true ranges beside {@code (high + low) / 2}; the lower one never falls and the upper one
 * never rises as long as the close before has kept to its side. A close beyond the band turns the
 * trend. Direction: 1 in a rise, -1 in a fall.
 *
 * <p>The rules are TradingView's, whose first trend is a fall and whose first true range is that of
 * the first bar alone. Warm-up {@code window - 1}. A band may stand for as long as a trend lasts,
 * which is not bounded.
 */
public record SuperTrend(int window, double multiplier) implements Indicator {
  public SuperTrend {
    Window.require(window, 1);
    if (!(multiplier > 0) || Double.isInfinite(multiplier)) {
      throw BarlakeException.badConfig(
          "Invalid supertrend: multiplier is %s, expected a number above 0.", multiplier);
    }
  }

  @Override
  public String label() {
    return Label.of("supertrend", window, multiplier);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label(),
            window - 1,
            "(high + low) / 2 less in a rise, plus in a fall "
                + Label.text(multiplier)
                + " average true ranges over "
                + window
                + " bars, never away from the price while the trend lasts"),
        new IndicatorColumn(label() + "_direction", window - 1, "1 in a rise, -1 in a fall"));
  }

  @Override
  public List<BarField> inputs() {
    return List.of(BarField.HIGH, BarField.LOW, BarField.CLOSE);
  }

  @Override
  public int lookBack() {
    return Memory.WHOLE;
  }

  @Override
  public IndicatorPass start() {
    return new Pass(window, multiplier);
  }

  private static final class Pass implements IndicatorPass {
    private final int window;
    private final double multiplier;
    private final AverageRange range;

    private boolean rising;
    private double upper = Double.POSITIVE_INFINITY;
    private double lower = Double.NEGATIVE_INFINITY;

    Pass(int window, double multiplier) {
      this.window = window;
      this.multiplier = multiplier;
      this.range = AverageRange.fromFirstBar(window);
    }

    @Override
    public void next(BarSeries bars, int from, int to, double[][] out) {
      double[] trend = out[0];
      double[] direction = out[1];
      range.next(bars, from, to, trend);
      int warm = Math.max(from, Math.min(to, window - 1));
      Arrays.fill(direction, 0, warm - from, Double.NaN);
      for (int i = warm; i < to; i++) {
        move(bars, i, multiplier * trend[i - from]);
        trend[i - from] = rising ? lower : upper;
        direction[i - from] = rising ? 1 : -1;
      }
    }

    private void move(BarSeries bars, int i, double distance) {
      double close = bars.close()[i];
      double before = bars.close()[Math.max(0, i - 1)];
      double middle = 0.5 * (bars.high()[i] + bars.low()[i]);
      double above = middle + distance;
      double below = middle - distance;
      upper = above < upper || before > upper ? above : upper;
      lower = below > lower || before < lower ? below : lower;
      rising = rising ? close >= lower : close > upper;
    }
  }
}
