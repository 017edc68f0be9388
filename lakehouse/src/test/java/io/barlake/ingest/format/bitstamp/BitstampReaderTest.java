package io.barlake.ingest.format.bitstamp;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.ingest.format.ArchiveFormat;
import io.barlake.ingest.format.Origin;
import io.barlake.ingest.format.ReaderContract;
import io.barlake.ingest.format.RejectionReason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BitstampReaderTest extends ReaderContract {
  @Override
  protected Kind kind() {
    return new Kind(ArchiveFormat.BITSTAMP_BARS, "bitstamp", "trade", Origin.Stamps.UTC, 1);
  }

  @Override
  protected String symbol() {
    return "BTCUSD";
  }

  @Override
  protected String archive() {
    return "btcusd_bitstamp_1min_2012.csv";
  }

  @Override
  protected String member() {
    return "btcusd_bitstamp_1min_2012.csv";
  }

  @Override
  protected byte[] sample() {
    return ascii(
        """
        timestamp,open,high,low,close,volume
        1325412060,4.58,4.58,4.58,4.58,0.0
        1325412120,4.58,4.60,4.57,4.59,2.5
        1325412180,4.59,4.59,4.59,4.59,1.0
        """);
  }

  @Override
  protected List<String> bars() {
    return List.of(
        "2012-01-01T10:02 4.58 4.60 4.57 4.59 2.5", "2012-01-01T10:03 4.59 4.59 4.59 4.59 1.0");
  }

  @Override
  protected Map<String, RejectionReason> broken() {
    Map<String, RejectionReason> broken = new LinkedHashMap<>();
    broken.put("1325412240,1,1,1,1", RejectionReason.WRONG_FIELD_COUNT);
    broken.put("1325412241,1,1,1,1,1", RejectionReason.BAD_STAMP);
    broken.put("1325412240,1,1,1,,1", RejectionReason.BAD_NUMBER);
    broken.put("1325412240,1,1,2,1,1", RejectionReason.IMPOSSIBLE_BAR);
    return broken;
  }

  @Override
  protected byte[] written(List<Bar> bars) {
    StringBuilder text = new StringBuilder("timestamp,open,high,low,close,volume\n");
    for (Bar bar : bars) {
      text.append(
              String.join(
                  ",",
                  String.valueOf(bar.epochSecond()),
                  bar.price(bar.open()),
                  bar.price(bar.high()),
                  bar.price(bar.low()),
                  bar.price(bar.close()),
                  String.valueOf(bar.volume())))
          .append('\n');
    }
    return ascii(text.toString());
  }

  @Test
  void quietMinutesAreFillerAndDropped() {
    assertThat(read(sample()).minutes().padding()).isEqualTo(1);
    assertThat(read(sample()).minutes().recordsRead()).isEqualTo(3);
  }

  @Test
  void symbolIsReadFromTheNamesTheDumpsGoBy() {
    for (String name :
        List.of(
            "btcusd_1-min_data.csv",
            "bitstampUSD_1-min_data_2012-01-01.csv",
            "bitstamp-BTCUSD.csv")) {
      assertThat(new BitstampReader().label(name).orElseThrow().symbol().name())
          .as(name)
          .isEqualTo("BTCUSD");
    }
    assertThat(new BitstampReader().label("EURUSD.csv")).isEmpty();
  }
}
