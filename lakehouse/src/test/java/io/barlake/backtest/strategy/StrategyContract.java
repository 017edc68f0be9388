package io.barlake.backtest.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.backtest.grid.ParameterSet;
import io.barlake.backtest.kernel.Bars;
import io.barlake.backtest.kernel.TickBars;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every strategy promises. */
abstract class StrategyContract {
  abstract Strategy strategy();

  abstract List<ParameterSet> someParameters();

  @Test
  void cuttingLaterBarsChangesNothingBefore() {
    Random random = new Random(31);
    TickBars bars = Bars.random(random, 400);
    for (ParameterSet parameters : someParameters()) {
      byte[] whole = strategy().signal(bars, parameters);
      for (int size : new int[] {1, 2, 3, 19, 20, 21, 100, 399}) {
        byte[] prefix = strategy().signal(Bars.firstOf(bars, size), parameters);

        assertThat(prefix).isEqualTo(Arrays.copyOf(whole, size));
      }
    }
  }

  @Test
  void theSameBarsGiveTheSameSignal() {
    TickBars bars = Bars.random(new Random(32), 300);
    for (ParameterSet parameters : someParameters()) {
      assertThat(strategy().signal(bars, parameters))
          .isEqualTo(strategy().signal(bars, parameters));
    }
  }

  @Test
  void desiresAreLongShortOrNone() {
    TickBars bars = Bars.random(new Random(33), 300);
    for (ParameterSet parameters : someParameters()) {
      byte[] signal = strategy().signal(bars, parameters);

      assertThat(signal).hasSize(bars.size());
      for (byte desired : signal) {
        assertThat((int) desired).isBetween(-2, 2);
      }
    }
  }

  @Test
  void aPriceThatNeverMovesGivesNoSignal() {
    long[] prices = new long[200];
    Arrays.fill(prices, 113_427);
    TickBars bars = Bars.flat(prices);
    for (ParameterSet parameters : someParameters()) {
      assertThat(strategy().signal(bars, parameters)).containsOnly(0);
    }
  }

  @Test
  void isKnownByItsName() {
    assertThat(Strategies.named(strategy().name()))
        .hasValueSatisfying(found -> assertThat(found).hasSameClassAs(strategy()));
  }
}
