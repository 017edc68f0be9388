package io.barlake.ingest.format.histdata;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.ingest.archive.RefusalReason;
import io.barlake.ingest.archive.RefusedArchive;
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

class NinjaTraderTickReaderTest extends ReaderContract {
  @Override
  protected Kind kind() {
    return new Kind(
        ArchiveFormat.NINJATRADER_TICK, "histdata", "trade", Origin.Stamps.WALL_CLOCK, 1);
  }

  @Override
  protected String symbol() {
    return "AUDCAD";
  }

  @Override
  protected String archive() {
    return "DAT_NT_AUDCAD_T_LAST_201212.zip";
  }

  @Override
  protected String member() {
    return "DAT_NT_AUDCAD_T_LAST_201212.csv";
  }

  @Override
  protected byte[] sample() {
    return ascii(
        """
        20121202 170003;1.042550;0
        20121202 170003;1.042560;0
        20121202 170101;1.042540;0
        """);
  }

  @Override
  protected List<String> bars() {
    return List.of(
        "2012-12-02T17:00 1.04255 1.04256 1.04255 1.04256 0 of 2 ticks",
        "2012-12-02T17:01 1.04254 1.04254 1.04254 1.04254 0 of 1 ticks");
  }

  @Override
  protected Map<String, RejectionReason> broken() {
    Map<String, RejectionReason> broken = new LinkedHashMap<>();
    broken.put("20121202 170101;1.04", RejectionReason.WRONG_FIELD_COUNT);
    broken.put("20121302 170101;1.04;0", RejectionReason.BAD_STAMP);
    broken.put("20121202 170101;-;0", RejectionReason.BAD_NUMBER);
    broken.put("20121202 170101;-1.04;0", RejectionReason.PRICE_NOT_POSITIVE);
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
            .append("0;")
            .append(price)
            .append(";0\n");
      }
    }
    return ascii(text.toString());
  }

  @Test
  void bidAndAskAreTwoSides() {
    for (String side : List.of("bid", "ask")) {
      String name = "DAT_NT_AUDCAD_T_" + side.toUpperCase(Locale.ROOT) + "_201212.csv";

      ReadArchive read =
          TestArchive.read(TestArchive.of("a.zip", name, "20121202 170003;1.04;0\n"));

      assertThat(read.side().word()).isEqualTo(side);
    }
  }

  @Test
  void fileWhoseSideNoNameTellsIsRefused() {
    RefusedArchive refused =
        TestArchive.refused(TestArchive.of("a.zip", "ticks.csv", "20121202 170003;1.04;0\n"));

    assertThat(refused.reason()).isEqualTo(RefusalReason.INCOMPLETE_NAME);
    assertThat(refused.message())
        .isEqualTo(
            "Cannot read \"ticks.csv\" of \"a.zip\": no name tells whether its prices are bid,"
                + " ask or last. Rename it like DAT_NT_EURUSD_T_BID_201212.csv.");
  }
}
