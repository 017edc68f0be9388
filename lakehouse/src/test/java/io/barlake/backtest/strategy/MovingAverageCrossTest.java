package io.barlake.backtest.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.tictactec.ta.lib.Core;
import com.tictactec.ta.lib.MInteger;
import com.tictactec.ta.lib.RetCode;
import io.barlake.backtest.grid.ParameterSet;
import io.barlake.backtest.kernel.Bars;
import io.barlake.backtest.kernel.TickBars;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MovingAverageCrossTest extends StrategyContract {
  @Override
  Strategy strategy() {
    return new MovingAverageCross();
  }

  @Override
  List<ParameterSet> someParameters() {
    List<ParameterSet> all = new ArrayList<>();
    for (String average : List.of("sma", "ema")) {
      for (String direction : List.of("both", "long", "short")) {
        all.add(parameters(3, 20, average, direction));
        all.add(parameters(20, 3, average, direction));
        all.add(parameters(1, 2, average, direction));
      }
    }
    return all;
  }

  @Test
  void longAboveShortBelowAndEqualKeepsTheSideBefore() {
    // Averages of one and of two closes: none, equal, above, equal, below, equal.
    TickBars bars = Bars.flat(10, 10, 12, 12, 8, 8);

    assertThat(signal(bars, parameters(1, 2, "sma", "both"))).containsExactly(0, 0, 1, 1, -1, -1);
  }

  @Test
  void directionMutesOneSide() {
    TickBars bars = Bars.flat(10, 10, 12, 12, 8, 8);

    assertThat(signal(bars, parameters(1, 2, "sma", "long"))).containsExactly(0, 0, 1, 1, 0, 0);
    assertThat(signal(bars, parameters(1, 2, "sma", "short"))).containsExactly(0, 0, 0, 0, -1, -1);
  }

  @Test
  void simpleAveragesThatDoublesCannotTellApartAreToldApart() {
    // One tick in 499 closes against one in 500, where neighbouring doubles are 2^-9 apart.
    long[] prices = new long[500];
    Arrays.fill(prices, 1L << 43);
    prices[499]++;
    double fast = ((double) (1L << 43) * 499 + 1) / 499;
    double slow = ((double) (1L << 43) * 500 + 1) / 500;

    assertThat(fast).isEqualTo(slow);
    assertThat(signal(Bars.flat(prices), parameters(499, 500, "sma", "both"))[499])
        .isEqualTo((byte) 1);
  }

  @Test
  void exponentialAverageIsThatOfTaLib() {
    TickBars bars = Bars.random(new Random(41), 500);
    double[] closes = Arrays.stream(bars.close()).asDoubleStream().toArray();
    for (int window : new int[] {2, 5, 20, 100}) {
      double[] row = new double[closes.length];
      ExponentialAverage.fill(bars.close(), window, row);
      double[] foreign = new double[closes.length];
      MInteger begin = new MInteger();
      MInteger count = new MInteger();
      RetCode code = new Core().ema(0, closes.length - 1, closes, window, begin, count, foreign);

      assertThat(code).isEqualTo(RetCode.Success);
      assertThat(begin.value).isEqualTo(window - 1);
      for (int i = 0; i < count.value; i++) {
        assertThat(row[begin.value + i]).isCloseTo(foreign[i], within(1e-6));
      }
    }
  }

  @Test
  void exponentialCrossFollowsTheHandWorkedAverages() {
    // Window 1 is the close; window 3 is seeded with 10 at bar 2, then 11, then 9.5, then 9.75.
    TickBars bars = Bars.flat(9, 11, 10, 12, 8, 10);

    assertThat(signal(bars, parameters(1, 3, "ema", "both"))).containsExactly(0, 0, 0, 1, -1, 1);
  }

  private static byte[] signal(TickBars bars, ParameterSet parameters) {
    return new MovingAverageCross().signal(bars, parameters);
  }

  private static ParameterSet parameters(int fast, int slow, String average, String direction) {
    return new ParameterSet(
        Map.of("fast", (double) fast, "slow", (double) slow),
        Map.of("average", average, "direction", direction));
  }
}
