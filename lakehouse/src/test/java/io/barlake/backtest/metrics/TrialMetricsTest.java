package io.barlake.backtest.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.barlake.backtest.costs.CostModel;
import io.barlake.backtest.kernel.Bars;
import io.barlake.backtest.kernel.Quotes;
import io.barlake.backtest.kernel.ReferenceLoop;
import io.barlake.backtest.kernel.Replay;
import io.barlake.backtest.kernel.TickBars;
import io.barlake.tables.schema.TrialsTable;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TrialMetricsTest {
  /** Costs of 1 tick a trade: half a tick of spread, a quarter of commission a fill. */
  private static final CostModel ONE_TICK = new CostModel(500, 0, 250);

  @Test
  void everyNumberOfThreeHandWorkedTrades() {
    // Long 100 to 110 (+9), short 110 to 115 (-6), long 115 to the last close 118 (+2).
    TickBars bars =
        Bars.of(
            new long[] {1, 100, 100},
            new long[] {1, 100, 108},
            new long[] {2, 110, 111},
            new long[] {3, 115, 116},
            new long[] {3, 117, 118});

    TrialMetrics metrics = metrics(bars, ONE_TICK, 1, -1, 1, 1, 1);

    assertThat(metrics.trades().trades()).isEqualTo(3);
    assertThat(metrics.trades().wins()).isEqualTo(2);
    assertThat(metrics.trades().netProfit()).isEqualTo(5_000);
    assertThat(metrics.trades().grossProfit()).isEqualTo(11_000);
    assertThat(metrics.trades().grossLoss()).isEqualTo(6_000);
    assertThat(metrics.trades().costs()).isEqualTo(3_000);
    assertThat(metrics.trades().profitFactor()).hasValue(11.0 / 6);
    assertThat(metrics.trades().winRate()).hasValue(2.0 / 3);
    assertThat(metrics.averageTrade()).hasValue(5.0 / 3);
    assertThat(metrics.trades().longestLosingStreak()).isEqualTo(1);
    assertThat(metrics.trades().averageBars()).hasValue(4.0 / 3);
    assertThat(metrics.trades().payoff()).hasValue(5.5 / 6);
    assertThat(metrics.trades().expectancy()).hasValue(5.0 / 3 / 6);
    assertThat(metrics.trades().kelly().orElseThrow())
        .isCloseTo(2.0 / 3 - (1.0 / 3) / (5.5 / 6), within(1e-12));
    // The profits 9, -6 and 2 lie 22/3, -23/3 and 1/3 from their mean: 1014 / 9 / 2 is 56.33.
    assertThat(metrics.trades().systemQuality().orElseThrow())
        .isCloseTo(5.0 / 3 / Math.sqrt(1014.0 / 18) * Math.sqrt(3), within(1e-12));
    assertThat(metrics.recoveryFactor()).hasValue(5.0 / 6);
    // Bought at 100.5, 115.5 and 115.5, sold at 110, 110 and 118.
    assertThat(metrics.turnover()).isEqualTo((100.5 + 110 + 110 + 115.5 + 115.5 + 118) / 100);
    assertThat(metrics.netReturn()).isEqualTo(0.05);
    assertThat(metrics.exposure()).isEqualTo(4.0 / 5);
    assertThat(metrics.openAtEnd()).isTrue();
    // Marks: 7.25 on day 1, then 9 realised, 9 - 1.5 - 0.25 on day 2, then 3, then 5.
    assertThat(metrics.drawdown().deepest()).isEqualTo(6_000);
  }

  @Test
  void drawdownSeesTheFallFromTheStart() {
    TickBars bars = Bars.flat(100, 100, 90, 90);

    assertThat(metrics(bars, CostModel.FREE, 1, 0, 0, 0).drawdown().deepest()).isEqualTo(10_000);
  }

  @Test
  void drawdownSeesAMarkThatNoTradeClosesAt() {
    TickBars bars =
        Bars.of(
            new long[] {1, 100, 100},
            new long[] {1, 100, 60},
            new long[] {2, 60, 120},
            new long[] {2, 120, 120});

    assertThat(metrics(bars, CostModel.FREE, 1, 1, 1, 1).drawdown().deepest()).isEqualTo(40_000);
  }

  @Test
  void withoutTradesTheRatiosAreMissingAndTheAmountsZero() {
    TrialMetrics metrics = metrics(Bars.flat(100, 110, 120), ONE_TICK, 0, 0, 0);

    assertThat(metrics.trades().netProfit()).isZero();
    assertThat(metrics.trades().costs()).isZero();
    assertThat(metrics.trades().profitFactor()).isEmpty();
    assertThat(metrics.trades().winRate()).isEmpty();
    assertThat(metrics.averageTrade()).isEmpty();
    assertThat(metrics.trades().averageBars()).isEmpty();
    assertThat(metrics.trades().payoff()).isEmpty();
    assertThat(metrics.trades().expectancy()).isEmpty();
    assertThat(metrics.trades().systemQuality()).isEmpty();
    assertThat(metrics.trades().kelly()).isEmpty();
    assertThat(metrics.turnover()).isZero();
    assertThat(metrics.sharpe()).isEmpty();
    assertThat(metrics.exposure()).isZero();
    assertThat(metrics.openAtEnd()).isFalse();
  }

  @Test
  void profitFactorIsMissingWhereNoTradeLost() {
    TrialMetrics metrics = metrics(Bars.flat(100, 100, 110, 110), CostModel.FREE, 1, 0, 0, 0);

    assertThat(metrics.trades().profitFactor()).isEmpty();
    assertThat(metrics.trades().winRate()).hasValue(1);
  }

  @Test
  void sharpeCountsFlatDaysAndAnnualisesWith260() {
    // Flat on day 1, then +1 and +3 in turn until day 29, then flat on day 30: 0, 14 ones,
    // 14 threes, 0. The mean is 56/30, the squares add up to 14 + 126.
    long[][] rows = new long[30][];
    long price = 1_000;
    rows[0] = new long[] {0, price, price};
    for (int day = 1; day <= 28; day++) {
      long next = price + (day % 2 == 1 ? 1 : 3);
      rows[day] = new long[] {day, price, next};
      price = next;
    }
    rows[29] = new long[] {29, price, price};
    int[] desired = new int[30];
    Arrays.fill(desired, 1);

    OptionalDouble sharpe = metrics(Bars.of(rows), CostModel.FREE, desired).sharpe();

    double mean = 56.0 / 30;
    double deviation = Math.sqrt((140 - 30 * mean * mean) / 29);
    assertThat(sharpe.orElseThrow()).isCloseTo(mean / deviation * Math.sqrt(260), within(1e-12));
  }

  @Test
  void bestComesFirstAndMissingLast() {
    Stream<OptionalDouble> values =
        Stream.of(
            OptionalDouble.empty(),
            OptionalDouble.of(-1),
            OptionalDouble.of(2),
            OptionalDouble.of(1));

    assertThat(values.sorted(Metric.SHARPE.bestFirst()))
        .containsExactly(
            OptionalDouble.of(2),
            OptionalDouble.of(1),
            OptionalDouble.of(-1),
            OptionalDouble.empty());
    assertThat(
            Stream.of(OptionalDouble.of(2), OptionalDouble.empty(), OptionalDouble.of(1))
                .sorted(Metric.MAX_DRAWDOWN.bestFirst()))
        .containsExactly(OptionalDouble.of(1), OptionalDouble.of(2), OptionalDouble.empty());
  }

  @Test
  void metricsAreTheColumnsOfTheTableInItsOrder() {
    assertThat(Metric.columns())
        .isEqualTo(
            Stream.of(TrialsTable.SCHEMA.fieldNames())
                .dropWhile(column -> !column.equals(TrialsTable.TRADES))
                .takeWhile(column -> !column.equals(TrialsTable.OPEN_AT_END))
                .toList());
    assertThat(Metric.named("sharpe")).hasValue(Metric.SHARPE);
    assertThat(Metric.named("Sharpe")).isEmpty();
  }

  private static TrialMetrics metrics(TickBars bars, CostModel costs, int... desired) {
    byte[] signal = new byte[desired.length];
    for (int bar = 0; bar < desired.length; bar++) {
      signal[bar] = (byte) desired[bar];
    }
    Replay replay = ReferenceLoop.run(new Quotes(bars, costs), signal);
    return TrialMetrics.of(bars, replay.trades(), replay.curve());
  }
}
