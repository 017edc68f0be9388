package io.barlake.features.indicator.statistics;

import io.barlake.BarlakeException;
import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorColumn;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.Label;
import java.util.Arrays;
import java.util.List;

/**
 * The close differenced {@code order} times, where the order need not be whole: {@code sum(w[k] *
 * c[t-k])} with {@code w[0] = 1} and {@code w[k] = -w[k-1] * (order - k + 1) / k}, up to the first
 * weight that is smaller than {@code threshold}. An order between 0 and 1 removes the trend and
 * keeps some of the memory that the change of the price loses. Warm-up: the number of weights less
 * 1; the method is the fixed-width window of Lopez de Prado, Advances in Financial Machine
 * Learning, chapter 5, over the price itself.
 */
public record FractionalDifference(double order, double threshold) implements Indicator {
  /** More weights than this take longer than they are worth. */
  private static final int MOST_WEIGHTS = 100_000;

  public FractionalDifference {
    if (!(order > 0 && order <= 2 && threshold > 0 && threshold < 1)) {
      throw BarlakeException.badConfig(
          "Invalid fracdiff: order %s and threshold %s, expected 0 < order <= 2 and"
              + " 0 < threshold < 1.",
          order, threshold);
    }
  }

  @Override
  public String label() {
    return Label.of("fracdiff", order, threshold);
  }

  @Override
  public List<IndicatorColumn> columns() {
    return List.of(
        new IndicatorColumn(
            label(),
            lookBack(),
            "close differenced "
                + Label.text(order)
                + " times, by weights of at least "
                + Label.text(threshold)));
  }

  @Override
  public List<BarField> inputs() {
    return List.of(BarField.CLOSE);
  }

  @Override
  public int lookBack() {
    return weights().length - 1;
  }

  @Override
  public IndicatorPass start() {
    double[] weights = weights();
    int warmUp = weights.length - 1;
    return (bars, from, to, out) -> {
      double[] close = bars.close();
      double[] difference = out[0];
      int warm = Math.max(from, Math.min(to, warmUp));
      Arrays.fill(difference, 0, warm - from, Double.NaN);
      Arrays.fill(difference, warm - from, to - from, 0);
      // Weight by weight, so that one step takes many bars.
      for (int k = 0; k < weights.length; k++) {
        double weight = weights[k];
        for (int i = warm; i < to; i++) {
          difference[i - from] += weight * close[i - k];
        }
      }
    };
  }

  private double[] weights() {
    double[] weights = new double[16];
    double weight = 1;
    int count = 0;
    while (Math.abs(weight) >= threshold) {
      if (count == MOST_WEIGHTS) {
        throw BarlakeException.badConfig(
            "Invalid %s: it has more than %d weights. Raise its threshold.", label(), MOST_WEIGHTS);
      }
      if (count == weights.length) {
        weights = Arrays.copyOf(weights, 2 * count);
      }
      weights[count] = weight;
      count++;
      weight *= -(order - count + 1) / count;
    }
    return Arrays.copyOf(weights, count);
  }
}
