package io.barlake.ingest.format.histdata;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.ingest.archive.RealData;
import io.barlake.ingest.format.ArchiveFormat;
import io.barlake.ingest.format.MinuteColumns;
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

class HistDataTickReaderTest extends ReaderContract {
  @Override
  protected Kind kind() {
    return new Kind(ArchiveFormat.HISTDATA_TICK, "histdata", "bid", Origin.Stamps.WALL_CLOCK, 1);
  }

  @Override
  protected String symbol() {
    return "EURUSD";
  }

  @Override
  protected String archive() {
    return "HISTDATA_COM_ASCII_EURUSD_T202001.zip";
  }

  @Override
  protected String member() {
    return "DAT_ASCII_EURUSD_T_202001.csv";
  }

  @Override
  protected byte[] sample() {
    return ascii(
        """
        20200101 170000065,1.121200,1.121720,0
        20200101 170010447,1.121210,1.121920,0
        20200101 170110498,1.121170,1.121610,0
        """);
  }

  @Override
  protected List<String> bars() {
    return List.of(
        "2020-01-01T17:00 1.12120 1.12121 1.12120 1.12121 0 of 2 ticks",
        "2020-01-01T17:01 1.12117 1.12117 1.12117 1.12117 0 of 1 ticks");
  }

  @Override
  protected Map<String, RejectionReason> broken() {
    Map<String, RejectionReason> broken = new LinkedHashMap<>();
    broken.put("20200101 170110498,1.1,1.1", RejectionReason.WRONG_FIELD_COUNT);
    broken.put("20200101 176010498,1.1,1.1,0", RejectionReason.BAD_STAMP);
    broken.put("20200101 170110498,1.1,,0", RejectionReason.BAD_NUMBER);
    broken.put("20200101 170110498,0,1.1,0", RejectionReason.PRICE_NOT_POSITIVE);
    broken.put("20200101 170110498,1.1,2.3,0", RejectionReason.IMPOSSIBLE_QUOTE);
    return broken;
  }

  @Override
  protected byte[] written(List<Bar> bars) {
    StringBuilder text = new StringBuilder();
    for (Bar bar : bars) {
      for (int i = 0; i < 4; i++) {
        String price = bar.ticks().get(i);
        text.append(DateTimeFormatter.ofPattern("uuuuMMdd HHmm", Locale.ROOT).format(bar.stamp()))
            .append(i)
            .append("0123,")
            .append(price)
            .append(",")
            .append(price)
            .append(",0\n");
      }
    }
    return ascii(text.toString());
  }

  @Test
  void ticksOfTheVendorAreAllInTheirMinutes() {
    ReadArchive ticks =
        RealData.onlyArchive("other/DAT_ASCII_EURUSD_T_202001_sample.csv", TestArchive::read);
    MinuteColumns minutes = ticks.minutes().columns();

    assertThat(ticks.minutes().recordsRead()).isEqualTo(9_500);
    assertThat(minutes.records()).isEqualTo(9_500);
    assertThat(minutes.ticks().spread(0)).isBetween(10.0, 100.0);
  }
}
