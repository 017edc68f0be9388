package io.barlake.ingest;

import static io.barlake.ingest.LakeContent.sql;
import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.ingest.archive.RealData;
import io.barlake.market.Side;
import io.barlake.tables.Tables;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Days of real ticks with the candles of the same source, in the tables. */
class RealTicksIngestTest {
  @TempDir Path folder;

  @Test
  void everySideOfRealQuotesHasItsMinutesAndBarsOfQuotesHaveNoMid() {
    Path lean = RealData.file("lean/oanda").getParent();
    Tables tables = IngestFixture.lake(folder);

    IngestFixture.ingestWithSides(tables, Set.of(Side.ASK, Side.MID), lean);

    assertThat(
            sql(
                tables,
                "SELECT source, side, count(*), count(DISTINCT to_date(ts)), count(ticks)"
                    + " FROM market.bars_1m GROUP BY 1, 2"))
        .containsExactly(
            "[lean-fxcm,ask,4341,5,0]",
            "[lean-fxcm,bid,4341,5,0]",
            "[lean-oanda,ask,4092,4,1363]",
            "[lean-oanda,bid,4092,4,1363]",
            "[lean-oanda,mid,1363,1,1363]");
    assertThat(
            sql(
                tables,
                "SELECT count(*), count_if(m.open = round((b.open + a.open) / 2, 6)"
                    + " AND m.close = round((b.close + a.close) / 2, 6)"
                    + " AND m.high BETWEEN b.high AND a.high AND m.low BETWEEN b.low AND a.low)"
                    + " FROM market.bars_1m b JOIN market.bars_1m a USING (source, ts)"
                    + " JOIN market.bars_1m m USING (source, ts)"
                    + " WHERE b.side = 'bid' AND a.side = 'ask' AND m.side = 'mid'"))
        .containsExactly("[1363,1363]");
    assertThat(
            sql(
                tables,
                "SELECT side, count(*) = (SELECT count(*) FROM market.source_bars"
                    + " WHERE side = 'bid') FROM market.source_bars GROUP BY 1"))
        .containsExactly("[ask,true]", "[bid,true]");
  }

  @Test
  void ticksMakeTheirMinutesAndTheirCandlesAreDuplicates() {
    Path dukascopy = RealData.file("dukascopy");
    Path lean = RealData.file("lean/oanda");
    Tables tables = IngestFixture.lake(folder);

    IngestFixture.ingestKeepingTicks(tables, dukascopy, lean.getParent());

    assertThat(
            sql(
                tables,
                "SELECT format, count(*), sum(records_read), sum(used), sum(duplicates),"
                    + " sum(conflicts) FROM raw.archives WHERE frame = 1 AND (source = 'dukascopy'"
                    + " OR source = 'lean-oanda' AND to_date(first_ts) = '2014-05-01')"
                    + " GROUP BY format"))
        .containsExactly(
            "[dukascopy-candle,1,1440,0,1440,0]",
            "[dukascopy-tick,24,136741,136741,0,0]",
            "[lean-quote,1,1363,0,1363,0]",
            "[lean-tick,1,24179,24179,0,0]");
    assertThat(
            sql(
                tables,
                "WITH made AS (SELECT source, archive, date_trunc('minute', ts) AS minute,"
                    + " min_by(price, struct(ts, line)) AS open, max(price) AS high,"
                    + " min(price) AS low, max_by(price, struct(ts, line)) AS close,"
                    + " sum(CAST(volume AS DECIMAL(20, 6))) AS volume,"
                    + " avg((ask - price) * 1e5) AS spread, count(*) AS ticks"
                    + " FROM market.ticks GROUP BY 1, 2, 3)"
                    + " SELECT b.source, count(*), count_if(b.open = m.open AND b.high = m.high"
                    + " AND b.low = m.low AND b.close = m.close AND b.ticks = m.ticks"
                    + " AND (b.volume IS NULL AND m.volume IS NULL"
                    + " OR b.volume = CAST(m.volume AS DOUBLE))"
                    + " AND abs(b.spread_ticks - m.spread) < 1e-6) AS equal"
                    + " FROM made m JOIN market.bars_1m b ON b.archive = m.archive"
                    + " AND b.ts = m.minute GROUP BY b.source"))
        .containsExactly("[dukascopy,1440,1440]", "[lean-oanda,1363,1363]");
    assertThat(
            sql(
                tables,
                "SELECT ts, price, ask, volume, ask_volume, line FROM market.ticks"
                    + " WHERE source = 'dukascopy' AND ts < '2019-02-04 00:00:01.4'"))
        .containsExactly(
            "[2019-02-04T00:00:00.994Z,1.14543,1.14545,2.06,1.0,1]",
            "[2019-02-04T00:00:01.271Z,1.14544,1.14546,1.0,1.0,2]");
  }
}
