package io.barlake.features.indicator.structure;

import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.Label;
import io.barlake.features.indicator.Memory;
import io.barlake.features.indicator.Window;
import io.barlake.market.BarSeries;
import java.util.List;

/**
 * The last swing high and swing low, and how far the close stands from each. A swing high is the
 * high of a bar that is higher than those of the {@code left} bars before and no lower than those
 * of the {@code right} bars after it, and is known {@code right} bars later: the value of a bar is
 * the last one confirmed by then. A swing low is the mirror of it. Until one is confirmed the
 * highest high, or the lowest low, of the series so far stands for it. Warm-up {@code left +
 * right}. How long ago the last one was is not bounded.
 */
public record SwingPoints(int left, int right) implements Indicator {
  public SwingPoints {
    Window.require(left, 1);
    Window.require(right, 1);
  }

  @Override
  public String label() {
    return Label.of("swing", left, right);
  }

  @Override
  public List<IndicatorColumn> columns() {
    int warmUp = left + right;
    String bars = left + " bars before and " + right + " after";
    return List.of(
        new IndicatorColumn(
            label() + "_high", warmUp, "last high above those of the " + bars + " that is known"),
        new IndicatorColumn(
            label() + "_low", warmUp, "last low below those of the " + bars + " that is known"),
        new IndicatorColumn(label() + "_from_high", warmUp, "close - the swing high"),
        new IndicatorColumn(label() + "_from_low", warmUp, "close - the swing low"));
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
    return new Pass(left, right);
  }

  private static final class Pass implements IndicatorPass {
    private final int left;
    private final int right;

    private boolean anyHigh;
    private boolean anyLow;
    private double high = Double.NEGATIVE_INFINITY;
    private double low = Double.POSITIVE_INFINITY;

    Pass(int left, int right) {
      this.left = left;
      this.right = right;
    }

    @Override
    public void next(BarSeries bars, int from, int to, double[][] out) {
      double[] highs = bars.high();
      double[] lows = bars.low();
      for (int i = from; i < to; i++) {
        int k = i - from;
        int asked = i - right;
        if (asked >= left && isPeak(highs, asked, 1)) {
          high = highs[asked];
          anyHigh = true;
        }
        if (asked >= left && isPeak(lows, asked, -1)) {
          low = lows[asked];
          anyLow = true;
        }
        high = anyHigh ? high : Math.max(high, highs[i]);
        low = anyLow ? low : Math.min(low, lows[i]);
        boolean warm = asked >= left;
        out[0][k] = warm ? high : Double.NaN;
        out[1][k] = warm ? low : Double.NaN;
        out[2][k] = warm ? bars.close()[i] - high : Double.NaN;
        out[3][k] = warm ? bars.close()[i] - low : Double.NaN;
      }
    }

    /** The nearest bars are asked first: on the slopes and plains one of them is enough. */
    private boolean isPeak(double[] prices, int asked, int sign) {
      double price = sign * prices[asked];
      for (int ago = 1; ago <= left; ago++) {
        if (sign * prices[asked - ago] >= price) {
          return false;
        }
      }
      for (int later = 1; later <= right; later++) {
        if (sign * prices[asked + later] > price) {
          return false;
        }
      }
      return true;
    }
  }
}
