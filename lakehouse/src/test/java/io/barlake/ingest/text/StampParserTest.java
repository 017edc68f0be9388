package io.barlake.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StampParserTest {
  @ParameterizedTest
  @CsvSource({
    "20190102 030000, 2019-01-02T03:00:00Z",
    "20200101 170000065, 2020-01-01T17:00:00.065Z",
    "'2025.01.01,17:05', 2025-01-01T17:05:00Z",
    "201502011700, 2015-02-01T17:00:00Z",
    "20090501 00:00:00.344, 2009-05-01T00:00:00.344Z",
    "20140501 21:00, 2014-05-01T21:00:00Z",
    "2012-02-01 00:01:00+00:00, 2012-02-01T00:01:00Z",
    "2013-01-01T22:00:00.295000-05:00, 2013-01-02T03:00:00.295Z",
    "2013-01-01T22:00:00.1234567Z, 2013-01-01T22:00:00.123456Z",
    "2019-02-28, 2019-02-28T00:00:00Z",
    "20160229, 2016-02-29T00:00:00Z"
  })
  void stampsOfManySourcesAreRead(String text, Instant instant) {
    assertThat(parse(text)).isEqualTo(ChronoUnit.MICROS.between(Instant.EPOCH, instant));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2019",
        "20190230",
        "20191301 000000",
        "2019-01.02",
        "20190102 240000",
        "20190102 030060",
        "20190102 03",
        "20190102 03:00:00.",
        "20190102 03:00:00.1234567890",
        "20190102 030000;",
        "20190102 03:00:00+25:00",
        "20190102 03:00:00 UTC",
        "19690102 030000",
        "hello"
      })
  void whatIsNoStampIsInvalid(String text) {
    assertThat(parse(text)).isEqualTo(StampParser.INVALID);
  }

  @Test
  void stampInsideOfAMinuteIsNoMinute() {
    byte[] text = "20190102 030030".getBytes(StandardCharsets.US_ASCII);

    assertThat(new StampParser().parseMinute(text, 0, text.length)).isEqualTo(StampParser.INVALID);
    assertThat(StampParser.wholeMinute(60_000_000)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "1381017600, 1381017600000000",
    "1381017600.25, 1381017600250000",
    "1637971200000, 1637971200000000",
    "1735689600000001, 1735689600000001",
    "1735689600000001999, 1735689600000001",
    "137, -9223372036854775808",
    "137x, -9223372036854775808",
    "1381017600., -9223372036854775808",
    "99999999999999999999, -9223372036854775808",
    "'', -9223372036854775808"
  })
  void lengthOfAnEpochTellsItsUnit(String text, long micros) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);

    assertThat(EpochParser.parse(bytes, 0, bytes.length)).isEqualTo(micros);
  }

  private static long parse(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    return new StampParser().parse(bytes, 0, bytes.length);
  }
}
