package io.barlake.features.indicator.rolling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SortedWindowTest {
  @Test
  void ranksAreThoseOfTheSortedValues() {
    Random random = new Random(5);
    for (int window : new int[] {1, 2, 7, 100}) {
      SortedWindow sorted = new SortedWindow(window);
      double[] values = new double[2000];
      for (int i = 0; i < values.length; i++) {
        values[i] = random.nextInt(20);
        sorted.add(values[i]);
        double[] last = Arrays.copyOfRange(values, Math.max(0, i - window + 1), i + 1);
        Arrays.sort(last);

        assertThat(sorted.size()).isEqualTo(last.length);
        for (int rank = 0; rank < last.length; rank++) {
          assertThat(sorted.ofRank(rank)).isEqualTo(last[rank]);
        }
        double asked = random.nextInt(20);
        assertThat(sorted.countUpTo(asked))
            .isEqualTo((int) Arrays.stream(last).filter(value -> value <= asked).count());
      }
    }
  }

  @Test
  void longWindowOfRisingValuesIsNoDeeperThanOthers() {
    int window = 200_000;
    SortedWindow sorted = new SortedWindow(window);
    for (int i = 0; i < 2 * window; i++) {
      sorted.add(i);
    }
    assertThat(sorted.ofRank(0)).isEqualTo(window);
    assertThat(sorted.ofRank(window - 1)).isEqualTo(2 * window - 1);
  }
}
