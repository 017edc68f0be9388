package io.barlake.ingest.format.lean;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.ingest.archive.RefusalReason;
import io.barlake.ingest.format.ArchiveFormat;
import io.barlake.ingest.format.MinuteColumns;
import io.barlake.ingest.format.Origin;
import io.barlake.ingest.format.ReadArchive;
import io.barlake.ingest.format.ReaderContract;
import io.barlake.ingest.format.RejectionReason;
import io.barlake.ingest.format.TestArchive;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LeanTickReaderTest extends ReaderContract {
  @Override
  protected Kind kind() {
    return new Kind(ArchiveFormat.LEAN_TICK, "lean-oanda", "bid", Origin.Stamps.WALL_CLOCK, 1);
  }

  @Override
  protected String symbol() {
    return "EURUSD";
  }

  @Override
  protected String archive() {
    return "forex/oanda/tick/eurusd/20140501_quote.zip";
  }

  @Override
  protected String member() {
    return "20140501_eurusd_tick_quote.csv";
  }

  @Override
  protected byte[] sample() {
    return ascii(
        """
        292,1.38676,1.38686
        920,1.38677,1.38687
        60000,1.38670,1.38680
        """);
  }

  @Override
  protected List<String> bars() {
    return List.of(
        "2014-05-01T00:00 1.38676 1.38677 1.38676 1.38677 0 of 2 ticks",
        "2014-05-01T00:01 1.38670 1.38670 1.38670 1.38670 0 of 1 ticks");
  }

  @Override
  protected Map<String, RejectionReason> broken() {
    Map<String, RejectionReason> broken = new LinkedHashMap<>();
    broken.put("60001,1.3", RejectionReason.WRONG_FIELD_COUNT);
    broken.put("86400000,1.3,1.4", RejectionReason.BAD_STAMP);
    broken.put("60001,1.3,1,4", RejectionReason.WRONG_FIELD_COUNT);
    broken.put("60001,1.3,", RejectionReason.BAD_NUMBER);
    broken.put("60001,1.3,0", RejectionReason.PRICE_NOT_POSITIVE);
    return broken;
  }

  @Override
  protected byte[] written(List<Bar> bars) {
    StringBuilder text = new StringBuilder();
    for (Bar bar : bars) {
      for (int i = 0; i < 4; i++) {
        String price = bar.ticks().get(i);
        text.append(bar.epochSecond() % 86_400 * 1_000 + i)
            .append(",")
            .append(price)
            .append(",")
            .append(price)
            .append("\n");
      }
    }
    return ascii(text.toString());
  }

  @Test
  void fileWhoseDayNoNameTellsIsRefused() {
    assertThat(TestArchive.refused(TestArchive.of("a.zip", "a.csv", "292,1.3,1.4\n")).reason())
        .isEqualTo(RefusalReason.INCOMPLETE_NAME);
  }

  @Test
  void minutesOfADayOfTicksEqualThoseOfTheVendor() {
    ReadArchive ticks = LeanFiles.read("oanda/tick/eurusd/20140501_quote.zip");
    ReadArchive minutes = LeanFiles.read("oanda/minute/eurusd/20140501_quote.zip");
    MinuteColumns ours = ticks.minutes().columns();
    MinuteColumns theirs = minutes.minutes().columns();

    assertThat(ticks.minutes().rejections()).isEmpty();
    assertThat(ours.fileMinutes()).isEqualTo(theirs.fileMinutes());
    assertThat(ours.prices().open()).isEqualTo(theirs.prices().open());
    assertThat(ours.prices().high()).isEqualTo(theirs.prices().high());
    assertThat(ours.prices().low()).isEqualTo(theirs.prices().low());
    assertThat(ours.prices().close()).isEqualTo(theirs.prices().close());
    assertThat(ours.size()).isGreaterThan(1_000);
  }
}
