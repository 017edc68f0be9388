package io.barlake.ingest.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NoiseTest {
  @Test
  void sameKeyGivesTheSameNumbers() {
    Noise first = Noise.of(1, "EUR", 2019, "path");
    Noise second = Noise.of(1, "EUR", 2019, "path");
    for (int i = 0; i < 1000; i++) {
      assertThat(first.gaussian()).isEqualTo(second.gaussian());
    }
  }

  @Test
  void seedNameYearAndPurposeArePartOfTheKey() {
    double number = Noise.of(1, "EUR", 2019, "path").uniform();

    assertThat(Noise.of(2, "EUR", 2019, "path").uniform()).isNotEqualTo(number);
    assertThat(Noise.of(1, "USD", 2019, "path").uniform()).isNotEqualTo(number);
    assertThat(Noise.of(1, "EUR", 2020, "path").uniform()).isNotEqualTo(number);
    assertThat(Noise.of(1, "EUR", 2019, "level").uniform()).isNotEqualTo(number);
  }

  @Test
  void gaussiansHaveTheMomentsOfTheNormal() {
    Noise noise = Noise.of(5, "EUR", 2019, "path");
    int count = 400_000;
    double[] moments = new double[5];
    for (int i = 0; i < count; i++) {
      double value = noise.gaussian();
      double power = 1;
      for (int order = 1; order <= 4; order++) {
        power *= value;
        moments[order] += power / count;
      }
    }
    assertThat(moments[1]).isCloseTo(0, within(0.01));
    assertThat(moments[2]).isCloseTo(1, within(0.01));
    assertThat(moments[3]).isCloseTo(0, within(0.03));
    assertThat(moments[4]).isCloseTo(3, within(0.08));
  }
}
