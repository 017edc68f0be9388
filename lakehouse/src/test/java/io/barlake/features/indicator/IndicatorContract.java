package io.barlake.features.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.barlake.market.BarSeries;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntSupplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every indicator promises, whatever its formula. */
public abstract class IndicatorContract<I extends Indicator> {
  private static final double TOLERANCE = 1e-9;
  private static final double REMEMBERED = 1e-6;

  /** The indicator with several sets of parameters, the smallest among them. */
  protected abstract List<I> indicators();

  /**
   * The same columns by somebody else's arithmetic. NaN where that has no value although ours does.
   */
  protected abstract double[][] foreign(I indicator, BarSeries bars);

  /** The value of every column, once warm, for prices that stand at 100; NaN if of no price. */
  protected abstract double[] atStanding100(I indicator);

  @Test
  void valuesBeginExactlyWhenTheWarmUpEnds() {
    for (I indicator : indicators()) {
      int longest = longestWarmUp(indicator);
      for (int size : new int[] {0, 1, 2, longest, longest + 1, longest + 50}) {
        double[][] columns = indicator.over(SampleBars.near100(size, size));
        for (int c = 0; c < columns.length; c++) {
          int warmUp = indicator.columns().get(c).warmUp();
          assertThat(columns[c]).hasSize(size);
          for (int i = 0; i < size; i++) {
            assertThat(Double.isFinite(columns[c][i]))
                .as("%s of %d bars at %d", indicator.columns().get(c).label(), size, i)
                .isEqualTo(i >= warmUp);
            assertThat(Double.isNaN(columns[c][i])).isEqualTo(i < warmUp);
          }
        }
      }
    }
  }

  @Test
  void cuttingLaterBarsChangesNothing() {
    Random random = new Random(11);
    for (I indicator : indicators()) {
      BarSeries bars = SampleBars.rough(12, 1200);
      double[][] whole = indicator.over(bars);
      for (int repeat = 0; repeat < 40; repeat++) {
        int count = random.nextInt(bars.size());
        double[][] begun = indicator.over(SampleBars.first(bars, count));
        for (int c = 0; c < whole.length; c++) {
          assertThat(Arrays.equals(begun[c], Arrays.copyOf(whole[c], count)))
              .as("%s of %d bars", indicator.columns().get(c).label(), count)
              .isTrue();
        }
      }
    }
  }

  @Test
  void blocksOfAnySizeGiveTheSameAsOnePiece() {
    Random random = new Random(16);
    for (I indicator : indicators()) {
      BarSeries bars = SampleBars.rough(17, 1500);
      double[][] whole = inBlocks(indicator, bars, bars::size);

      assertSame(inBlocks(indicator, bars, () -> 1), whole);
      assertSame(inBlocks(indicator, bars, () -> 1 + random.nextInt(30)), whole);
      assertSame(inBlocks(indicator, bars, () -> 1 + random.nextInt(700)), whole);
      assertSame(indicator.over(bars), whole);
    }
  }

  @Test
  void barsBeforeTheLookBackDecideNothing() {
    for (I indicator : indicators()) {
      int lookBack = indicator.lookBack();
      assertThat(lookBack).isGreaterThanOrEqualTo(longestWarmUp(indicator));
      if (lookBack == Memory.WHOLE) {
        continue;
      }
      BarSeries bars = SampleBars.near100(18, lookBack + 300);
      double[][] whole = indicator.over(bars);
      for (int last : new int[] {lookBack, lookBack + 37, lookBack + 299}) {
        double[][] remembered = indicator.over(SampleBars.between(bars, last - lookBack, last + 1));
        for (int c = 0; c < whole.length; c++) {
          double expected = whole[c][last];
          assertThat(remembered[c][lookBack])
              .as("%s at %d", indicator.columns().get(c).label(), last)
              .isEqualTo(expected, within(REMEMBERED * Math.max(1, Math.abs(expected))));
        }
      }
    }
  }

  @Test
  void foreignNumbersAgree() {
    for (I indicator : indicators()) {
      for (int seed = 0; seed < 5; seed++) {
        BarSeries bars = SampleBars.near100(seed, 3000);
        double[][] ours = indicator.over(bars);
        double[][] theirs = foreign(indicator, bars);
        assertThat(ours).hasDimensions(theirs.length, bars.size());
        for (int c = 0; c < ours.length; c++) {
          assertClose(indicator.columns().get(c).label(), ours[c], theirs[c]);
        }
      }
    }
  }

  @Test
  void standingPricesHaveTheStatedValue() {
    for (I indicator : indicators()) {
      double[] expected = atStanding100(indicator);
      double[][] columns = indicator.over(SampleBars.standing(100, 3000));
      for (int c = 0; c < columns.length; c++) {
        int warmUp = indicator.columns().get(c).warmUp();
        if (!Double.isNaN(expected[c])) {
          assertThat(DoubleStream.of(columns[c]).skip(warmUp).distinct())
              .as(indicator.columns().get(c).label())
              .containsExactly(expected[c]);
        }
      }
    }
  }

  @Test
  void theSameBarsGiveTheSameBitsAndAreLeftAlone() {
    for (I indicator : indicators()) {
      BarSeries bars = SampleBars.rough(13, 2000);
      BarSeries copy = SampleBars.first(bars, bars.size());

      assertSame(indicator.over(bars), indicator.over(copy));
      for (BarField field : BarField.values()) {
        assertThat(field.of(bars)).isEqualTo(field.of(copy));
      }
    }
  }

  @Test
  void roughBarsHaveFiniteValues() {
    for (I indicator : indicators()) {
      for (int seed = 0; seed < 10; seed++) {
        double[][] columns = indicator.over(SampleBars.rough(seed, 20_000, 5000));
        for (int c = 0; c < columns.length; c++) {
          int warmUp = indicator.columns().get(c).warmUp();
          assertThat(DoubleStream.of(columns[c]).skip(warmUp).allMatch(Double::isFinite)).isTrue();
        }
      }
    }
  }

  @Test
  void pricesOfTwiceTheSizeGiveTheSameOrTwiceOrFourTimesTheValue() {
    for (I indicator : indicators()) {
      BarSeries bars = SampleBars.rough(14, 2000);
      double[][] single = indicator.over(bars);
      double[][] twice = indicator.over(SampleBars.scaled(bars, 2));
      for (int c = 0; c < single.length; c++) {
        double[] same = single[c];
        double[] found = twice[c];

        assertThat(IntStream.of(1, 2, 4))
            .as(indicator.columns().get(c).label())
            .anyMatch(
                times ->
                    Arrays.equals(
                        found, DoubleStream.of(same).map(value -> times * value).toArray()));
      }
    }
  }

  @Test
  void onlyTheDeclaredFieldsAreRead() {
    BarSeries bars = SampleBars.near100(15, 500);
    double[] unread = new double[bars.size()];
    Arrays.fill(unread, Double.NaN);
    for (I indicator : indicators()) {
      double[][] fields =
          Arrays.stream(BarField.values())
              .map(field -> indicator.inputs().contains(field) ? field.of(bars) : unread)
              .toArray(double[][]::new);
      BarSeries poisoned =
          new BarSeries(bars.openMicros(), fields[0], fields[1], fields[2], fields[3], fields[4]);

      assertSame(indicator.over(poisoned), indicator.over(bars));
    }
  }

  @Test
  void columnsAreNamedInSnakeCaseAfterTheIndicator() {
    for (I indicator : indicators()) {
      List<String> labels = indicator.columns().stream().map(IndicatorColumn::label).toList();

      assertThat(labels)
          .doesNotHaveDuplicates()
          .allMatch(label -> label.matches("[a-z][a-z0-9]*(_[a-z0-9]+)*"))
          .allMatch(label -> label.startsWith(indicator.label()));
      assertThat(indicator.columns()).allMatch(column -> !column.formula().isBlank());
    }
  }

  /** The first column over bars whose four prices are the close. */
  protected static double[] overCloses(Indicator indicator, double... closes) {
    return indicator.over(SampleBars.ofCloses(closes))[0];
  }

  private static double[][] inBlocks(Indicator indicator, BarSeries bars, IntSupplier sizes) {
    int width = indicator.columns().size();
    double[][] columns = new double[width][bars.size()];
    IndicatorPass pass = indicator.start();
    for (int from = 0; from < bars.size(); ) {
      int to = Math.min(bars.size(), from + sizes.getAsInt());
      double[][] block = new double[width][to - from];
      pass.next(bars, from, to, block);
      for (int c = 0; c < width; c++) {
        System.arraycopy(block[c], 0, columns[c], from, to - from);
      }
      from = to;
    }
    return columns;
  }

  private static int longestWarmUp(Indicator indicator) {
    return indicator.columns().stream().mapToInt(IndicatorColumn::warmUp).max().orElseThrow();
  }

  private static void assertSame(double[][] columns, double[][] expected) {
    assertThat(columns.length).isEqualTo(expected.length);
    for (int c = 0; c < columns.length; c++) {
      assertThat(Arrays.equals(columns[c], expected[c])).isTrue();
    }
  }

  private static void assertClose(String label, double[] ours, double[] theirs) {
    int[] known = IntStream.range(0, theirs.length).filter(i -> !Double.isNaN(theirs[i])).toArray();
    assertThat(known).as(label).hasSizeGreaterThan(ours.length / 2);
    // Of columns of small numbers, such as variances, as many digits are asked for.
    double size = IntStream.of(known).mapToDouble(i -> Math.abs(theirs[i])).average().orElseThrow();
    for (int i : known) {
      double allowed = TOLERANCE * Math.max(Math.min(1, size), Math.abs(theirs[i]));
      if (!(Math.abs(ours[i] - theirs[i]) <= allowed)) {
        assertThat(ours[i]).as("%s at %d", label, i).isEqualTo(theirs[i]);
      }
    }
  }
}
