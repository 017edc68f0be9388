package io.barlake.features.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemoryTest {
  @Test
  void forgottenBarsWeighLessThanTheLastBitOfAFloat() {
    for (int window = 2; window < 300; window++) {
      int afterTheSeed = Memory.ofExponential(window) - (window - 1);
      double share = 2.0 / (window + 1);

      assertThat(Math.pow(1 - share, afterTheSeed)).isLessThanOrEqualTo(Memory.SHARE);
      assertThat(Math.pow(1 - share, afterTheSeed - 1)).isGreaterThan(Memory.SHARE);
    }
  }

  @Test
  void averageOfOneBarRemembersNothingElse() {
    assertThat(Memory.ofExponential(1)).isZero();
    assertThat(Memory.ofWilder(1)).isZero();
  }

  @Test
  void memoriesAddUpToTheWholeAtMost() {
    assertThat(Memory.sum(20, 5, 1)).isEqualTo(26);
    assertThat(Memory.sum(Memory.WHOLE, 5)).isEqualTo(Memory.WHOLE);
  }
}
