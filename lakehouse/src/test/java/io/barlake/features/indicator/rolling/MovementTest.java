package io.barlake.features.indicator.rolling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MovementTest {
  @Test
  void onlyARiseIsUp() {
    assertThat(Movement.up(0.3)).isEqualTo(0.3);
    assertThat(Movement.up(0)).isZero();
    assertThat(Movement.up(-0.3)).isZero();
  }

  @Test
  void valueStandsWhereTheConditionIsAboveZero() {
    assertThat(Movement.where(-7.5, 1e-300)).isEqualTo(-7.5);
    assertThat(Movement.where(7.5, 0.0)).isZero();
    assertThat(Movement.where(7.5, -0.0)).isZero();
    assertThat(Movement.where(7.5, -2)).isZero();
  }
}
