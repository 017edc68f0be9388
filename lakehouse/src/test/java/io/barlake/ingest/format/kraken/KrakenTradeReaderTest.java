package io.barlake.ingest.format.kraken;

import io.barlake.ingest.format.ArchiveFormat;
import io.barlake.ingest.format.Origin;
import io.barlake.ingest.format.ReaderContract;
import io.barlake.ingest.format.RejectionReason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

class KrakenTradeReaderTest extends ReaderContract {
  @Override
  protected Kind kind() {
    return new Kind(ArchiveFormat.KRAKEN_TRADE, "kraken", "trade", Origin.Stamps.UTC, 1);
  }

  @Override
  protected String symbol() {
    return "XBTUSD";
  }

  @Override
  protected String archive() {
    return "XBTUSD.csv";
  }

  @Override
  protected String member() {
    return "XBTUSD.csv";
  }

  @Override
  protected byte[] sample() {
    return ascii(
        """
        1381095255,122.00000,0.10000000
        1381095256,123.00000,0.20000000
        1381179030,123.61000,0.10000000
        """);
  }

  @Override
  protected List<String> bars() {
    return List.of(
        "2013-10-06T21:34 122.00 123.00 122.00 123.00 0.3 of 2 ticks",
        "2013-10-07T20:50 123.61 123.61 123.61 123.61 0.1 of 1 ticks");
  }

  @Override
  protected Map<String, RejectionReason> broken() {
    Map<String, RejectionReason> broken = new LinkedHashMap<>();
    broken.put("1381179030,1", RejectionReason.WRONG_FIELD_COUNT);
    broken.put("138117903x,1,1", RejectionReason.BAD_STAMP);
    broken.put("1381179030,1,1e-05", RejectionReason.BAD_NUMBER);
    broken.put("1381179030,0,1", RejectionReason.PRICE_NOT_POSITIVE);
    return broken;
  }

  @Override
  protected byte[] written(List<Bar> bars) {
    StringBuilder text = new StringBuilder();
    for (Bar bar : bars) {
      for (int i = 0; i < 4; i++) {
        String price = bar.ticks().get(i);
        text.append(bar.epochSecond() + i).append(",").append(price).append(",0.5\n");
      }
    }
    return ascii(text.toString());
  }
}
