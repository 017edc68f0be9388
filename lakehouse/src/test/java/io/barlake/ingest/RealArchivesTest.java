package io.barlake.ingest;

import static io.barlake.ingest.LakeContent.sql;
import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.ingest.archive.RealData;
import io.barlake.tables.Tables;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMAInputStream;

/** Years of the vendor in the tables, judged by candles of another vendor that are in UTC. */
class RealArchivesTest {
  @TempDir static Path folder;
  private static Tables tables;

  @BeforeAll
  static void ingest() {
    List<Path> archives =
        Stream.of("EURUSD_M12018", "XAUUSD_M12018", "EURUSD_M12019", "USDJPY_M12019")
            .map(name -> RealData.file("histdata/HISTDATA_COM_ASCII_" + name + ".zip"))
            .toList();
    tables = IngestFixture.lake(folder);
    assertThat(IngestFixture.ingest(tables, archives).sentence())
        .isEqualTo("1,471,380 records used from 4 archives, 0 known already, 0 refused");
  }

  @Test
  void everyRecordIsAccountedFor() {
    assertThat(
            sql(
                tables,
                "SELECT symbol, year(last_ts), records_read, used, duplicates, padding, quarantined,"
                    + " conflicts FROM raw.archives"))
        .containsExactly(
            "[EURUSD,2018,372607,372607,0,0,0,0]",
            "[EURUSD,2019,372530,372470,60,0,0,0]",
            "[USDJPY,2019,372585,372525,60,0,0,0]",
            "[XAUUSD,2018,353778,353778,0,0,0,0]");
    LakeContent.assertBalanced(tables);
  }

  @Test
  void clocksAreProven() {
    assertThat(sql(tables, "SELECT symbol, year, rule, sureness FROM raw.clocks"))
        .containsExactly(
            "[EURUSD,2018,new-york,proven]",
            "[EURUSD,2019,eastern-on-european-dates,proven]",
            "[USDJPY,2019,eastern-on-european-dates,proven]",
            "[XAUUSD,2018,new-york,proven]");
  }

  @Test
  void minutesOfADayEqualTheCandlesOfAnotherVendor() throws IOException {
    assertThat(
            sql(
                tables,
                "SELECT CAST(unix_seconds(ts) - unix_seconds(TIMESTAMP '2019-02-04') AS INT),"
                    + " CAST(round(open * 100000) AS INT), CAST(round(close * 100000) AS INT),"
                    + " CAST(round(low * 100000) AS INT), CAST(round(high * 100000) AS INT)"
                    + " FROM market.bars_1m WHERE symbol = 'EURUSD'"
                    + " AND ts >= '2019-02-04' AND ts < '2019-02-05'"))
        .hasSize(1440)
        .isEqualTo(candles("dukascopy/EURUSD/2019/01/04/BID_candles_min_1.bi5"));
  }

  private static List<String> candles(String name) throws IOException {
    List<String> candles = new ArrayList<>();
    try (LZMAInputStream in = new LZMAInputStream(Files.newInputStream(RealData.file(name)))) {
      ByteBuffer bytes = ByteBuffer.wrap(in.readAllBytes());
      while (bytes.hasRemaining()) {
        candles.add(
            String.format(
                Locale.ROOT,
                "[%d,%d,%d,%d,%d]",
                bytes.getInt(),
                bytes.getInt(),
                bytes.getInt(),
                bytes.getInt(),
                bytes.getInt()));
        bytes.getFloat();
      }
    }
    candles.sort(null);
    return candles;
  }
}
