package io.barlake.bars;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.testing.MarketCalendars;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** In May the day of New York's market begins at 21:00 UTC. */
class BarEndsTest {
  @Test
  void barWithinADayEndsAfterItsLengthOrWithItsSession() {
    assertThat(ends("1m", "2019-05-06T12:34:00Z")).containsExactly("2019-05-06T12:35:00Z");
    assertThat(ends("5h", "2019-05-06T12:00:00Z", "2019-05-06T17:00:00Z", "2019-05-06T21:00:00Z"))
        .containsExactly("2019-05-06T17:00:00Z", "2019-05-06T21:00:00Z", "2019-05-07T02:00:00Z");
  }

  @Test
  void barOfDaysEndsWithItsLastSession() {
    assertThat(ends("1d", "2019-05-05T21:00:00Z", "2019-05-09T21:00:00Z"))
        .containsExactly("2019-05-06T21:00:00Z", "2019-05-10T21:00:00Z");
    assertThat(ends("1w", "2019-05-05T21:00:00Z")).containsExactly("2019-05-10T21:00:00Z");
    assertThat(ends("1M", "2019-04-30T21:00:00Z")).containsExactly("2019-05-31T21:00:00Z");
    assertThat(ends("1d@utc", "2019-05-06T00:00:00Z")).containsExactly("2019-05-07T00:00:00Z");
  }

  private static String[] ends(String frame, String... opens) {
    long[] stamps = Arrays.stream(opens).mapToLong(BarEndsTest::micros).toArray();
    return Arrays.stream(BarEnds.of(MarketCalendars.FOREX, Timeframe.parse(frame), stamps))
        .mapToObj(micros -> Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString())
        .toArray(String[]::new);
  }

  private static long micros(String instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(instant));
  }
}
