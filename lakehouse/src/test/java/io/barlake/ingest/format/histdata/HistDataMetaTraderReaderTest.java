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

class HistDataMetaTraderReaderTest extends ReaderContract {
  @Override
  protected Kind kind() {
    return new Kind(
        ArchiveFormat.HISTDATA_METATRADER, "histdata", "bid", Origin.Stamps.WALL_CLOCK, 1);
  }

  @Override
  protected String symbol() {
    return "EURCHF";
  }

  @Override
  protected String archive() {
    return "DAT_MT_EURCHF_M1_202501.zip";
  }

  @Override
  protected String member() {
    return "DAT_MT_EURCHF_M1_202501.csv";
  }

  @Override
  protected byte[] sample() {
    return ascii(
        """
        2025.01.01,17:05,0.937220,0.937260,0.937210,0.937260,0
        2025.01.01,17:06,0.937260,0.937270,0.937260,0.937260,0
        """);
  }

  @Override
  protected List<String> bars() {
    return List.of(
        "2025-01-01T17:05 0.93722 0.93726 0.93721 0.93726 0",
        "2025-01-01T17:06 0.93726 0.93727 0.93726 0.93726 0");
  }

  @Override
  protected Map<String, RejectionReason> broken() {
    Map<String, RejectionReason> broken = new LinkedHashMap<>();
    broken.put("2025.01.01,17:07,0.9,0.9,0.9,0.9", RejectionReason.WRONG_FIELD_COUNT);
    broken.put("2025.02.30,17:07,0.9,0.9,0.9,0.9,0", RejectionReason.BAD_STAMP);
    broken.put("2025.01.01,17:07,x,0.9,0.9,0.9,0", RejectionReason.BAD_NUMBER);
    broken.put("2025.01.01,17:07,0.9,0.8,0.9,0.9,0", RejectionReason.IMPOSSIBLE_BAR);
    broken.put("2025.01.01,17:07,0.9,0.9,0,0.9,0", RejectionReason.PRICE_NOT_POSITIVE);
    return broken;
  }

  @Override
  protected byte[] written(List<Bar> bars) {
    StringBuilder text = new StringBuilder();
    for (Bar bar : bars) {
      text.append(
              String.join(
                  ",",
                  DateTimeFormatter.ofPattern("uuuu.MM.dd,HH:mm", Locale.ROOT).format(bar.stamp()),
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
  void monthOfTheVendorIsReadToTheLastLine() {
    ReadArchive month =
        RealData.onlyArchive("other/DAT_MT_EURCHF_M1_202501.csv", TestArchive::read);

    assertThat(month.minutes().recordsRead()).isEqualTo(31_572);
    assertThat(month.minutes().rejections()).isEmpty();
    assertThat(month.notes()).isEmpty();
  }
}
