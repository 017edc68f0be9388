package io.barlake.ingest.format.stooq;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.ingest.clock.ClockRules;
import io.barlake.ingest.clock.UsualClocks;
import io.barlake.ingest.format.ArchiveFormat;
import io.barlake.ingest.format.Origin;
import io.barlake.ingest.format.ReadArchive;
import io.barlake.ingest.format.ReaderContract;
import io.barlake.ingest.format.RejectionReason;
import io.barlake.ingest.format.TestArchive;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StooqBulkReaderTest extends ReaderContract {
  @Override
  protected Kind kind() {
    return new Kind(ArchiveFormat.STOOQ_BULK, "stooq", "trade", Origin.Stamps.WALL_CLOCK, 5);
  }

  @Override
  protected String symbol() {
    return "AAPLUS";
  }

  @Override
  protected String archive() {
    return "d_us_txt.zip";
  }

  @Override
  protected String member() {
    return "data/5 min/us/nasdaq stocks/1/aapl.us.txt";
  }

  @Override
  protected byte[] sample() {
    return ascii(
        """
        <TICKER>,<PER>,<DATE>,<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>,<OPENINT>
        AAPL.US,5,20260603,154500,270.1,270.9,269.8,270.5,120034,0
        AAPL.US,5,20260603,155000,270.5,270.6,270.1,270.2,90034,0
        """);
  }

  @Override
  protected List<String> bars() {
    return List.of(
        "2026-06-03T15:45 270.1 270.9 269.8 270.5 120034",
        "2026-06-03T15:50 270.5 270.6 270.1 270.2 90034");
  }

  @Override
  protected Map<String, RejectionReason> broken() {
    Map<String, RejectionReason> broken = new LinkedHashMap<>();
    broken.put("AAPL.US,5,20260603,155500,1,1,1,1,1", RejectionReason.WRONG_FIELD_COUNT);
    broken.put("AAPL.US,D,20260603,155500,1,1,1,1,1,0", RejectionReason.BAD_STAMP);
    broken.put("AAPL.US,5,20260603,155530,1,1,1,1,1,0", RejectionReason.BAD_STAMP);
    broken.put("IBM.US,5,20260603,155500,1,1,1,1,1,0", RejectionReason.OTHER_SYMBOL);
    broken.put("AAPL.US,5,20260603,155500,1,x,1,1,1,0", RejectionReason.BAD_NUMBER);
    broken.put("AAPL.US,5,20260603,155500,1,1,2,1,1,0", RejectionReason.IMPOSSIBLE_BAR);
    return broken;
  }

  @Override
  protected byte[] written(List<Bar> bars) {
    StringBuilder text =
        new StringBuilder(
            "<TICKER>,<PER>,<DATE>,<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>,<OPENINT>\n");
    for (Bar bar : bars) {
      text.append(
              String.join(
                  ",",
                  "AAPL.US,5",
                  DateTimeFormatter.ofPattern("uuuuMMdd,HHmmss", Locale.ROOT).format(bar.stamp()),
                  bar.price(bar.open()),
                  bar.price(bar.high()),
                  bar.price(bar.low()),
                  bar.price(bar.close()),
                  String.valueOf(bar.volume()),
                  "0"))
          .append('\n');
    }
    return ascii(text.toString());
  }

  @Test
  void daysAreOfUtcAndOtherBarsAreSaidToBeOfWarsaw() {
    String text =
        """
        <TICKER>,<PER>,<DATE>,<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>,<OPENINT>
        EURUSD,D,20260603,000000,1.1,1.2,1.0,1.1,0,0
        """;

    ReadArchive days = TestArchive.read(TestArchive.of("a.zip", "eurusd.txt", text));

    assertThat(days.frame()).isEqualTo(1_440);
    assertThat(days.statesUtc()).isTrue();
    assertThat(UsualClocks.of(read(sample()).source(), 2026))
        .isEqualTo(ClockRules.CENTRAL_EUROPEAN);
    assertThat(ClockRules.named("central-european")).isEqualTo(ClockRules.CENTRAL_EUROPEAN);
  }
}
