package io.barlake.features.indicator.trend;

import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.Label;
import io.barlake.features.indicator.Memory;
import io.barlake.features.indicator.Window;
import io.barlake.features.indicator.rolling.Faded;
import io.barlake.features.indicator.rolling.History;
import io.barlake.features.indicator.rolling.Movement;
import io.barlake.features.indicator.rolling.SmoothedAverage;
import io.barlake.features.indicator.rolling.TrueRange;
import io.barlake.market.BarSeries;
import java.util.Arrays;
import java.util.List;

/**
 * Wilder's ADX with its two directions. Directional movement is the part of the bar that lies
 * beyond the bar before, upwards or downwards, whichever is longer; DI+ and DI- are its smoothed
 * sums in percent of the smoothed true range; DX is {@code 100 * |DI+ - DI-| / (DI+ + DI-)}; ADX is
 * the mean of the first {@code window} DX, then smoothed; ADXR is half-way between the ADX of this
 * bar and of {@code window - 1} bars ago. Warm-up of DI and DX {@code window}, of the ADX {@code 2
 * * window - 1}, of the ADXR {@code 3 * window - 2}.
 *
 * <p>Agrees with TA-Lib's ADX, PLUS_DI, MINUS_DI, DX and ADXR, whose smoothed sums begin with
 * {@code window - 1} bars. Where nothing moves, DI+ and DI- are 0; where neither direction moves,
 * DX is 0, while TA-Lib then carries the last ADX on unchanged.
 */
public record DirectionalMovement(int window) implements Indicator {
  public DirectionalMovement {
    Window.require(window, 2);
  }

  @Override
  public String label() {
    return Label.of("adx", window);
  }

  @Override
  public List<IndicatorColumn> columns() {
    String share = " movement in percent of true range, both smoothed over " + window + " bars";
    return List.of(
        new IndicatorColumn(
            label(),
            2 * window - 1,
            "100 * |DI+ - DI-| / (DI+ + DI-) smoothed over "
                + window
                + " bars by Wilder's method; 0 where neither direction moves"),
        new IndicatorColumn(label() + "_plus_di", window, "upward" + share),
        new IndicatorColumn(label() + "_minus_di", window, "downward" + share),
        new IndicatorColumn(label() + "_dx", window, "100 * |DI+ - DI-| / (DI+ + DI-)"),
        new IndicatorColumn(
            label() + "_adxr", 3 * window - 2, "(adx + adx of " + (window - 1) + " bars ago) / 2"));
  }

  @Override
  public List<BarField> inputs() {
    return List.of(BarField.HIGH, BarField.LOW, BarField.CLOSE);
  }

  @Override
  public int lookBack() {
    return Memory.sum(Memory.ofWilder(window), Memory.ofWilder(window), window - 1);
  }

  @Override
  public IndicatorPass start() {
    return new Pass(window);
  }

  private static final class Pass implements IndicatorPass {
    private final int window;
    private final SmoothedAverage strength;
    private final History strengths;

    private double plus;
    private double minus;
    private double range;

    Pass(int window) {
      this.window = window;
      this.strength = SmoothedAverage.wilder(window, window);
      this.strengths = new History(window - 1);
    }

    @Override
    public void next(BarSeries bars, int from, int to, double[][] out) {
      int warm = Math.max(from, Math.min(to, window));
      move(bars, from, warm, 1, out, 0);
      for (int c = 1; c < 4; c++) {
        Arrays.fill(out[c], 0, warm - from, Double.NaN);
      }
      move(bars, warm, to, 1 - 1.0 / window, out, warm - from);
      strength.next(out[3], 0, to - from, out[0]);
      rate(out[0], to - from, out[4]);
    }

    private void rate(double[] strength, int count, double[] out) {
      strengths.append(strength, count);
      System.arraycopy(strengths.values(), strengths.at() - (window - 1), out, 0, count);
      for (int k = 0; k < count; k++) {
        out[k] = 0.5 * (strength[k] + out[k]);
      }
    }

    /** Moves the sums over some bars, and writes DI+, DI- and DX of these from {@code at} on. */
    private void move(BarSeries bars, int from, int to, double keep, double[][] out, int at) {
      double[] high = bars.high();
      double[] low = bars.low();
      double[] close = bars.close();
      double[] plusIndex = out[1];
      double[] minusIndex = out[2];
      double[] oneSided = out[3];
      double upward = plus;
      double downward = minus;
      double whole = range;
      int first = Math.max(1, from);
      for (int i = first; i < to; i++) {
        double up = Movement.up(high[i] - high[i - 1]);
        double down = Movement.up(low[i - 1] - low[i]);
        upward = keep * upward + Movement.where(up, up - down);
        downward = keep * downward + Movement.where(down, down - up);
        whole = keep * whole + TrueRange.of(high[i], low[i], close[i - 1]);
        if (Faded.is(whole)) {
          upward = 0;
          downward = 0;
          whole = 0;
        }
        double both = upward + downward;
        double percent = whole == 0 ? 0 : 100 / whole;
        int k = at + i - from;
        oneSided[k] = both == 0 ? 0 : 100 * Math.abs(upward - downward) / both;
        plusIndex[k] = percent * upward;
        minusIndex[k] = percent * downward;
      }
      plus = upward;
      minus = downward;
      range = whole;
    }
  }
}
