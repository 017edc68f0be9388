package io.barlake.ingest.format.histdata;

import io.barlake.ingest.format.ArchiveFormat;
import io.barlake.ingest.format.Origin;
import io.barlake.ingest.format.ReaderContract;
import io.barlake.ingest.format.RejectionReason;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

class MetaStockReaderTest extends ReaderContract {
  @Override
  protected Kind kind() {
    return new Kind(
        ArchiveFormat.HISTDATA_METASTOCK, "histdata", "bid", Origin.Stamps.WALL_CLOCK, 1);
  }

  @Override
  protected String symbol() {
    return "EURUSD";
  }

  @Override
  protected String archive() {
    return "DAT_MS_EURUSD_M1_201202.zip";
  }

  @Override
  protected String member() {
    return "DAT_MS_EURUSD_M1_201202.csv";
  }

  @Override
  protected byte[] sample() {
    return ascii(
        """
        EURUSD,201202010000,1.306600,1.306600,1.306560,1.306560,0
        EURUSD,201202010001,1.306570,1.306570,1.306470,1.306560,0
        """);
  }

  @Override
  protected List<String> bars() {
    return List.of(
        "2012-02-01T00:00 1.30660 1.30660 1.30656 1.30656 0",
        "2012-02-01T00:01 1.30657 1.30657 1.30647 1.30656 0");
  }

  @Override
  protected Map<String, RejectionReason> broken() {
    Map<String, RejectionReason> broken = new LinkedHashMap<>();
    broken.put("EURUSD,201202010002,1.3,1.3,1.3,1.3", RejectionReason.WRONG_FIELD_COUNT);
    broken.put("EURUSD,201202012402,1.3,1.3,1.3,1.3,0", RejectionReason.BAD_STAMP);
    broken.put("GBPUSD,201202010002,1.3,1.3,1.3,1.3,0", RejectionReason.OTHER_SYMBOL);
    broken.put("EURUSD,201202010002,1.3,1.3,NaN,1.3,0", RejectionReason.BAD_NUMBER);
    broken.put("EURUSD,201202010002,1.3,1.2,1.3,1.3,0", RejectionReason.IMPOSSIBLE_BAR);
    return broken;
  }

  @Override
  protected byte[] written(List<Bar> bars) {
    StringBuilder text = new StringBuilder();
    for (Bar bar : bars) {
      text.append(
              String.join(
                  ",",
                  "EURUSD",
                  DateTimeFormatter.ofPattern("uuuuMMddHHmm", Locale.ROOT).format(bar.stamp()),
                  bar.price(bar.open()),
                  bar.price(bar.high()),
                  bar.price(bar.low()),
                  bar.price(bar.close()),
                  "0"))
          .append('\n');
    }
    return ascii(text.toString());
  }
}
