package io.barlake.bars.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.bars.SessionCalendar;
import io.barlake.bars.Timeframe;
import io.barlake.market.TradingWeek;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameClockTest {
  private static final SessionCalendar FOREX = SessionCalendar.of(TradingWeek.FOREX);
  private static final SessionCalendar METALS = SessionCalendar.of(TradingWeek.METALS);
  private static final long MINUTE_MICROS = 60_000_000L;

  @ParameterizedTest
  @ValueSource(strings = {"1m", "45m", "1h", "4h", "12h", "1d", "1w", "1M"})
  void whereTheClockStoodBeforeChangesNothing(String label) {
    Timeframe frame = Timeframe.parse(label);
    FrameClock clock = new FrameClock(METALS, frame);
    Random random = new Random(23);
    long first = micros("2000-01-01T00:00:00Z");
    long minute = first;
    for (int i = 0; i < 20_000; i++) {
      minute =
          random.nextInt(50) == 0
              ? first + random.nextInt(10_000_000) * MINUTE_MICROS
              : minute + (random.nextInt(120) - 40) * MINUTE_MICROS;
      clock.moveTo(minute);
      FrameClock fresh = new FrameClock(METALS, frame);
      fresh.moveTo(minute);

      assertThat(clock.openMicros()).isEqualTo(fresh.openMicros());
      assertThat(clock.endMicros()).isEqualTo(fresh.endMicros()).isGreaterThan(minute);
      assertThat(clock.sessionEpochDay()).isEqualTo(fresh.sessionEpochDay());
      assertThat(clock.expectedMinutes())
          .isEqualTo(fresh.expectedMinutes())
          .isEqualTo((int) METALS.expectedMinutes(clock.openMicros(), clock.endMicros()));
    }
  }

  @ParameterizedTest
  @CsvSource({
    // The weekend on which the clocks go forward has 47 hours, the other one 49.
    "2019-03-08T22:30:00Z, 2019-03-08T22:00:00Z, 2019-03-09T01:00:00Z",
    "2019-11-01T21:30:00Z, 2019-11-01T21:00:00Z, 2019-11-01T22:00:00Z",
    "2019-11-01T22:30:00Z, 2019-11-01T22:00:00Z, 2019-11-02T02:00:00Z"
  })
  void closedHoursThatDoNotDivideBeginWithAShorterBar(String minute, String open, String end) {
    FrameClock clock = new FrameClock(FOREX, Timeframe.parse("4h"));
    clock.moveTo(micros(minute));

    assertThat(clock.openMicros()).isEqualTo(micros(open));
    assertThat(clock.endMicros()).isEqualTo(micros(end));
    assertThat(clock.expectedMinutes()).isZero();
  }

  @Test
  void monthBeginsWithTheFirstSessionThatClosesInIt() {
    FrameClock clock = new FrameClock(FOREX, Timeframe.MONTH);
    clock.moveTo(micros("2019-06-12T00:00:00Z"));

    assertThat(clock.openMicros()).isEqualTo(micros("2019-06-02T21:00:00Z"));
    assertThat(clock.endMicros()).isEqualTo(micros("2019-06-28T21:00:00Z"));
    assertThat(clock.expectedMinutes()).isEqualTo(20 * 1_440);
  }

  private static long micros(String instant) {
    return Instant.parse(instant).getEpochSecond() * 1_000_000;
  }
}
