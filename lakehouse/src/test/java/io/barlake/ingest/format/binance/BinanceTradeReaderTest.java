package io.barlake.ingest.format.binance;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.ingest.format.ArchiveFormat;
import io.barlake.ingest.format.Origin;
import io.barlake.ingest.format.ReadArchive;
import io.barlake.ingest.format.ReaderContract;
import io.barlake.ingest.format.RejectionReason;
import io.barlake.ingest.format.TestArchive;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BinanceTradeReaderTest extends ReaderContract {
  @Override
  protected Kind kind() {
    return new Kind(ArchiveFormat.BINANCE_TRADE, "binance", "trade", Origin.Stamps.UTC, 1);
  }

  @Override
  protected String symbol() {
    return "BTCUSDT";
  }

  @Override
  protected String archive() {
    return "BTCUSDT-aggTrades-2017-06.zip";
  }

  @Override
  protected String member() {
    return "BTCUSDT-aggTrades-2017-06.csv";
  }

  @Override
  protected byte[] sample() {
    return ascii(
        """
        26129,0.01633102,4.70443515,27781,27781,1498793709153,True,True
        26130,0.01633202,1.5,27782,27784,1498793719153,False,True
        26131,0.01633002,2,27785,27785,1498793769153,True,True
        """);
  }

  @Override
  protected List<String> bars() {
    return List.of(
        "2017-06-30T03:35 0.01633102 0.01633202 0.01633102 0.01633202 6.20443515 of 2 ticks",
        "2017-06-30T03:36 0.01633002 0.01633002 0.01633002 0.01633002 2.00000000 of 1 ticks");
  }

  @Override
  protected Map<String, RejectionReason> broken() {
    Map<String, RejectionReason> broken = new LinkedHashMap<>();
    broken.put("26132,0.01,2,27785,27785,1498793769153,yes,no", RejectionReason.WRONG_FIELD_COUNT);
    broken.put("26132,0.01,2,27785,27785,149879376915,True,True", RejectionReason.BAD_STAMP);
    broken.put("26132,0.01,-2,27785,27785,1498793769153,True,True", RejectionReason.BAD_NUMBER);
    broken.put("26132,0,2,27785,27785,1498793769153,True,True", RejectionReason.PRICE_NOT_POSITIVE);
    return broken;
  }

  @Override
  protected byte[] written(List<Bar> bars) {
    StringBuilder text = new StringBuilder();
    for (Bar bar : bars) {
      for (int i = 0; i < 4; i++) {
        String price = bar.ticks().get(i);
        text.append("1,")
            .append(price)
            .append(",0.5,7,7,")
            .append(bar.epochSecond() * 1_000 + i)
            .append(",true,false\n");
      }
    }
    return ascii(text.toString());
  }

  @Test
  void futuresHaveAHeaderAndNoBestMatch() {
    String text =
        """
        agg_trade_id,price,quantity,first_trade_id,last_trade_id,transact_time,is_buyer_maker
        1,42314.1,0.5,7,9,1704067200000,false
        """;

    ReadArchive read =
        TestArchive.read(TestArchive.of("BTCUSDT-aggTrades-2024-01.zip", "x.csv", text));

    assertThat(read.source().name()).isEqualTo("binance-um");
    assertThat(texts(read.minutes().columns()))
        .containsExactly("2024-01-01T00:00 42314.1 42314.1 42314.1 42314.1 0.5 of 1 ticks");
  }

  @Test
  void singleTradesTellTheTimeAfterTheirAmount() {
    for (String end : List.of("true", "true,true")) {
      String text = "1,42314.1,0.5,21157.05,1735689600000001," + end + "\n";

      ReadArchive read =
          TestArchive.read(TestArchive.of("BTCUSDT-trades-2025-01.zip", "x.csv", text));

      assertThat(texts(read.minutes().columns()))
          .containsExactly("2025-01-01T00:00 42314.1 42314.1 42314.1 42314.1 0.5 of 1 ticks");
    }
  }
}
