package io.barlake.ingest.format.binance;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.ingest.archive.RealData;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinanceKlineReaderTest extends ReaderContract {
  @Override
  protected Kind kind() {
    return new Kind(ArchiveFormat.BINANCE_KLINE, "binance", "trade", Origin.Stamps.UTC, 1);
  }

  @Override
  protected String symbol() {
    return "ADABTC";
  }

  @Override
  protected String archive() {
    return "ADABTC-1m-2021-11.zip";
  }

  @Override
  protected String member() {
    return "ADABTC-1m-2021-11.csv";
  }

  @Override
  protected byte[] sample() {
    return ascii(
        """
        1637971200000,0.00002853,0.00002854,0.00002851,0.00002854,36304.20000000,1637971259999,1.03547608,79,19523.0,0.5,0
        1637971260000,0.00002854,0.00002860,0.00002854,0.00002859,89196.60000000,1637971319999,2.54751330,98,59004.2,1.6,0
        """);
  }

  @Override
  protected List<String> bars() {
    return List.of(
        "2021-11-27T00:00 0.00002853 0.00002854 0.00002851 0.00002854 36304.2",
        "2021-11-27T00:01 0.00002854 0.00002860 0.00002854 0.00002859 89196.6");
  }

  @Override
  protected Map<String, RejectionReason> broken() {
    Map<String, RejectionReason> broken = new LinkedHashMap<>();
    broken.put(
        "1637971320000,0.1,0.1,0.1,0.1,1,1637971379999,1,1,1,1", RejectionReason.WRONG_FIELD_COUNT);
    broken.put(
        "1637971320001,0.1,0.1,0.1,0.1,1,1637971380000,1,1,1,1,0", RejectionReason.BAD_STAMP);
    broken.put(
        "1637971320000,0.1,0.1,0.1,0.1,1,1637974919999,1,1,1,1,0", RejectionReason.BAD_STAMP);
    broken.put(
        "1637971320000,0.1,0.1,NaN,0.1,1,1637971379999,1,1,1,1,0", RejectionReason.BAD_NUMBER);
    broken.put(
        "1637971320000,0.1,0.1,0.2,0.1,1,1637971379999,1,1,1,1,0", RejectionReason.IMPOSSIBLE_BAR);
    return broken;
  }

  @Override
  protected byte[] written(List<Bar> bars) {
    StringBuilder text = new StringBuilder();
    for (Bar bar : bars) {
      long open = bar.epochSecond() * 1_000_000;
      text.append(
              String.join(
                  ",",
                  String.valueOf(open),
                  bar.price(bar.open()),
                  bar.price(bar.high()),
                  bar.price(bar.low()),
                  bar.price(bar.close()),
                  String.valueOf(bar.volume())))
          .append(",")
          .append(open + 59_999_999)
          .append(",1,2,3,4,0\n");
    }
    return ascii(text.toString());
  }

  @Test
  void tradesAreCounted() {
    assertThat(read(sample()).minutes().columns().ticks().counts()).containsExactly(79, 98);
  }

  @ParameterizedTest
  @CsvSource({
    "BTCUSDT-1h-2024-01.csv, binance-um",
    "data/futures/um/monthly/klines/BTCUSDT/1h/BTCUSDT-1h-2024-01.zip, binance-um",
    "data/futures/cm/monthly/klines/BTCUSD_PERP/1h/BTCUSD_PERP-1h-2024-01.zip, binance-cm",
    "BTCUSD_PERP-1h-2024-01.csv, binance-cm"
  })
  void futuresHaveAHeaderAndAreASourceOfTheirOwn(String name, String source) {
    String text =
        "open_time,open,high,low,close,volume,close_time,quote_volume,count,taker_buy_volume,"
            + "taker_buy_quote_volume,ignore\n"
            + "1704067200000,42314,42603,42289,42503,7690,1704070799999,1,90,1,1,0\n";

    ReadArchive read = TestArchive.read(TestArchive.of(name, "x.csv", text));

    assertThat(read.source().name()).isEqualTo(source);
    assertThat(read.frame()).isEqualTo(60);
    assertThat(read.minutes().recordsRead()).isEqualTo(1);
  }

  @Test
  void klinesOfTheVendorAreRead() {
    ReadArchive read = RealData.onlyArchive("other/ADABTC-1m-2021-11-27.csv", TestArchive::read);

    assertThat(read.minutes().recordsRead()).isEqualTo(10);
    assertThat(read.minutes().rejections()).isEmpty();
  }
}
