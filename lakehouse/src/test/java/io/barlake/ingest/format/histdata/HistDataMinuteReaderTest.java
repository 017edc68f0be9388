package io.barlake.ingest.format.histdata;

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

class HistDataMinuteReaderTest extends ReaderContract {
  @Override
  protected Kind kind() {
    return new Kind(ArchiveFormat.HISTDATA_MINUTE, "histdata", "bid", Origin.Stamps.WALL_CLOCK, 1);
  }

  @Override
  protected String symbol() {
    return "EURUSD";
  }

  @Override
  protected String archive() {
    return "HISTDATA_COM_ASCII_EURUSD_M12019.zip";
  }

  @Override
  protected String member() {
    return "DAT_ASCII_EURUSD_M1_2019.csv";
  }

  @Override
  protected byte[] sample() {
    return ascii(
        """
        20190102 030000;1.146130;1.146200;1.146100;1.146190;0
        20190102 030100;1.146190;1.146210;1.146150;1.146160;0
        """);
  }

  @Override
  protected List<String> bars() {
    return List.of(
        "2019-01-02T03:00 1.14613 1.14620 1.14610 1.14619 0",
        "2019-01-02T03:01 1.14619 1.14621 1.14615 1.14616 0");
  }

  @Override
  protected Map<String, RejectionReason> broken() {
    Map<String, RejectionReason> broken = new LinkedHashMap<>();
    broken.put("20190102 030200;1;1;1;1", RejectionReason.WRONG_FIELD_COUNT);
    broken.put("20190102 030201;1;1;1;1;0", RejectionReason.BAD_STAMP);
    broken.put("20190102 030200;1;1e0;1;1;0", RejectionReason.BAD_NUMBER);
    broken.put("20190102 030200;0;1;0;1;0", RejectionReason.PRICE_NOT_POSITIVE);
    broken.put("20190102 030200;1;1;2;1;0", RejectionReason.IMPOSSIBLE_BAR);
    return broken;
  }

  @Override
  protected byte[] written(List<Bar> bars) {
    StringBuilder text = new StringBuilder();
    for (Bar bar : bars) {
      text.append(
              String.join(
                  ";",
                  DateTimeFormatter.ofPattern("uuuuMMdd HHmmss", Locale.ROOT).format(bar.stamp()),
                  bar.price(bar.open()),
                  bar.price(bar.high()),
                  bar.price(bar.low()),
                  bar.price(bar.close()),
                  "0"))
          .append('\n');
    }
    return ascii(text.toString());
  }

  @Test
  void minutesForNinjaTraderHaveTheSameBytes() {
    ReadArchive month =
        RealData.onlyArchive("other/DAT_NT_EURUSD_M1_201502.csv", TestArchive::read);

    assertThat(month.format()).isEqualTo(ArchiveFormat.HISTDATA_MINUTE);
    assertThat(month.minutes().recordsRead()).isEqualTo(14382);
  }
}
