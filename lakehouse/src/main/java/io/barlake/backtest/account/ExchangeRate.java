package io.barlake.backtest.account;

import io.barlake.bars.StoredBars;
import io.barlake.market.BarSeries;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What one of a currency is worth in another, by the bars of one market or of two: their open at a
 * stamp, else the close of the last bar before it. Before the first bar it is worth that one's
 * open.
 *
 * @param steps none where both are the same
 */
public record ExchangeRate(List<Step> steps) implements Serializable {
  /** The same currency. */
  public static final ExchangeRate ONE = new ExchangeRate(List.of());

  public ExchangeRate {
    steps = new ArrayList<>(steps);
  }

  /** One market, whose price is what is bought with it, or, inverted, what buys it. */
  public record Step(StoredBars bars, boolean inverted) implements Serializable {
    private void into(double[] rates, long[] stamps) {
      BarSeries bars = bars().read().bars();
      for (int n = 0; n < stamps.length; n++) {
        double price = price(bars, Arrays.binarySearch(bars.openMicros(), stamps[n]));
        rates[n] *= inverted ? 1 / price : price;
      }
    }

    private static double price(BarSeries bars, int found) {
      int before = -found - 2;
      return found >= 0 || before < 0 ? bars.open()[Math.max(0, found)] : bars.close()[before];
    }
  }

  /** Its values at rising stamps; empty where it is always 1. */
  public double[] at(long[] stamps) {
    if (steps.isEmpty()) {
      return new double[0];
    }
    double[] rates = new double[stamps.length];
    Arrays.fill(rates, 1);
    steps.forEach(step -> step.into(rates, stamps));
    return rates;
  }
}
