package io.barlake.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barlake.BarlakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YearRangeTest {
  @Test
  void oneYearIsARangeOfItself() {
    assertThat(YearRange.parse("2019")).isEqualTo(new YearRange(2019, 2019));
  }

  @Test
  void rangeHoldsBothEnds() {
    assertThat(YearRange.parse("2019-2021")).isEqualTo(new YearRange(2019, 2021));
  }

  @Test
  void blanksAroundAreNoMistake() {
    assertThat(YearRange.parse(" 2019 - 2021 ")).isEqualTo(new YearRange(2019, 2021));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "19", "2019-", "2019-20", "2019..2020", "zweitausend", "２０１９"})
  void anythingElseIsNamed(String text) {
    assertThatThrownBy(() -> YearRange.parse(text))
        .isInstanceOf(BarlakeException.class)
        .hasMessage(
            "Invalid years \"" + text + "\": expected a year or a range such as 2019-2020.");
  }

  @Test
  void rangeThatRunsBackwardsIsRefused() {
    assertThatThrownBy(() -> YearRange.parse("2020-2019"))
        .isInstanceOf(BarlakeException.class)
        .hasMessage("Invalid years \"2020-2019\": the first year is after the last.");
  }
}
