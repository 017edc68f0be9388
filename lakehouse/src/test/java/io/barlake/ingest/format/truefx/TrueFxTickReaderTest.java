package io.barlake.ingest.format.truefx;

import io.barlake.ingest.format.ArchiveFormat;
import io.barlake.ingest.format.Origin;
import io.barlake.ingest.format.ReaderContract;
import io.barlake.ingest.format.RejectionReason;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

class TrueFxTickReaderTest extends ReaderContract {
  @Override
  protected Kind kind() {
    return new Kind(ArchiveFormat.TRUEFX_TICK, "truefx", "bid", Origin.Stamps.WALL_CLOCK, 1);
  }

  @Override
  protected String symbol() {
    return "EURUSD";
  }

  @Override
  protected String archive() {
    return "EURUSD-2009-05.zip";
  }

  @Override
  protected String member() {
    return "EURUSD-2009-05.csv";
  }

  @Override
  protected byte[] sample() {
    return ascii(
        """
        EUR/USD,20090501 00:00:00.344,1.32395,1.32405
        EUR/USD,20090501 00:00:00.359,1.32394,1.32404
        EUR/USD,20090501 00:01:00.359,1.32390,1.32404
        """);
  }

  @Override
  protected List<String> bars() {
    return List.of(
        "2009-05-01T00:00 1.32395 1.32395 1.32394 1.32394 0 of 2 ticks",
        "2009-05-01T00:01 1.32390 1.32390 1.32390 1.32390 0 of 1 ticks");
  }

  @Override
  protected Map<String, RejectionReason> broken() {
    Map<String, RejectionReason> broken = new LinkedHashMap<>();
    broken.put("EUR/USD,20090501 00:01:00.359,1.3", RejectionReason.WRONG_FIELD_COUNT);
    broken.put("EUR/USD,20090501 24:01:00.359,1.3,1.3", RejectionReason.BAD_STAMP);
    broken.put("EUR/JPY,20090501 00:01:00.359,1.3,1.3", RejectionReason.OTHER_SYMBOL);
    broken.put("EUR/USD,20090501 00:01:00.359,1.3,x", RejectionReason.BAD_NUMBER);
    broken.put("EUR/USD,20090501 00:01:00.359,0,1.3", RejectionReason.PRICE_NOT_POSITIVE);
    return broken;
  }

  @Override
  protected byte[] written(List<Bar> bars) {
    StringBuilder text = new StringBuilder();
    for (Bar bar : bars) {
      for (int i = 0; i < 4; i++) {
        String price = bar.ticks().get(i);
        text.append("EUR/USD,")
            .append(DateTimeFormatter.ofPattern("uuuuMMdd HH:mm", Locale.ROOT).format(bar.stamp()))
            .append(":0")
            .append(i)
            .append(".123,")
            .append(price)
            .append(",")
            .append(price)
            .append("\n");
      }
    }
    return ascii(text.toString());
  }
}
