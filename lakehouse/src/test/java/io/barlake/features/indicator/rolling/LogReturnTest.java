package io.barlake.features.indicator.rolling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.barlake.BarlakeException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LogReturnTest {
  @Test
  void smallAndLargeReturnsHaveAllTheirDigits() {
    Random random = new Random(1);
    for (int i = 0; i < 100_000; i++) {
      double before = 1 + random.nextDouble();
      double step = Math.pow(10, -12 * random.nextDouble()) * (random.nextBoolean() ? 0.9 : -0.9);
      double now = before + step;
      double exact = StrictMath.log1p((now - before) / before);

      assertThat(LogReturn.of(now, before)).isEqualTo(exact, within(4 * Math.ulp(exact)));
    }
  }

  @Test
  void priceThatStandsReturnsNothing() {
    assertThat(LogReturn.of(1.1, 1.1)).isZero();
  }

  @Test
  void wayBackIsTheSameWithTheOtherSign() {
    assertThat(LogReturn.of(1.1, 1.1001)).isEqualTo(-LogReturn.of(1.1001, 1.1));
  }

  @Test
  void priceThatIsNotAbove0IsNamed() {
    assertThatThrownBy(
            () -> LogReturn.requirePositive(new double[] {1, 2, -3}, 1, 3, "low", "parkinson"))
        .isInstanceOf(BarlakeException.class)
        .hasMessage(
            "Cannot compute parkinson: the low at position 2 is -3.0, and a log return needs prices"
                + " above 0. Leave parkinson out for this symbol.");
  }
}
