package io.barlake.features.indicator.statistics;

import io.barlake.features.indicator.rolling.History;
import io.barlake.features.indicator.rolling.LogReturn;
import io.barlake.market.BarSeries;
import java.util.Arrays;

/**
 * The log returns of two series from each bar that both have to the next such bar, and the {@code
 * reach} returns before each block. The first has no number.
 */
final class PairedReturns {
  private final String label;
  private final BarSeries other;
  private final History ofBars;
  private final History ofOther;
  private double[] returns = {};
  private double[] otherReturns = {};
  private int[] places = {};
  private int count;
  private int next;
  private double lastClose = Double.NaN;
  private double lastOtherClose = Double.NaN;

  PairedReturns(String label, BarSeries other, int reach) {
    this.label = label;
    this.other = other;
    this.ofBars = new History(reach);
    this.ofOther = new History(reach);
  }

  /** Takes the next block. Returns how many of its bars the other symbol has too. */
  int take(BarSeries bars, int from, int to) {
    if (places.length < to - from) {
      returns = new double[to - from];
      otherReturns = new double[to - from];
      places = new int[to - from];
    }
    count = 0;
    long[] stamps = bars.openMicros();
    long[] otherStamps = other.openMicros();
    for (int i = from; i < to; i++) {
      while (next < otherStamps.length && otherStamps[next] < stamps[i]) {
        next++;
      }
      if (next < otherStamps.length && otherStamps[next] == stamps[i]) {
        LogReturn.requirePositive(bars.close(), i, i + 1, "close", label);
        LogReturn.requirePositive(other.close(), next, next + 1, "close of the other", label);
        returns[count] = since(lastClose, bars.close()[i]);
        otherReturns[count] = since(lastOtherClose, other.close()[next]);
        lastClose = bars.close()[i];
        lastOtherClose = other.close()[next];
        places[count++] = i - from;
      }
    }
    ofBars.append(returns, count);
    ofOther.append(otherReturns, count);
    return count;
  }

  History ofBars() {
    return ofBars;
  }

  History ofOther() {
    return ofOther;
  }

  /** Puts values of the bars that both have where these bars are; the others have none. */
  void spread(double[] values, int size, double[] out) {
    Arrays.fill(out, 0, size, Double.NaN);
    for (int k = 0; k < count; k++) {
      out[places[k]] = values[k];
    }
  }

  private static double since(double before, double now) {
    return Double.isNaN(before) ? Double.NaN : LogReturn.of(now, before);
  }
}
