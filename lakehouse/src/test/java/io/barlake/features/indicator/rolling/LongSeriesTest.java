package io.barlake.features.indicator.rolling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.barlake.features.indicator.Plain;
import io.barlake.features.indicator.SampleBars;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** After a million bars with spikes in them, every sliding value is what a fresh sum says. */
class LongSeriesTest {
  private static final int SIZE = 1_000_000;
  private static final double[] CLOSES = SampleBars.rough(21, SIZE).close();

  @Test
  void meanDoesNotDrift() {
    for (int window : new int[] {2, 20, 1000, 100_000}) {
      double[] means = new double[SIZE];
      new RollingMean(window, 0).next(CLOSES, 0, SIZE, means);
      for (int i : positions(window)) {
        assertThat(means[i]).isEqualTo(mean(i, window), within(1e-12 * means[i]));
      }
    }
  }

  @Test
  void weightedMeanDoesNotDrift() {
    for (int window : new int[] {2, 20, 1000}) {
      double[] means = new double[SIZE];
      new RollingWeightedMean(window, 0).next(CLOSES, 0, SIZE, means);
      for (int i : positions(window)) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int k = 1; k <= window; k++) {
          sum = sum.add(decimal(CLOSES[i - window + k]).multiply(BigDecimal.valueOf(k)));
        }
        double exact = sum.doubleValue() / (window * (window + 1.0) / 2);
        assertThat(means[i]).isEqualTo(exact, within(1e-12 * exact));
      }
    }
  }

  @Test
  void sumDoesNotDrift() {
    for (int window : new int[] {2, 20, 1000}) {
      double[] sums = new double[SIZE];
      new RollingSum(window, 0).next(CLOSES, 0, SIZE, sums);
      for (int i : positions(window)) {
        double exact = sum(i, window).doubleValue();
        assertThat(sums[i]).isEqualTo(exact, within(1e-12 * exact));
      }
    }
  }

  @Test
  void slopeDoesNotDrift() {
    for (int window : new int[] {2, 20, 1000}) {
      double[] slopes = new double[SIZE];
      new RollingSlope(window, 0).next(CLOSES, 0, SIZE, slopes);
      for (int i : positions(window)) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int k = 1; k <= window; k++) {
          BigDecimal weight = BigDecimal.valueOf(2L * k - window - 1);
          sum = sum.add(decimal(CLOSES[i - window + k]).multiply(weight));
        }
        double exact = sum.doubleValue() * 6 / ((double) window * window - 1) / window;
        assertThat(slopes[i]).isEqualTo(exact, within(1e-12 * Math.max(1, Math.abs(exact))));
      }
    }
  }

  @Test
  void agesAreThoseOfTheLatestExtreme() {
    for (int window : new int[] {1, 3, 64, 1000}) {
      double[] highest = new double[SIZE];
      ExtremeAge.highest(window).next(CLOSES, 0, SIZE, highest);
      double[] lowest = new double[SIZE];
      ExtremeAge.lowest(window).next(CLOSES, 0, SIZE, lowest);
      for (int i : positions(window)) {
        int high = i;
        int low = i;
        for (int k = i; k > i - window; k--) {
          high = CLOSES[k] > CLOSES[high] ? k : high;
          low = CLOSES[k] < CLOSES[low] ? k : low;
        }
        assertThat(highest[i]).isEqualTo(i - high);
        assertThat(lowest[i]).isEqualTo(i - low);
      }
    }
  }

  @Test
  void standardDeviationDoesNotDriftAndForgetsSpikes() {
    for (int window : new int[] {2, 20, 1000}) {
      double[] variances = new double[SIZE];
      new RollingMoments(window, 0).next(CLOSES, 0, SIZE, new double[SIZE], variances);
      for (int i : positions(window)) {
        double exact = deviation(i, window);
        assertThat(Math.sqrt(variances[i])).isEqualTo(exact, within(1e-9 * exact));
      }
    }
  }

  @Test
  void powersOfDistancesDoNotDriftAndForgetSpikes() {
    for (int window : new int[] {4, 20, 1000}) {
      double[][] powers = new double[3][SIZE];
      new RollingShape(window, 0).next(CLOSES, 0, SIZE, powers[0], powers[1], powers[2]);
      for (int i : positions(window)) {
        double[] last = Arrays.copyOfRange(CLOSES, i - window + 1, i + 1);
        double first = last[0];
        double mean = Arrays.stream(last).map(x -> x - first).sum() / window;
        double size = Math.sqrt(Arrays.stream(last).map(x -> Math.pow(x - first - mean, 2)).sum());
        for (int p = 2; p <= 4; p++) {
          int power = p;
          double exact = Arrays.stream(last).map(x -> Math.pow(x - first - mean, power)).sum();
          assertThat(powers[p - 2][i])
              .isEqualTo(exact, within(1e-8 * Math.pow(size, power) + 1e-300));
        }
      }
    }
  }

  @Test
  void correlationDoesNotDriftAndForgetsSpikes() {
    int lag = 7;
    for (int window : new int[] {4, 20, 1000}) {
      double[] correlations = new double[SIZE];
      new RollingCorrelation(window, 0).next(CLOSES, lag, CLOSES, 0, SIZE - lag, correlations);
      for (int i : positions(window)) {
        if (i >= SIZE - lag) {
          continue;
        }
        int first = i - window + 1;
        double[] later = Arrays.copyOfRange(CLOSES, first + lag, i + lag + 1);
        double[] earlier = Arrays.copyOfRange(CLOSES, first, i + 1);
        boolean varied =
            Arrays.stream(later).distinct().count() > 1
                && Arrays.stream(earlier).distinct().count() > 1;
        double exact = varied ? Plain.correlation(later, earlier) : 0;
        assertThat(correlations[i]).isEqualTo(exact, within(1e-8));
      }
    }
  }

  @Test
  void extremesAreThoseOfTheWindow() {
    for (int window : new int[] {1, 3, 64, 1000}) {
      double[] highest = new double[SIZE];
      RollingExtreme.highest(window).next(CLOSES, 0, SIZE, highest);
      double[] lowest = new double[SIZE];
      RollingExtreme.lowest(window).next(CLOSES, 0, SIZE, lowest);
      for (int i : positions(window)) {
        double[] last = Arrays.copyOfRange(CLOSES, i - window + 1, i + 1);
        assertThat(highest[i]).isEqualTo(Arrays.stream(last).max().orElseThrow());
        assertThat(lowest[i]).isEqualTo(Arrays.stream(last).min().orElseThrow());
      }
    }
  }

  /** The end, both sides of the block borders, and random ones. */
  private static int[] positions(int window) {
    Random random = new Random(window);
    int[] positions = new int[Math.max(12, 200_000 / window)];
    positions = Arrays.copyOf(positions, Math.min(positions.length, 2000));
    for (int i = 0; i < positions.length; i++) {
      positions[i] = window - 1 + random.nextInt(SIZE - window + 1);
    }
    positions[0] = SIZE - 1;
    positions[1] = window - 1;
    positions[2] = window;
    positions[3] = 2 * window - 1;
    positions[4] = 2 * window;
    return positions;
  }

  private static double mean(int last, int window) {
    return sum(last, window).divide(decimal(window), MathContext.DECIMAL128).doubleValue();
  }

  private static double deviation(int last, int window) {
    BigDecimal mean = sum(last, window).divide(decimal(window), MathContext.DECIMAL128);
    BigDecimal squares = BigDecimal.ZERO;
    for (int i = last - window + 1; i <= last; i++) {
      BigDecimal distance = decimal(CLOSES[i]).subtract(mean);
      squares = squares.add(distance.multiply(distance, MathContext.DECIMAL128));
    }
    double variance = squares.divide(decimal(window), MathContext.DECIMAL128).doubleValue();
    // The mean above is rounded in its 34th digit; a standing price is not.
    return variance < 1e-40 ? 0 : Math.sqrt(variance);
  }

  private static BigDecimal sum(int last, int window) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = last - window + 1; i <= last; i++) {
      sum = sum.add(decimal(CLOSES[i]));
    }
    return sum;
  }

  /** Every digit of the binary number. */
  private static BigDecimal decimal(double value) {
    return new BigDecimal(value);
  }
}
