package io.barlake.publish.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReportPartsTest {
  @Test
  void binsHoldEveryValueAndZeroIsAnEdge() {
    Random random = new Random(3);
    for (int i = 0; i < 2_000; i++) {
      double min = random.nextGaussian() * Math.pow(10, random.nextInt(6) - 3);
      double max = min + Math.abs(random.nextGaussian());
      double value = min + (max - min) * random.nextDouble();
      Bins bins = Bins.over(min, max);

      assertThat(bins.count()).isBetween(1, 61);
      assertThat(Math.abs(bins.low() / bins.step() - Math.rint(bins.low() / bins.step())))
          .isLessThan(1e-6);
      double low = bins.low() + bins.indexOf(value) * bins.step();
      assertThat(value).isBetween(low - bins.step() * 1e-6, low + bins.step() * (1 + 1e-6));
    }
  }

  @Test
  void oneValueIsOneBin() {
    assertThat(Bins.over(0.5, 0.5).count()).isEqualTo(1);
    assertThat(Bins.over(0, 0).indexOf(0)).isZero();
  }

  @Test
  void bestOfManyNormalDrawsIsExpectedNearItsKnownMean() {
    assertThat(ExpectedBest.ofLuck(100, 1)).isCloseTo(2.508, within(0.03));
    assertThat(ExpectedBest.ofLuck(1000, 0.5)).isCloseTo(0.5 * 3.241, within(0.02));
    assertThat(ExpectedBest.ofLuck(1, 1)).isNaN();
  }

  @Test
  void axisOfFewValuesKeepsThemApart() {
    ParameterAxis axis = ParameterAxis.ofValues("fast", new double[] {20, 5, 10, 5}, 60);

    assertThat(axis.from()).containsExactly(5, 10, 20);
    assertThat(axis.to()).containsExactly(5, 10, 20);
    assertThat(axis.groupOf(10)).isEqualTo(1);
  }

  @Test
  void axisOfManyValuesGathersNeighbours() {
    double[] values = DoubleStream.iterate(1, v -> v + 1).limit(100).toArray();

    ParameterAxis axis = ParameterAxis.ofValues("slow", values, 30);

    assertThat(axis.size()).isEqualTo(25);
    assertThat(axis.from()[1]).isEqualTo(5);
    assertThat(axis.to()[1]).isEqualTo(8);
    assertThat(axis.groupOf(8)).isEqualTo(1);
    assertThat(axis.groupOf(100)).isEqualTo(24);
  }

  @Test
  void axisOfARangeHoldsBothEnds() {
    ParameterAxis axis = ParameterAxis.ofRange("stop", 0, 1, 10);

    assertThat(axis.groupOf(0)).isZero();
    assertThat(axis.groupOf(1)).isEqualTo(9);
  }

  @Test
  void axesGrowCoarserBeforeSlicesAreLeftOut() {
    assertThat(PlaneBudget.of(List.of(10L, 20L), 8)).isEqualTo(new PlaneBudget(60, 8));
    assertThat(PlaneBudget.of(List.of(100L, 100L), 100)).isEqualTo(new PlaneBudget(24, 100));
    assertThat(PlaneBudget.of(List.of(100L, 100L), 1000)).isEqualTo(new PlaneBudget(12, 416));
  }

  @Test
  void barsComeBackFromTheirColumns() {
    long[] seconds = {7200, 10_800, 18_000};
    double[] open = {1.14613, 1.14619, 1.14600};
    double[] high = {1.14620, 1.14621, 1.14640};
    double[] low = {1.14610, 1.14615, 1.14590};
    double[] close = {1.14619, 1.14616, 1.1463};

    BarColumns bars =
        BarColumns.of(
            0,
            new BarColumns.Prices(seconds, open, high, low, close),
            0,
            new BarColumns.HoldDays(new int[0], new double[0]));

    assertThat(bars.decimals()).isEqualTo(5);
    assertThat(bars.unitSeconds()).isEqualTo(3600);
    assertThat(bars.steps()).containsExactly(0, 1, 2);
    assertThat(bars.open()).containsExactly(114_613, 0, -16);
    assertThat(bars.high()).containsExactly(7, 2, 40);
    assertThat(bars.low()).containsExactly(-3, -4, -10);
    assertThat(bars.close()).containsExactly(6, -3, 30);
  }

  @Test
  void definitionSaysItsCostsAndItsRank() {
    DefinitionText text =
        DefinitionText.of(
            "sweep { costs { spread = auto, slippage-ticks = 0.5 }, keep { by = net-return } }");

    assertThat(text.costs()).isEqualTo(Map.of("spread", "auto", "slippage-ticks", "0.5"));
    assertThat(text.rankBy()).isEqualTo(ReportMetric.NET_RETURN);
  }

  @Test
  void textThatIsNoDefinitionSaysNothing() {
    for (String text : List.of("", "sweep {", "sweep = 3", "sweep { costs = ${nowhere} }")) {
      assertThat(DefinitionText.of(text).costs()).isEmpty();
      assertThat(DefinitionText.of(text).rankBy()).isEqualTo(ReportMetric.SHARPE);
    }
  }

  @Test
  void placesOfMetricsAreTheirOrder() {
    assertThat(IntStream.range(0, ReportMetric.ALL.size()))
        .allSatisfy(i -> assertThat(ReportMetric.ALL.get(i).place()).isEqualTo(i));
  }
}
