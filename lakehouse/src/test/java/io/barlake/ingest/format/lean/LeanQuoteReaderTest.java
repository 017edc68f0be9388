package io.barlake.ingest.format.lean;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.ingest.clock.ClockRules;
import io.barlake.ingest.clock.UsualClocks;
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

class LeanQuoteReaderTest extends ReaderContract {
  @Override
  protected Kind kind() {
    return new Kind(ArchiveFormat.LEAN_QUOTE, "lean-fxcm", "bid", Origin.Stamps.WALL_CLOCK, 1);
  }

  @Override
  protected String symbol() {
    return "EURUSD";
  }

  @Override
  protected String archive() {
    return "forex/fxcm/minute/eurusd/20140501_quote.zip";
  }

  @Override
  protected String member() {
    return "20140501_eurusd_minute_quote.csv";
  }

  @Override
  protected byte[] sample() {
    return ascii(
        """
        0,1.38676,1.38686,1.38669,1.38686,0,1.38686,1.38697,1.38680,1.38697,0
        60000,1.38688,1.38688,1.38685,1.38685,0,1.38700,1.38700,1.38696,1.38698,0
        """);
  }

  @Override
  protected List<String> bars() {
    return List.of(
        "2014-05-01T00:00 1.38676 1.38686 1.38669 1.38686 0",
        "2014-05-01T00:01 1.38688 1.38688 1.38685 1.38685 0");
  }

  @Override
  protected Map<String, RejectionReason> broken() {
    Map<String, RejectionReason> broken = new LinkedHashMap<>();
    broken.put("120000,1.3,1.3,1.3,1.3,0,1.4,1.4,1.4,1.4", RejectionReason.WRONG_FIELD_COUNT);
    broken.put("120001,1.3,1.3,1.3,1.3,0,1.4,1.4,1.4,1.4,0", RejectionReason.BAD_STAMP);
    broken.put("120000,1.3,1.3,,1.3,0,1.4,1.4,1.4,1.4,0", RejectionReason.BAD_NUMBER);
    broken.put("120000,1.3,1.2,1.3,1.3,0,1.4,1.4,1.4,1.4,0", RejectionReason.IMPOSSIBLE_BAR);
    return broken;
  }

  @Override
  protected byte[] written(List<Bar> bars) {
    StringBuilder text = new StringBuilder();
    for (Bar bar : bars) {
      String bid =
          String.join(
              ",",
              bar.price(bar.open()),
              bar.price(bar.high()),
              bar.price(bar.low()),
              bar.price(bar.close()));
      text.append(bar.epochSecond() % 86_400 * 1_000)
          .append(",")
          .append(bid)
          .append(",0,")
          .append(bid)
          .append(",0\n");
    }
    return ascii(text.toString());
  }

  @Test
  void spreadIsTheMeanOfThoseAtOpenAndClose() {
    assertThat(read(sample()).minutes().columns().ticks().spreads()).containsExactly(10.5, 12.5);
  }

  @Test
  void clockIsThatOfTheMarket() {
    assertThat(UsualClocks.of(read(sample()).source(), 2014)).isEqualTo(ClockRules.FIXED_EASTERN);
    ReadArchive oanda = LeanFiles.read("oanda/minute/eurusd/20140501_quote.zip");
    assertThat(UsualClocks.of(oanda.source(), 2014)).isEqualTo(ClockRules.UTC);
  }

  @Test
  void hoursHaveStampsOfTheirOwn() {
    String text =
        """
        20070101 21:00,1.31927,1.31955,1.3187,1.31935,0,1.32027,1.32055,1.3197,1.32035,0
        20070101 22:00,1.31935,1.3202,1.31925,1.32,0,1.32035,1.3212,1.32025,1.321,0
        """;

    ReadArchive read =
        TestArchive.read(TestArchive.of("oanda/hour/eurusd.zip", "eurusd.csv", text));

    assertThat(read.frame()).isEqualTo(60);
    assertThat(texts(read.minutes().columns()))
        .containsExactly(
            "2007-01-01T21:00 1.31927 1.31955 1.31870 1.31935 0",
            "2007-01-01T22:00 1.31935 1.32020 1.31925 1.32000 0");
  }

  @Test
  void filesOfTheVendorAreReadToTheLastLine() {
    for (String path :
        List.of(
            "fxcm/minute/eurusd/20140501_quote.zip",
            "fxcm/minute/eurusd/20140504_quote.zip",
            "oanda/minute/eurusd/20140505_quote.zip",
            "oanda/hour/eurusd.zip")) {
      ReadArchive read = LeanFiles.read(path);

      assertThat(read.minutes().rejections()).as(path).isEmpty();
      assertThat(read.source().name()).isEqualTo("lean-" + path.substring(0, path.indexOf('/')));
      assertThat(read.frame()).isEqualTo(path.contains("hour") ? 60 : 1);
      assertThat(read.notes()).isEmpty();
    }
  }

  @Test
  void hourOfTheVendorEqualsItsMinutes() {
    MinuteColumns hours = LeanFiles.read("oanda/hour/eurusd.zip").minutes().columns();
    MinuteColumns minutes =
        LeanFiles.read("oanda/minute/eurusd/20140501_quote.zip").minutes().columns();
    int checked = 0;
    for (int h = 0; h < hours.size(); h++) {
      long hour = hours.fileMinutes()[h];
      long close = 0;
      for (int m = 0; m < minutes.size(); m++) {
        boolean inside = minutes.fileMinutes()[m] / 60 == hour / 60;
        close = inside ? minutes.prices().close()[m] : close;
      }
      if (close > 0) {
        assertThat(minutes.prices().scale().price(close))
            .isEqualTo(hours.prices().scale().price(hours.prices().close()[h]));
        checked++;
      }
    }
    assertThat(checked).isEqualTo(24);
  }
}
