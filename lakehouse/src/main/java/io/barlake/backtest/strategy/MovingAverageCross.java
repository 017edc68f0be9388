package io.barlake.backtest.strategy;

import io.barlake.BarlakeException;
import io.barlake.backtest.grid.ParameterSet;
import io.barlake.backtest.kernel.TickBars;
import java.util.List;

/**
 * Long while the fast average of closes is above the slow one, short while it is below; where they
 * are equal the side before goes on, and there is none before both averages are warm. Simple
 * averages are compared as integers, {@code fast sum * slow window} against {@code slow sum * fast
 * window}, and so exactly. {@code direction} then mutes one side.
 */
public final class MovingAverageCross implements Strategy {
  private static final long serialVersionUID = 1L;

  public static final String FAST = "fast";
  public static final String SLOW = "slow";
  public static final String AVERAGE = "average";
  public static final String SIMPLE = "sma";
  public static final String EXPONENTIAL = "ema";

  private static final double LONGEST_WINDOW = 1_000_000;

  @Override
  public String name() {
    return "moving-average-cross";
  }

  @Override
  public List<StrategyNumber> numbers() {
    return List.of(
        new StrategyNumber(FAST, StrategyNumber.Kind.WHOLE, 1, LONGEST_WINDOW),
        new StrategyNumber(SLOW, StrategyNumber.Kind.WHOLE, 1, LONGEST_WINDOW));
  }

  @Override
  public List<StrategyChoice> choices() {
    return List.of(new StrategyChoice(AVERAGE, List.of(SIMPLE, EXPONENTIAL)), Direction.CHOICE);
  }

  @Override
  public byte[] signal(TickBars bars, ParameterSet parameters) {
    int[] side =
        switch (parameters.choice(AVERAGE)) {
          case SIMPLE -> simpleOrder(bars, parameters);
          case EXPONENTIAL -> exponentialOrder(bars, parameters);
          default -> throw new IllegalArgumentException(parameters.choice(AVERAGE));
        };
    byte[] desired = new byte[side.length];
    Direction direction = Direction.of(parameters);
    int held = 0;
    for (int bar = 0; bar < side.length; bar++) {
      held = side[bar] == 0 ? held : side[bar];
      desired[bar] = (byte) direction.allowed(held);
    }
    return desired;
  }

  /** Stops where the products of sums and windows could leave a long. */
  public static void requireExact(long highestClose, int fast, int slow) {
    if (highestClose > Long.MAX_VALUE / ((long) fast * slow)) {
      throw BarlakeException.badConfig(
          "Unsupported windows %d and %d at prices of up to %d ticks: the averages could not be"
              + " compared exactly. Use shorter windows.",
          fast, slow, highestClose);
    }
  }

  /** The first bar at whose close both averages are warm. */
  private static int firstBar(ParameterSet parameters) {
    return Math.max(parameters.whole(FAST), parameters.whole(SLOW)) - 1;
  }

  /** At each bar 1 where the fast average is above, -1 where below, 0 where equal or not warm. */
  private int[] simpleOrder(TickBars bars, ParameterSet parameters) {
    int fast = parameters.whole(FAST);
    int slow = parameters.whole(SLOW);
    requireExact(bars.highestClose(), fast, slow);
    int warmUp = firstBar(parameters);
    long[] close = bars.close();
    int[] order = new int[close.length];
    long fastSum = 0;
    long slowSum = 0;
    for (int bar = 0; bar < close.length; bar++) {
      fastSum += close[bar] - (bar >= fast ? close[bar - fast] : 0);
      slowSum += close[bar] - (bar >= slow ? close[bar - slow] : 0);
      if (bar >= warmUp) {
        order[bar] = Long.compare(fastSum * slow, slowSum * fast);
      }
    }
    return order;
  }

  private int[] exponentialOrder(TickBars bars, ParameterSet parameters) {
    double[] fast = new double[bars.size()];
    double[] slow = new double[bars.size()];
    ExponentialAverage.fill(bars.close(), parameters.whole(FAST), fast);
    ExponentialAverage.fill(bars.close(), parameters.whole(SLOW), slow);
    int[] order = new int[bars.size()];
    for (int bar = firstBar(parameters); bar < order.length; bar++) {
      order[bar] = Double.compare(fast[bar], slow[bar]);
    }
    return order;
  }
}
