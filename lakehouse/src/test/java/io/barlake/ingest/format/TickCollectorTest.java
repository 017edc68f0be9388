package io.barlake.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.ingest.clock.ClockRules;
import io.barlake.ingest.text.DecimalParser;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TickCollectorTest {
  private static final long MINUTE = 60_000_000L;

  private final TickCollector collector = TickCollector.ofOneClock(Set.of());
  private final TickRow row = new TickRow();
  private int line;

  @Test
  void ticksOfOneMinuteAreOneBarWithMeanSpreadAndSummedVolume() {
    quote(0, "1.10", "1.12", "0.5");
    quote(10, "1.15", "1.16", "0.25");
    quote(20, "1.05", "1.06", "1");
    quote(59_999_999, "1.11", "1.125", "0");
    quote(MINUTE, "1.2", "1.3", "0");

    MinuteColumns bars = collector.columns();

    assertThat(bars.fileMinutes()).containsExactly(0, 1);
    assertThat(bars.text(0)).isEqualTo("1970-01-01T00:00 1.100 1.150 1.050 1.110 1.75 of 4 ticks");
    assertThat(bars.ticks().spread(0)).isEqualTo((20 + 10 + 10 + 15) / 4.0);
    assertThat(bars.ticks().records(0)).isEqualTo(4);
    assertThat(bars.lines()).containsExactly(1, 5);
    assertThat(bars.records()).isEqualTo(5);
  }

  @Test
  void tradesHaveNoSpread() {
    row.stamp(0);
    row.trade(number("5"), number("1"));
    collector.add(row, 1);

    assertThat(collector.columns().ticks().spread(0)).isNaN();
  }

  @Test
  void lateTickJoinsItsMinuteAndDoesNotMoveTheClose() {
    quote(50, "1.1", "1.2", "0");
    quote(MINUTE + 5, "1.3", "1.4", "0");
    quote(40, "1.0", "1.2", "0");
    quote(MINUTE + 6, "1.2", "1.4", "0");

    MinuteColumns bars = collector.columns();

    assertThat(bars.fileMinutes()).containsExactly(0, 1);
    assertThat(bars.text(0)).startsWith("1970-01-01T00:00 1.0 1.1 1.0 1.1 0");
    assertThat(bars.text(1)).startsWith("1970-01-01T00:01 1.3 1.3 1.2 1.2 0");
  }

  @Test
  void fileThatIsNewestFirstGivesTheSameBars() {
    quote(MINUTE + 5, "1.3", "1.4", "0");
    quote(50, "1.1", "1.2", "0");
    quote(40, "1.0", "1.2", "0");

    assertThat(collector.columns().text(1)).startsWith("1970-01-01T00:00 1.0 1.1 1.0 1.1 0");
  }

  @Test
  void hourAfterATurnedClockHasBarsOfItsOwn() {
    for (int pass = 0; pass < 2; pass++) {
      for (int minute = 0; minute < 60; minute++) {
        quote(minute * MINUTE, "1.1", "1.2", "0");
      }
    }

    assertThat(collector.columns().size()).isEqualTo(120);
  }

  @Test
  void clockConversionKeepsBothHoursWhereTheyDiffer() {
    // 2019-10-27, when the clock of European dates is turned back at 20:00.
    long seven = 1_572_202_800_000_000L;
    for (int pass = 0; pass < 2; pass++) {
      for (int minute = 0; minute < 60; minute++) {
        quote(seven + minute * MINUTE, pass == 0 ? "1.1" : "1.2", "1.3", "0");
      }
    }
    MinuteColumns bars = collector.columns();

    long[] utc =
        ClockRules.EASTERN_ON_EUROPEAN_DATES.toUtcMinutes(bars.fileMinutes(), bars::sameValues);

    assertThat(utc[60] - utc[0]).isEqualTo(60);
  }

  private void quote(long micros, String bid, String ask, String volume) {
    row.stamp(micros);
    row.quote(number(bid), number(ask), number(volume));
    assertThat(row.fault()).isEmpty();
    collector.add(row, ++line);
  }

  private static long number(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    return DecimalParser.parse(bytes, 0, bytes.length);
  }
}
