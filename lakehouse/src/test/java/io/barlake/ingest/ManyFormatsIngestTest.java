package io.barlake.ingest;

import static io.barlake.ingest.IngestFixture.ingest;
import static io.barlake.ingest.LakeContent.sql;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.tables.Tables;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManyFormatsIngestTest {
  @TempDir static Path lake;

  private static Tables tables;

  @TempDir Path downloads;

  @BeforeAll
  static void open() {
    tables = IngestFixture.lake(lake);
  }

  @Test
  void coarseBarsStandBesideTheMinutesAndAreReplacedLikeThem() {
    Path days =
        write(
            "XBTUSD_1440.csv",
            """
            1381017600,122.0,122.0,122.0,122.0,0.1,1
            1381104000,123.61,123.61,123.61,123.61,0.1,1
            1381104000,123.61,123.62,123.61,123.61,0.1,1
            """);
    Path minutes = write("XBTUSD_1.csv", "1381017600,122.0,122.5,122.0,122.0,0.1,3\n");
    Path newer =
        write(
            "newer/XBTUSD_1440.csv",
            """
            1381104000,123.61,123.61,123.61,123.61,0.1,1
            1381190400,123.91,124.19,123.9,124.18,3.9916,4
            """);

    ingest(tables, days, minutes);
    ingest(tables, newer);

    assertThat(
            sql(
                tables,
                "SELECT source, symbol, frame, side, ts, open, high, low, close, volume"
                    + " FROM market.source_bars ORDER BY ts"))
        .containsExactly(
            "[kraken,XBTUSD,1440,trade,2013-10-06T00:00:00Z,122.0,122.0,122.0,122.0,0.1]",
            "[kraken,XBTUSD,1440,trade,2013-10-07T00:00:00Z,123.61,123.61,123.61,123.61,0.1]",
            "[kraken,XBTUSD,1440,trade,2013-10-08T00:00:00Z,123.91,124.19,123.9,124.18,3.9916]");
    assertThat(sql(tables, "SELECT ts, high, ticks FROM market.bars_1m WHERE source = 'kraken'"))
        .containsExactly("[2013-10-06T00:00:00Z,122.5,3]");
    assertThat(
            sql(
                tables,
                "SELECT frame, records_read, sum(used + duplicates + conflicts)"
                    + " FROM raw.archives WHERE source = 'kraken' GROUP BY sha256, frame,"
                    + " records_read ORDER BY 1, 2"))
        .containsExactly("[1,1,1]", "[1440,2,2]", "[1440,3,3]");
  }

  @Test
  void ticksBecomeMinutesWithSpreadInTicksOfTheInstrument() {
    Path ticks =
        write(
            "DAT_ASCII_USDJPY_T_202001.csv",
            """
            20200106 100000065,108.120000,108.123000,0
            20200106 100010447,108.121000,108.126000,0
            20200106 100110498,108.117000,108.118000,0
            """);

    ingest(tables, ticks);

    assertThat(
            sql(
                tables,
                "SELECT ts, open, high, low, close, volume, spread_ticks, ticks"
                    + " FROM market.bars_1m WHERE symbol = 'USDJPY' ORDER BY ts"))
        .containsExactly(
            "[2020-01-06T15:00:00Z,108.12,108.121,108.12,108.121,null,4.0,2]",
            "[2020-01-06T15:01:00Z,108.117,108.117,108.117,108.117,null,1.0,1]");
    assertThat(
            sql(
                tables,
                "SELECT records_read, used, format FROM raw.archives WHERE symbol = 'USDJPY'"))
        .containsExactly("[3,3,histdata-tick]");
  }

  @Test
  void fileOfFillerAloneIsAnArchiveWithoutRows() {
    String header = "timestamp,open,high,low,close,volume\n";
    Path filler =
        write(
            "btcusd_bitstamp_1min_2012.csv",
            header + "1325412060,4.58,4.58,4.58,4.58,0.0\n1325412180,4.58,4.58,4.58,4.58,0.0\n");
    Path bars =
        write(
            "more/btcusd_bitstamp_1min_2012b.csv",
            header + "1325412120,4.58,4.60,4.57,4.59,2.5\n1325412240,4.59,4.59,4.59,4.59,0.0\n");
    String archives =
        "SELECT first_ts, last_ts, records_read, used, padding FROM raw.archives"
            + " WHERE source = 'bitstamp'";

    ingest(tables, filler);

    assertThat(sql(tables, archives))
        .containsExactly("[2012-01-01T10:01:00Z,2012-01-01T10:03:00Z,2,0,2]");
    assertThat(ingest(tables, filler).known()).hasSize(1);

    ingest(tables, bars);

    assertThat(sql(tables, archives))
        .containsExactly(
            "[2012-01-01T10:01:00Z,2012-01-01T10:03:00Z,2,0,2]",
            "[2012-01-01T10:02:00Z,2012-01-01T10:02:00Z,2,1,1]");
    assertThat(sql(tables, "SELECT ts FROM market.bars_1m WHERE source = 'bitstamp'"))
        .containsExactly("[2012-01-01T10:02:00Z]");
  }

  @Test
  void stampsInUtcNeedNoMeasuring() {
    Path klines =
        write(
            "ADABTC-1m-2021-11-27.csv",
            "1637971200000,0.02853,0.02854,0.02851,0.02854,36304.2,1637971259999,1,79,1,1,0\n");

    ingest(tables, klines);

    assertThat(
            sql(
                tables,
                "SELECT first_ts, clock, clock_sureness FROM raw.archives"
                    + " WHERE symbol = 'ADABTC'"))
        .containsExactly("[2021-11-27T00:00:00Z,utc,given]");
  }

  private Path write(String name, String text) {
    return SmallArchive.write(downloads.resolve(name), text.getBytes(US_ASCII));
  }
}
