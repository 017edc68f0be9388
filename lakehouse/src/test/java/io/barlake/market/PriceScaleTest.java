package io.barlake.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barlake.BarlakeException;
import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PriceScaleTest {
  @Test
  void finestDecimalsOfAllColumnsDecide() {
    double[] open = {1273.5, 1273.25};
    double[] close = {1273.0, 1273.125};

    assertThat(PriceScale.finestOf(open, close)).isEqualTo(new PriceScale(3));
  }

  @Test
  void wholePricesHaveNoDecimals() {
    assertThat(PriceScale.finestOf(new double[] {27000, 1})).isEqualTo(new PriceScale(0));
  }

  @Test
  void everyDecimalTextComesBackAsTheSameTicksAndTheSamePrice() {
    Random random = new Random(7);
    for (int i = 0; i < 100_000; i++) {
      int decimals = random.nextInt(PriceScale.MOST_DECIMALS + 1);
      long ticks = random.nextLong(1L << 45);
      double parsed = BigDecimal.valueOf(ticks, decimals).doubleValue();
      PriceScale scale = new PriceScale(decimals);

      assertThat(scale.ticks(parsed)).isEqualTo(ticks);
      assertThat(scale.price(ticks)).isEqualTo(parsed);
    }
  }

  @Test
  void pricesWithMoreDecimalsThanSupportedAreRefused() {
    assertThatThrownBy(() -> PriceScale.finestOf(new double[] {1.0 / 3}))
        .isInstanceOf(BarlakeException.class)
        .hasMessage("Unsupported price 0.3333333333333333: more than 9 decimals.");
  }
}
