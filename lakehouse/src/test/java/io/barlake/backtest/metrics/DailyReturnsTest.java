package io.barlake.backtest.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.barlake.backtest.costs.CostModel;
import io.barlake.backtest.kernel.Bars;
import io.barlake.backtest.kernel.Quotes;
import io.barlake.backtest.kernel.ReferenceLoop;
import io.barlake.backtest.kernel.Replay;
import io.barlake.backtest.kernel.TickBars;
import java.util.Arrays;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ratios of daily returns and of falls, of a position that is held from the first day on. */
class DailyReturnsTest {
  /** The closes of 64 days, drawn once. */
  private static final long[] CLOSES = {
    100000, 100137, 99816, 100383, 99652, 100323, 100709, 100737, 99853, 97875, 96096, 96971, 97320,
    97732, 97304, 98966, 97520, 98196, 98819, 100318, 101591, 101565, 101673, 102271, 102115,
    102126, 105248, 105738, 107599, 109939, 109143, 113164, 113607, 113215, 113121, 113486, 112401,
    112228, 112560, 111966, 114903, 115680, 115551, 115683, 116642, 117544, 117932, 118867, 118300,
    117985, 117377, 117616, 117063, 117508, 117084, 117557, 117956, 119277, 119110, 119440, 119194,
    119610, 118982, 118493
  };

  /** What empyrical-reloaded 0.7.1, pandas 3.1.1 and numpy 2.4.6 say of the same days. */
  @ParameterizedTest
  @CsvSource({
    "sharpe, 4.424296356892548",
    "sortino, 9.571273972899977",
    "omega, 2.232127390232527",
    "volatility, 0.16980736921693643",
    "skew, 1.0558607389241197",
    "kurtosis, 2.618987056639159",
    "value_at_risk, 0.010548499999999999",
    "expected_shortfall, 0.01572",
    "tail_ratio, 2.1502109304640444",
    "net_return, 0.18493",
    "cagr, 0.9924001863927407",
    "max_drawdown, 0.04607046070460705",
    "calmar, 21.540921692877724",
    "ulcer_index, 0.013630491719992586",
    "longest_drawdown_days, 12",
    "recovery_factor, 3.984701572936867"
  })
  void everyRatioIsThatOfOtherLibraries(String metric, double theirs) {
    assertThat(Metric.named(metric).orElseThrow().of(held(CLOSES)).orElseThrow())
        .isCloseTo(theirs, within(1e-12 * Math.abs(theirs)));
  }

  @Test
  void ratiosOfReturnsAreMissingBelowThirtyDays() {
    TrialMetrics few = held(Arrays.copyOf(CLOSES, DailyReturns.FEWEST_DAYS - 1));
    TrialMetrics enough = held(Arrays.copyOf(CLOSES, DailyReturns.FEWEST_DAYS));

    for (Metric metric :
        new Metric[] {
          Metric.SHARPE,
          Metric.SORTINO,
          Metric.CALMAR,
          Metric.OMEGA,
          Metric.ANNUAL_RETURN,
          Metric.VOLATILITY,
          Metric.SKEW,
          Metric.KURTOSIS,
          Metric.VALUE_AT_RISK,
          Metric.EXPECTED_SHORTFALL,
          Metric.TAIL_RATIO
        }) {
      assertThat(metric.of(few)).as("%s", metric).isEmpty();
      assertThat(metric.of(enough)).as("%s", metric).isPresent();
    }
  }

  @Test
  void whatDividesByNothingIsMissingWhereNoDayDiffers() {
    long[] flat = new long[40];
    Arrays.fill(flat, 100_000);
    TrialMetrics metrics = held(flat);

    assertThat(metrics.sharpe()).isEmpty();
    assertThat(metrics.sortino()).isEmpty();
    assertThat(metrics.calmar()).isEmpty();
    assertThat(metrics.recoveryFactor()).isEmpty();
    assertThat(metrics.returns().omega()).isEmpty();
    assertThat(metrics.returns().skewOfMany()).isEmpty();
    assertThat(metrics.returns().kurtosisOfMany()).isEmpty();
    assertThat(metrics.returns().tailRatio()).isEmpty();
    assertThat(metrics.volatility()).hasValue(0);
    assertThat(metrics.annualReturn()).hasValue(0);
    assertThat(metrics.returns().valueAtRisk()).hasValue(0);
  }

  @Test
  void anAccountThatLostAllHasNoAnnualReturn() {
    long[] ruin = CLOSES.clone();
    TickBars bars = days(ruin);
    byte[] shorts = new byte[ruin.length];
    Arrays.fill(shorts, (byte) -1);
    long[] doubled = ruin.clone();
    for (int day = 1; day < doubled.length; day++) {
      doubled[day] = 100_000 + day * 2_000L;
    }

    assertThat(metrics(bars, shorts).annualReturn()).isPresent();
    assertThat(metrics(days(doubled), shorts).netReturn()).isLessThan(-1);
    assertThat(metrics(days(doubled), shorts).annualReturn()).isEqualTo(OptionalDouble.empty());
    assertThat(metrics(days(doubled), shorts).calmar()).isEmpty();
  }

  @Test
  void theYearIsThatOfTheMarket() {
    TrialMetrics forex = held(CLOSES);
    TrialMetrics coins =
        new TrialMetrics(
            forex.trades(), forex.drawdown(), forex.returns(), forex.capital(), 365, 64, true);

    assertThat(coins.sharpe().orElseThrow() / forex.sharpe().orElseThrow())
        .isCloseTo(Math.sqrt(365.0 / 260), within(1e-12));
  }

  private static TrialMetrics held(long[] closes) {
    byte[] held = new byte[closes.length];
    Arrays.fill(held, (byte) 1);
    return metrics(days(closes), held);
  }

  private static TickBars days(long[] closes) {
    long[][] rows = new long[closes.length][];
    for (int day = 0; day < closes.length; day++) {
      rows[day] = new long[] {day, day == 0 ? closes[0] : closes[day - 1], closes[day]};
    }
    return Bars.of(rows);
  }

  private static TrialMetrics metrics(TickBars bars, byte[] desired) {
    Replay replay = ReferenceLoop.run(new Quotes(bars, CostModel.FREE), desired);
    return TrialMetrics.of(bars, replay.trades(), replay.curve());
  }
}
