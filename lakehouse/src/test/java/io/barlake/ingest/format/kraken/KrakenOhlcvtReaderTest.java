package io.barlake.ingest.format.kraken;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.ingest.archive.RealData;
import io.barlake.ingest.format.ArchiveFormat;
import io.barlake.ingest.format.Origin;
import io.barlake.ingest.format.ReadArchive;
import io.barlake.ingest.format.ReaderContract;
import io.barlake.ingest.format.RejectionReason;
import io.barlake.ingest.format.TestArchive;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KrakenOhlcvtReaderTest extends ReaderContract {
  @Override
  protected Kind kind() {
    return new Kind(ArchiveFormat.KRAKEN_OHLCVT, "kraken", "trade", Origin.Stamps.UTC, 1440);
  }

  @Override
  protected String symbol() {
    return "XBTUSD";
  }

  @Override
  protected String archive() {
    return "XBTUSD_1440.csv";
  }

  @Override
  protected String member() {
    return "XBTUSD_1440.csv";
  }

  @Override
  protected byte[] sample() {
    return ascii(
        """
        1381017600,122.0,122.0,122.0,122.0,0.1,1
        1381104000,123.61,123.61,123.61,123.61,0.1,1
        1381190400,123.91,124.19,123.9,124.18,3.9916,4
        """);
  }

  @Override
  protected List<String> bars() {
    return List.of(
        "2013-10-06T00:00 122.00 122.00 122.00 122.00 0.1000",
        "2013-10-07T00:00 123.61 123.61 123.61 123.61 0.1000",
        "2013-10-08T00:00 123.91 124.19 123.90 124.18 3.9916");
  }

  @Override
  protected Map<String, RejectionReason> broken() {
    Map<String, RejectionReason> broken = new LinkedHashMap<>();
    broken.put("1381276800,1,1,1,1,1", RejectionReason.WRONG_FIELD_COUNT);
    broken.put("1381276860,1,1,1,1,1,1", RejectionReason.BAD_STAMP);
    broken.put("1381276800,1,1,1,1,1,1.5", RejectionReason.BAD_NUMBER);
    broken.put("1381276800,1,0.5,1,1,1,1", RejectionReason.IMPOSSIBLE_BAR);
    broken.put("1381276800,0,1,0,1,1,1", RejectionReason.PRICE_NOT_POSITIVE);
    return broken;
  }

  @Override
  protected byte[] written(List<Bar> bars) {
    StringBuilder text = new StringBuilder();
    for (Bar bar : bars) {
      text.append(
              String.join(
                  ",",
                  String.valueOf(bar.epochSecond()),
                  bar.price(bar.open()),
                  bar.price(bar.high()),
                  bar.price(bar.low()),
                  bar.price(bar.close()),
                  String.valueOf(bar.volume()),
                  "3"))
          .append('\n');
    }
    return ascii(text.toString());
  }

  @Test
  void frameIsThatOfTheStampsWhereNoNameTellsIt() {
    ReadArchive read =
        TestArchive.read(
            TestArchive.of(
                "XBTUSD_.zip", "XBTUSD_0.csv", new String(sample(), StandardCharsets.US_ASCII)));

    assertThat(read.frame()).isEqualTo(1_440);
  }

  @Test
  void daysOfTheVendorAreReadWithTheirTrades() {
    ReadArchive read = RealData.onlyArchive("other/XBTUSD_1440.csv", TestArchive::read);

    assertThat(read.minutes().recordsRead()).isEqualTo(3_178);
    assertThat(read.minutes().rejections()).isEmpty();
    assertThat(read.frame()).isEqualTo(1_440);
    assertThat(read.minutes().columns().ticks().count(2)).isEqualTo(4);
  }
}
