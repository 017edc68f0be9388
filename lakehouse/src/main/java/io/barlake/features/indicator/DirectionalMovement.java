package io.barlake.features.indicator;

import io.barlake.market.BarSeries;
import java.util.List;

/**
 * Wilder's ADX with its two directions. Directional movement is the part of the bar that lies
 * beyond the bar before, upwards or downwards, whichever is longer; DI+ and DI- are its smoothed
 * sums in percent of the smoothed true range; DX is {@code 100 * |DI+ - DI-| / (DI+ + DI-)}; ADX is
 * the mean of the first {@code window} DX, then smoothed. Warm-up of the DI {@code window}, of the
 * ADX {@code 2 * window - 1}.
 *
 * <p>Agrees with TA-Lib's ADX, PLUS_DI and MINUS_DI, whose smoothed sums begin with {@code window -
 * 1} bars. Where nothing moves, DI+ and DI- are 0; where neither direction moves, DX is 0, while
 * TA-Lib then carries the last ADX on unchanged.
 */
public record DirectionalMovement(int window) implements Indicator {
  public DirectionalMovement {
    WarmUp.requireWindow(window, 2);
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
        new IndicatorColumn(label() + "_minus_di", window, "downward" + share));
  }

  @Override
  public List<BarField> inputs() {
    return List.of(BarField.HIGH, BarField.LOW, BarField.CLOSE);
  }

  @Override
  public double[][] over(BarSeries bars) {
    return of(bars.high(), bars.low(), bars.close(), window);
  }

  /** ADX, DI+, DI-. */
  public static double[][] of(double[] high, double[] low, double[] close, int window) {
    WarmUp.requireWindow(window, 2);
    int size = close.length;
    double[] plusIndex = WarmUp.column(size, window);
    double[] minusIndex = WarmUp.column(size, window);
    double keep = 1 - 1.0 / window;
    double plus = 0;
    double minus = 0;
    double range = 0;
    for (int i = 1; i < size; i++) {
      double up = high[i] - high[i - 1];
      double down = low[i - 1] - low[i];
      double plusMove = up > down && up > 0 ? up : 0;
      double minusMove = down > up && down > 0 ? down : 0;
      double trueRange = AverageTrueRange.trueRange(high[i], low[i], close[i - 1]);
      double kept = i < window ? 1 : keep;
      plus = kept * plus + plusMove;
      minus = kept * minus + minusMove;
      range = kept * range + trueRange;
      if (Faded.is(range)) {
        plus = 0;
        minus = 0;
        range = 0;
      }
      if (i >= window) {
        plusIndex[i] = range == 0 ? 0 : 100 * plus / range;
        minusIndex[i] = range == 0 ? 0 : 100 * minus / range;
      }
    }
    return new double[][] {strength(plusIndex, minusIndex, window), plusIndex, minusIndex};
  }

  private static double[] strength(double[] plusIndex, double[] minusIndex, int window) {
    int first = 2 * window - 1;
    double[] strength = WarmUp.column(plusIndex.length, first);
    if (plusIndex.length <= first) {
      return strength;
    }
    double sum = 0;
    for (int i = window; i <= first; i++) {
      sum += oneSided(plusIndex[i], minusIndex[i]);
    }
    double average = sum / window;
    strength[first] = average;
    double share = 1.0 / window;
    for (int i = first + 1; i < strength.length; i++) {
      average += share * (oneSided(plusIndex[i], minusIndex[i]) - average);
      if (Faded.is(average)) {
        average = 0;
      }
      strength[i] = average;
    }
    return strength;
  }

  /** DX. */
  private static double oneSided(double plus, double minus) {
    double both = plus + minus;
    return both == 0 ? 0 : 100 * Math.abs(plus - minus) / both;
  }
}
