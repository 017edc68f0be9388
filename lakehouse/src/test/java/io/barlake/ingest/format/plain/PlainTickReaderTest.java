package io.barlake.ingest.format.plain;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.ingest.archive.RealData;
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

class PlainTickReaderTest extends ReaderContract {
  @Override
  protected Kind kind() {
    return new Kind(ArchiveFormat.PLAIN_TICK, "truefx", "bid", Origin.Stamps.UTC, 1);
  }

  @Override
  protected String symbol() {
    return "USDJPY";
  }

  @Override
  protected String archive() {
    return "truefx-usdjpy-ticks.csv";
  }

  @Override
  protected String member() {
    return "truefx-usdjpy-ticks.csv";
  }

  @Override
  protected byte[] sample() {
    return ascii(
        """
        timestamp,bid,ask
        2013-01-01 22:00:00.295000+00:00,86.655,86.728
        2013-01-01 22:00:35.907000+00:00,86.657,86.728
        2013-01-01 22:01:35+00:00,86.650,86.728
        """);
  }

  @Override
  protected List<String> bars() {
    return List.of(
        "2013-01-01T22:00 86.655 86.657 86.655 86.657 0 of 2 ticks",
        "2013-01-01T22:01 86.650 86.650 86.650 86.650 0 of 1 ticks");
  }

  @Override
  protected Map<String, RejectionReason> broken() {
    Map<String, RejectionReason> broken = new LinkedHashMap<>();
    broken.put("2013-01-01 22:01:35+00:00,86.650", RejectionReason.WRONG_FIELD_COUNT);
    broken.put("2013-01-01 22:01:35,86.650,86.7", RejectionReason.BAD_STAMP);
    broken.put("2013-01-01 22:01:35+00:00,86.650,", RejectionReason.BAD_NUMBER);
    broken.put("2013-01-01 22:01:35+00:00,0,86.7", RejectionReason.PRICE_NOT_POSITIVE);
    return broken;
  }

  @Override
  protected byte[] written(List<Bar> bars) {
    StringBuilder text = new StringBuilder("timestamp,bid,ask\n");
    for (Bar bar : bars) {
      for (int i = 0; i < 4; i++) {
        String price = bar.ticks().get(i);
        text.append(
                DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm", Locale.ROOT).format(bar.stamp()))
            .append(":0")
            .append(i)
            .append("Z,")
            .append(price)
            .append(",")
            .append(price)
            .append("\n");
      }
    }
    return ascii(text.toString());
  }

  @Test
  void realTicksAreReadToTheLastLine() {
    ReadArchive read = RealData.onlyArchive("other/truefx-usdjpy-ticks.csv", TestArchive::read);

    assertThat(read.minutes().recordsRead()).isEqualTo(1_000);
    assertThat(read.minutes().rejections()).isEmpty();
    assertThat(read.source().name()).isEqualTo("truefx");
  }
}
