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
    "1m, 1m",
    "7m, 7m",
    "45m, 45m",
    "60m, 1h",
    "1h, 1h",
    "90m, 90m",
    "5h, 5h",
    "24h, 1d",
    "1440m, 1d",
    "48h, 2d",
    "3d, 3d",
    "7d, 7d",
    "1w, 1w",
    "2w, 2w",
    "1M, 1M",
    "12M, 12M",
    "1d@utc, 1d@utc",
    "1d@UTC, 1d@utc",
    "1d@utc:merged, 1d@utc:merged",
    "4h@utc:merged, 4h@utc",
    "4h@Europe/Berlin, 4h@Europe/Berlin",
    "4h@session, 4h"
  })
  void labelIsTheShortestSpelling(String text, String label) {
    Timeframe frame = Timeframe.parse(text);

    assertThat(frame.label()).isEqualTo(label);
    assertThat(frame).isEqualTo(Timeframe.parse(label)).hasToString(label);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7x",
        "",
        "m",
        "0m",
        "-5m",
        "5",
        "5 m",
        "4H",
        "1D",
        "٥m",
        "1234567m",
        "1d@",
        "1d utc"
      })
  void otherWordsAreUnknown(String text) {
    assertRefused(
        text,
        "Unknown frame \"%s\": expected minutes, hours, days, weeks or months such as 5m, 4h, 1d,"
            + " 1w, 1M, or 1d@utc.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"36h", "1441m", "25h"})
  void lengthsBetweenWholeDaysAreUnsupported(String text) {
    assertRefused(
        text, "Unsupported frame \"%s\": longer than a day, it must be whole days, such as 2d.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"10000d", "99999w", "240000h"})
  void countsBeyondAllReasonAreUnsupported(String text) {
    assertRefused(text, "Unsupported frame \"%s\": expected a count of at most 9999.");
  }

  @Test
  void anchorThatIsNoZoneIsUnknown() {
    assertThatThrownBy(() -> Timeframe.parse("1d@Berlin"))
        .isInstanceOfSatisfying(
            BarlakeException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_ARGUMENT))
        .hasMessage(
            "Unknown anchor \"Berlin\": expected session, utc or a zone such as Europe/Berlin.");
  }

  private static void assertRefused(String text, String message) {
    assertThatThrownBy(() -> Timeframe.parse(text))
        .isInstanceOfSatisfying(
            BarlakeException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_ARGUMENT))
        .hasMessage(message, text);
  }

  @Test
  void shorterFramesComeFirst() {
    assertThat(
            Stream.of("1w", "1M", "90m", "1d@utc", "1d", "5m", "2d", "1h")
                .map(Timeframe::parse)
                .sorted())
        .extracting(Timeframe::label)
        .isEqualTo(List.of("5m", "1h", "90m", "1d", "1d@utc", "2d", "1w", "1M"));
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
    "1d, 1d, true",
    "7m, 14m, true",
    "7m, 1h, false",
    "7m, 1d, true",
    "2d, 4d, true",
    "2d, 1w, false",
    "1w, 2w, true",
    "1M, 3M, true",
    "2M, 3M, false",
    "1h@utc, 1d, false",
    "1h@utc, 1d@utc, true",
    "1h@utc, 1d@utc:merged, false"
  })
  void aFrameNestsWhereItsBarsNeverCrossTheOthers(String inner, String outer, boolean nests) {
    assertThat(Timeframe.parse(inner).nestsIn(Timeframe.parse(outer))).isEqualTo(nests);
  }
}
