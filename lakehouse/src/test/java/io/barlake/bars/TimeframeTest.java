package io.barlake.bars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeframeTest {
  @ParameterizedTest
  @CsvSource({
    "1m, 1, 1m",
    "5m, 5, 5m",
    "15m, 15, 15m",
    "30m, 30, 30m",
    "45m, 45, 45m",
    "60m, 60, 1h",
    "1h, 60, 1h",
    "90m, 90, 90m",
    "4h, 240, 4h",
    "24h, 1440, 1d",
    "1d, 1440, 1d",
    "1w, 10080, 1w",
    "1M, 43200, 1M"
  })
  void labelSaysTheLength(String text, int minutes, String label) {
    Timeframe frame = Timeframe.parse(text);

    assertThat(frame.lengthMinutes()).isEqualTo(minutes);
    assertThat(frame.label()).isEqualTo(label);
    assertThat(frame).isEqualTo(Timeframe.parse(label)).hasToString(label);
  }

  @ParameterizedTest
  @ValueSource(strings = {"7x", "", "m", "0m", "-5m", "5", "5 m", "4H", "1D", "٥m", "123456m"})
  void otherWordsAreUnknown(String text) {
    assertThatThrownBy(() -> Timeframe.parse(text))
        .isInstanceOfSatisfying(
            BarlakeException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_ARGUMENT))
        .hasMessage(
            "Unknown frame \"%s\": expected minutes, hours, days or weeks such as 5m, 4h, 1d, 1w.",
            text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"7m", "5h", "48h", "2d", "7d", "2w", "12M", "1441m", "99999h"})
  void lengthsThatDoNotDivideADayAreUnsupported(String text) {
    assertThatThrownBy(() -> Timeframe.parse(text))
        .isInstanceOfSatisfying(
            BarlakeException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_ARGUMENT))
        .hasMessage(
            "Unsupported frame \"%s\": expected minutes or hours that divide a day, or one day,"
                + " week or month, such as 5m, 4h, 1d, 1w, 1M.",
            text);
  }

  @Test
  void shorterFramesComeFirst() {
    assertThat(Stream.of("1w", "1M", "90m", "1d", "5m", "1h").map(Timeframe::parse).sorted())
        .extracting(Timeframe::label)
        .isEqualTo(List.of("5m", "1h", "90m", "1d", "1w", "1M"));
  }

  @ParameterizedTest
  @CsvSource({
    "5m, 15m, true",
    "5m, 1M, true",
    "45m, 1h, false",
    "45m, 90m, true",
    "1h, 5m, false",
    "4h, 1w, true",
    "1d, 1w, true",
    "1d, 1M, true",
    "1w, 1M, false",
    "1w, 1d, false",
    "1d, 4h, false",
    "1d, 1d, true"
  })
  void aFrameNestsWhereItsBarsNeverCrossTheOthers(String inner, String outer, boolean nests) {
    assertThat(Timeframe.parse(inner).nestsIn(Timeframe.parse(outer))).isEqualTo(nests);
  }
}
