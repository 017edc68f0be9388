package io.barlake.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MicrosTest {
  @ParameterizedTest
  @CsvSource({"9, 0", "10, 0", "11, 1", "20, 1", "21, 4", "30, 4", "31, 5"})
  void firstFromFindsTheFirstOfStampsThatRepeat(long micros, int position) {
    assertThat(Micros.firstFrom(new long[] {10, 20, 20, 20, 30}, micros)).isEqualTo(position);
  }

  @Test
  void noStampsHaveTheirFirstAtTheirEnd() {
    assertThat(Micros.firstFrom(new long[0], Long.MIN_VALUE)).isZero();
  }

  @Test
  void stampsBefore1970AreInstantsAndYearsToo() {
    assertThat(Micros.instant(-1)).isEqualTo(Instant.parse("1969-12-31T23:59:59.999999Z"));
    assertThat(Micros.year(-1)).isEqualTo(1969);
    assertThat(Micros.year(0)).isEqualTo(1970);
  }
}
