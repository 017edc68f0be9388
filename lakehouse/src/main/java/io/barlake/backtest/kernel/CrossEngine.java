package io.barlake.backtest.kernel;

import static io.barlake.backtest.strategy.MovingAverageCross.AVERAGE;
import static io.barlake.backtest.strategy.MovingAverageCross.DIRECTION;
import static io.barlake.backtest.strategy.MovingAverageCross.FAST;
import static io.barlake.backtest.strategy.MovingAverageCross.SIMPLE;
import static io.barlake.backtest.strategy.MovingAverageCross.SLOW;

import io.barlake.backtest.costs.FillRule;
import io.barlake.backtest.grid.ParameterSet;
import io.barlake.backtest.metrics.TrialMetrics;
import io.barlake.backtest.strategy.ExponentialAverage;
import io.barlake.backtest.strategy.MovingAverageCross;
import java.util.HashMap;
import java.util.Map;

/**
 * Moving-average crosses without a signal column: simple averages come from one prefix sum that the
 * whole grid shares, exponential ones from rows that stay while there is room, and only the bars at
 * which the order flips reach the {@link TradeConsumer}.
 */
public final class CrossEngine implements BacktestEngine {
  /** 64 MB of rows; the windows of a larger grid are computed anew each time. */
  private static final long MOST_KEPT_AVERAGES = 8L << 20;

  private final TickBars bars;
  private final FillRule fills;
  private final TradeConsumer consumer;
  private final long highestClose;

  /**
   * At i, the sum of the first i closes; it may wrap, the difference of two is right all the same.
   */
  private final long[] sums;

  private final Map<Integer, double[]> rows = new HashMap<>();
  private final double[] fastWhenFull;
  private final double[] slowWhenFull;

  public CrossEngine(TickBars bars, FillRule fills) {
    this.bars = bars;
    this.fills = fills;
    consumer = new TradeConsumer(bars, fills);
    highestClose = bars.highestClose();
    fastWhenFull = new double[bars.size()];
    slowWhenFull = new double[bars.size()];
    sums = new long[bars.size() + 1];
    for (int bar = 0; bar < bars.size(); bar++) {
      sums[bar + 1] = sums[bar] + bars.close()[bar];
    }
  }

  @Override
  public TrialMetrics trial(ParameterSet parameters) {
    int fast = parameters.whole(FAST);
    int slow = parameters.whole(SLOW);
    String direction = parameters.choice(DIRECTION);
    int whenAbove = MovingAverageCross.allowed(1, direction);
    int whenBelow = MovingAverageCross.allowed(-1, direction);
    consumer.begin();
    if (parameters.choice(AVERAGE).equals(SIMPLE)) {
      MovingAverageCross.requireExact(highestClose, fast, slow);
      followSimple(fast, slow, whenAbove, whenBelow);
    } else {
      followExponential(fast, slow, whenAbove, whenBelow);
    }
    consumer.end();
    return TrialMetrics.of(bars, fills.costs(), consumer.trades(), consumer.curve());
  }

  private void followSimple(int fast, int slow, int whenAbove, int whenBelow) {
    int side = 0;
    for (int bar = Math.max(fast, slow) - 1; bar < bars.lastBar(); bar++) {
      long sum = sums[bar + 1];
      long difference = (sum - sums[bar + 1 - fast]) * slow - (sum - sums[bar + 1 - slow]) * fast;
      if (difference > 0 && side <= 0) {
        side = 1;
        consumer.take(whenAbove, bar + 1);
      } else if (difference < 0 && side >= 0) {
        side = -1;
        consumer.take(whenBelow, bar + 1);
      }
    }
  }

  private void followExponential(int fast, int slow, int whenAbove, int whenBelow) {
    double[] fastAverage = exponential(fast, fastWhenFull);
    double[] slowAverage = exponential(slow, slowWhenFull);
    int side = 0;
    for (int bar = Math.max(fast, slow) - 1; bar < bars.lastBar(); bar++) {
      if (fastAverage[bar] > slowAverage[bar] && side <= 0) {
        side = 1;
        consumer.take(whenAbove, bar + 1);
      } else if (fastAverage[bar] < slowAverage[bar] && side >= 0) {
        side = -1;
        consumer.take(whenBelow, bar + 1);
      }
    }
  }

  private double[] exponential(int window, double[] whenFull) {
    double[] kept = rows.get(window);
    if (kept != null) {
      return kept;
    }
    double[] row = whenFull;
    if ((long) (rows.size() + 1) * bars.size() <= MOST_KEPT_AVERAGES) {
      row = new double[bars.size()];
      rows.put(window, row);
    }
    ExponentialAverage.fill(bars.close(), window, row);
    return row;
  }
}
