package io.barlake.ingest.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileClockTest {
  @ParameterizedTest(name = "{0} UTC is stamped {1}")
  @CsvSource({
    "2018-01-15T12:00, 2018-01-15T07:00",
    "2018-03-11T21:00, 2018-03-11T17:00",
    "2018-03-20T12:00, 2018-03-20T08:00",
    "2018-10-30T12:00, 2018-10-30T08:00",
    "2018-11-04T22:00, 2018-11-04T17:00",
    "2006-03-28T12:00, 2006-03-28T07:00",
    "2006-04-04T12:00, 2006-04-04T08:00",
    "2019-01-15T12:00, 2019-01-15T07:00",
    "2019-03-10T21:00, 2019-03-10T16:00",
    "2019-03-31T21:00, 2019-03-31T17:00",
    "2019-07-15T12:00, 2019-07-15T08:00",
    "2019-10-27T21:00, 2019-10-27T16:00",
    "2019-11-03T22:00, 2019-11-03T17:00",
  })
  void stampsFollowTheEra(String utc, String file) {
    int year = LocalDateTime.parse(utc).getYear();

    assertThat(FileClock.of(year).stamp(minute(utc))).isEqualTo(minute(file));
  }

  @Test
  void hourBeforeMidnightIsLostInSpring() {
    MinuteRows file = FileClock.of(2025).stamped(rows("2025-03-30T22:58", "2025-03-31T00:02"));

    assertThat(stamps(file))
        .containsExactly(
            "2025-03-30T18:58", "2025-03-30T18:59", "2025-03-30T20:00", "2025-03-30T20:01");
  }

  @Test
  void hourAfterMidnightIsWrittenTwiceInAutumn() {
    MinuteRows file = FileClock.of(2019).stamped(rows("2019-10-27T23:59", "2019-10-28T01:01"));

    List<String> stamps = stamps(file);
    assertThat(stamps).hasSize(1 + 120 + 1).startsWith("2019-10-27T18:59", "2019-10-27T19:00");
    assertThat(stamps.subList(1, 61)).isEqualTo(stamps.subList(61, 121));
    assertThat(stamps).endsWith("2019-10-27T19:59", "2019-10-27T20:00");
    assertThat(file.close(1)).isEqualTo(file.close(61));
  }

  @Test
  void newYorkEraLosesAndRepeatsNothing() {
    MinuteRows utc = rows("2018-03-01T00:00", "2018-11-30T00:00");

    assertThat(FileClock.of(2018).stamped(utc).size()).isEqualTo(utc.size());
  }

  private static MinuteRows rows(String from, String until) {
    MinuteRows rows = new MinuteRows(minute(until) - minute(from));
    for (int minute = minute(from); minute < minute(until); minute++) {
      rows.add(minute, minute, minute, minute, minute);
    }
    return rows;
  }

  private static List<String> stamps(MinuteRows rows) {
    List<String> stamps = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      stamps.add(LocalDateTime.ofEpochSecond(rows.minute(i) * 60L, 0, ZoneOffset.UTC).toString());
    }
    return stamps;
  }

  private static int minute(String time) {
    return (int) (LocalDateTime.parse(time).toEpochSecond(ZoneOffset.UTC) / 60);
  }
}
