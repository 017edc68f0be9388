package io.barlake.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampParserTest {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd HHmm'00'", Locale.ROOT);

  private final TimestampParser parser = new TimestampParser();

  @Test
  void everyMinuteOfTheCalendarIsRead() {
    Random random = new Random(5);
    for (int i = 0; i < 50_000; i++) {
      long minute = random.nextLong(120_000_000);
      LocalDateTime time = LocalDateTime.ofEpochSecond(minute * 60, 0, ZoneOffset.UTC);

      assertThat(parse(STAMP.format(time))).isEqualTo(minute);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "20190229 000000", "20191301 000000", "20190100 000000", "20190431 000000",
        "20190101 240000", "20190101 006000", "20190101 000001", "20190101T000000",
        "2019010 0000000", "20190101 00000", "20190101 0000000", "19691231 235900",
        "22000101 000000", "2019O101 000000", "-0190101 000000", ""
      })
  void whatIsNoMinuteOfTheCalendarIsInvalid(String text) {
    assertThat(parse(text)).isEqualTo(TimestampParser.INVALID);
  }

  @Test
  void impossibleDateStaysInvalidWhenItRepeats() {
    assertThat(parse("20190229 000000")).isEqualTo(TimestampParser.INVALID);
    assertThat(parse("20190229 000100")).isEqualTo(TimestampParser.INVALID);
    assertThat(parse("20200229 000100")).isPositive();
  }

  private long parse(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    return bytes.length < 9
        ? parser.parseMinute(new byte[16], 0, bytes.length)
        : parser.parseMinute(bytes, 0, bytes.length);
  }
}
