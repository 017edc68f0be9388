package io.barlake.ingest.format.coinbase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.barlake.ingest.format.ArchiveFormat;
import io.barlake.ingest.format.Origin;
import io.barlake.ingest.format.ReadArchive;
import io.barlake.ingest.format.ReaderContract;
import io.barlake.ingest.format.Rejection;
import io.barlake.ingest.format.RejectionReason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CoinbaseCandleReaderTest extends ReaderContract {
  @Override
  protected Kind kind() {
    return new Kind(ArchiveFormat.COINBASE_CANDLE, "coinbase", "trade", Origin.Stamps.UTC, 2);
  }

  @Override
  protected String symbol() {
    return "BTCUSD";
  }

  @Override
  protected String archive() {
    return "BTC-USD.json";
  }

  @Override
  protected String member() {
    return "BTC-USD.json";
  }

  @Override
  protected byte[] sample() {
    return ascii(
        """
        [[1609459380,28990.0,29010.5,29000.0,29005.1,3.25],
         [1609459260,28990.5,29020.5,29010.0,29000.0,1.5]]
        """);
  }

  @Override
  protected List<String> bars() {
    return List.of(
        "2021-01-01T00:03 29000.0 29010.5 28990.0 29005.1 3.25",
        "2021-01-01T00:01 29010.0 29020.5 28990.5 29000.0 1.50");
  }

  @Override
  protected Map<String, RejectionReason> broken() {
    Map<String, RejectionReason> broken = new LinkedHashMap<>();
    return broken;
  }

  @Override
  protected byte[] written(List<Bar> bars) {
    StringBuilder text = new StringBuilder();
    for (Bar bar : bars) {
      text.append(
          String.format(
              Locale.ROOT,
              "{\"start\":\"%d\",\"low\":\"%s\",\"high\":\"%s\",\"open\":\"%s\",\"close\":\"%s\",\"volume\":\"%d\"},",
              bar.epochSecond(),
              bar.price(bar.low()),
              bar.price(bar.high()),
              bar.price(bar.open()),
              bar.price(bar.close()),
              bar.volume()));
    }
    text.insert(0, "{\"candles\":[").append("{}]}");
    return ascii(text.toString());
  }

  @Test
  void brokenCandlesArePutAsideOneByOne() {
    ReadArchive read =
        read(
            ascii(
                "[[1609459260,1,3,2,2,1],[1609459320,1,3,2,2],[1609459380,1,3,2,null,1],"
                    + "[1609459381,1,3,2,2,1],[1609459440,3,1,2,2,1],[1609459500,1,3"));

    assertThat(read.minutes().rejections())
        .extracting(Rejection::line, Rejection::reason, Rejection::rawText)
        .containsExactly(
            tuple(2, RejectionReason.WRONG_FIELD_COUNT, "1609459320,1,3,2,2"),
            tuple(3, RejectionReason.BAD_NUMBER, "1609459380,1,3,2,null,1"),
            tuple(4, RejectionReason.BAD_STAMP, "1609459381,1,3,2,2,1"),
            tuple(5, RejectionReason.IMPOSSIBLE_BAR, "1609459440,3,1,2,2,1"),
            tuple(6, RejectionReason.CUT_LINE, "1609459500,1,3"));
  }
}
