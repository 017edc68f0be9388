package io.barlake.features.indicator.rolling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LogarithmTest {
  @Test
  void numbersOfAnySizeHaveTheLogarithmOfTheStandard() {
    Random random = new Random(1);
    for (int i = 0; i < 100_000; i++) {
      double x = Math.pow(10, 600 * random.nextDouble() - 300);
      double near1 = 0.7 + random.nextDouble();

      assertThat(Logarithm.of(x)).isEqualTo(StrictMath.log(x), within(2e-13));
      assertThat(Logarithm.of(near1)).isEqualTo(StrictMath.log(near1), within(2.3e-16));
    }
  }

  @Test
  void logarithmOf1Is0() {
    assertThat(Logarithm.of(1)).isZero();
  }
}
