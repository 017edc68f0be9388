package io.barlake.bars.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barlake.market.BarSeries;
import io.barlake.market.PriceScale;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DayComparisonTest {
  private static final int DAY = SourceMinutes.OF_DAY;

  @Test
  void minutesMatchByTheirStamps() {
    SourceMinutes one = closes(new int[] {1, 2, 4, 5, 9}, 10, 11, 12, 13, 14);
    SourceMinutes other = closes(new int[] {2, 3, 4, 5}, 11, 99, 15, 11);

    assertThat(DayComparison.between(one, other, 0, 0))
        .singleElement()
        .satisfies(
            day -> {
              assertThat(day.minutes()).isEqualTo(5);
              assertThat(day.otherMinutes()).isEqualTo(4);
              assertThat(day.matched()).isEqualTo(3);
              assertThat(day.equalCloses()).isEqualTo(1);
              assertThat(day.closes().ticks()).containsExactly(-3, 0, 2);
              assertThat(day.closes().distances().ticks()).containsExactly(0, 2, 3);
            });
  }

  @Test
  void equalBarsHaveFourEqualPrices() {
    int[] minute = {0, 1, 2, 3, 4};
    long[] price = {5, 5, 5, 5, 5};
    SourceMinutes one = new SourceMinutes(minute, price, price, price, price);
    SourceMinutes other =
        new SourceMinutes(
            minute,
            new long[] {5, 4, 5, 5, 5},
            new long[] {5, 5, 6, 5, 5},
            new long[] {5, 5, 5, 4, 5},
            new long[] {5, 5, 5, 5, 6});

    DayComparison day = DayComparison.between(one, other, 0, 0).get(0);

    assertThat(day.equalCloses()).isEqualTo(4);
    assertThat(day.equalBars()).isEqualTo(1);
  }

  @Test
  void dayIsAUtcDateAndOneWithoutMinutesIsLeftOut() {
    SourceMinutes one = closes(new int[] {-1, 0, DAY - 1, DAY, 3 * DAY}, 1, 2, 3, 4, 5);
    SourceMinutes other = closes(new int[] {0, 4 * DAY}, 2, 6);

    assertThat(DayComparison.between(one, other, -1, 4))
        .extracting(DayComparison::epochDay, DayComparison::minutes, DayComparison::matched)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(-1, 1, 0),
            org.assertj.core.groups.Tuple.tuple(0, 2, 1),
            org.assertj.core.groups.Tuple.tuple(1, 1, 0),
            org.assertj.core.groups.Tuple.tuple(3, 1, 0),
            org.assertj.core.groups.Tuple.tuple(4, 0, 0));
    assertThat(DayComparison.between(one, other, 1, 3)).hasSize(2);
  }

  @Test
  void countsAreThoseOfAPlainLookUp() {
    Random random = new Random(1);
    for (int trial = 0; trial < 50; trial++) {
      WalkedMinutes walk = WalkedMinutes.ofWeek(trial);
      SourceMinutes one = walk.withHoles(random.nextDouble(), trial).minutes();
      SourceMinutes other = walk.withNoise(1, trial).withHoles(0.3, -trial).minutes();
      TreeMap<Integer, Long> closes = new TreeMap<>();
      for (int i = 0; i < other.size(); i++) {
        closes.put(other.minute()[i], other.close()[i]);
      }
      long matched = 0;
      long equal = 0;
      long sum = 0;
      for (int i = 0; i < one.size(); i++) {
        if (closes.containsKey(one.minute()[i])) {
          long distance = Math.abs(one.close()[i] - closes.get(one.minute()[i]));
          matched++;
          equal += distance == 0 ? 1 : 0;
          sum += distance;
        }
      }

      List<DayComparison> days =
          DayComparison.between(one, other, WalkedMinutes.SUNDAY, WalkedMinutes.SUNDAY + 6);

      assertThat(days.stream().mapToLong(DayComparison::matched).sum()).isEqualTo(matched);
      assertThat(days.stream().mapToLong(DayComparison::equalBars).sum()).isEqualTo(equal);
      assertThat(days.stream().mapToLong(DayComparison::minutes).sum()).isEqualTo(one.size());
      TickDifferences all =
          TickDifferences.together(days.stream().map(DayComparison::closes).toList()).distances();
      assertThat(all.size()).isEqualTo(matched);
      assertThat(all.mean()).isEqualTo((double) sum / matched);
    }
  }

  @Test
  void quantilesAreDifferencesThatOccur() {
    TickDifferences differences = TickDifferences.of(new long[] {3, -1, 7, 3, 0, 3, -5, 20, 1, 1});

    assertThat(differences.size()).isEqualTo(10);
    assertThat(differences.quantile(50)).isEqualTo(1);
    assertThat(differences.quantile(51)).isEqualTo(3);
    assertThat(differences.quantile(95)).isEqualTo(20);
    assertThat(differences.quantile(90)).isEqualTo(7);
    assertThat(differences.quantile(1)).isEqualTo(-5);
    assertThat(differences.greatest()).isEqualTo(20);
    assertThat(differences.mean()).isEqualTo(3.2);
    assertThat(differences.distances().quantile(50)).isEqualTo(3);
    assertThat(TickDifferences.NONE.size()).isZero();
  }

  @Test
  void pricesAreRoundedToTheTickOfTheInstrument() {
    double[] prices = {1.146130, 1.1461349};
    BarSeries bars =
        new BarSeries(new long[] {0, 60_000_000}, prices, prices, prices, prices, new double[2]);

    SourceMinutes minutes = SourceMinutes.of(bars, new PriceScale(5));

    assertThat(minutes.minute()).containsExactly(0, 1);
    assertThat(minutes.close()).containsExactly(114_613, 114_613);
  }

  @Test
  void aStampBetweenMinutesIsRefused() {
    double[] price = {1};
    BarSeries bars =
        new BarSeries(new long[] {60_000_001}, price, price, price, price, new double[1]);

    assertThatThrownBy(() -> SourceMinutes.of(bars, new PriceScale(5)))
        .hasMessage(
            "Invalid minute: the stamp of 60000001 microseconds since 1970 is no whole minute."
                + " Ingest its archive again.");
  }

  private static SourceMinutes closes(int[] minute, long... close) {
    return new SourceMinutes(minute, close, close, close, close);
  }
}
