package io.barlake.ingest;

import static io.barlake.ingest.IngestFixture.ingest;
import static io.barlake.ingest.IngestFixture.ingestKeepingTicks;
import static io.barlake.ingest.IngestFixture.ingestWithSides;
import static io.barlake.ingest.LakeContent.sql;
import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.ingest.archive.TestZip;
import io.barlake.market.Side;
import io.barlake.tables.Tables;
import io.barlake.tables.schema.ArchivesTable;
import io.barlake.tables.schema.MinuteBarsTable;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MoreSidesTest {
  private static final Set<Side> BOTH = Set.of(Side.ASK, Side.MID);
  private static final String THREE =
      """
      20200106 100000065,108.120000,108.123000,0
      20200106 100010447,108.121000,108.126000,0
      20200106 100110498,108.117000,108.118000,0
      """;
  private static final String ASK_TICKS =
      """
      20200106 100000;108.123000;0
      20200106 100001;108.126000;0
      20200106 100110;108.119000;0
      """;
  private static final String BARS =
      "SELECT side, ts, open, high, low, close, ticks FROM market.bars_1m";
  private static final String BID = "[bid,2020-01-06T15:00:00Z,108.12,108.121,108.12,108.121,2]";
  private static final String ASK = "[ask,2020-01-06T15:00:00Z,108.123,108.126,108.123,108.126,2]";
  private static final String MID =
      "[mid,2020-01-06T15:00:00Z,108.1215,108.1235,108.1215,108.1235,2]";
  private static final String OLD = "2020-02-01T00:00:00";
  private static final String NEW = "2020-03-01T00:00:00";

  @TempDir Path folder;

  @Test
  void quotesBecomeMinutesOfEverySideThatIsAskedForAndTheirRecordsCountOnce() {
    Tables tables = lake();

    IngestResult result = ingestWithSides(tables, BOTH, ticks("a", OLD, THREE + "broken\n"));

    assertThat(result.records()).isEqualTo(new IngestResult.Records(4, 3, 0, 0, 1, 0));
    assertThat(sql(tables, BARS)).hasSize(6).contains(BID, ASK, MID);
    assertThat(sql(tables, "SELECT side, more_sides, used, quarantined FROM raw.archives"))
        .containsExactly("[bid,ask mid,3,1]");
    assertThat(sql(tables, "SELECT DISTINCT side, round(spread_ticks, 6) FROM market.bars_1m"))
        .containsExactly(
            "[ask,1.0]", "[ask,4.0]", "[bid,1.0]", "[bid,4.0]", "[mid,1.0]", "[mid,4.0]");
    requireBalance(tables);
  }

  @Test
  void sidesThatAreAskedForLaterAreAddedOnceAndStay() {
    Tables tables = lake();
    Path archive = ticks("a", OLD, THREE);
    ingest(tables, archive);
    assertThat(sql(tables, BARS)).hasSize(2);

    assertThat(ingestWithSides(tables, Set.of(Side.MID), archive).known()).isEmpty();
    assertThat(sql(tables, BARS)).hasSize(4).contains(BID, MID);
    ingestWithSides(tables, Set.of(Side.ASK), archive);
    assertThat(sql(tables, BARS)).hasSize(6).contains(BID, ASK, MID);

    List<Long> versions = versions(tables);
    assertThat(ingest(tables, archive).known()).hasSize(1);
    assertThat(ingestWithSides(tables, BOTH, archive).known()).hasSize(1);
    assertThat(versions(tables)).isEqualTo(versions);
    Tables atOnce = IngestFixture.lake(folder.resolve("at-once"));
    ingestWithSides(atOnce, BOTH, archive);
    LakeContent.of(tables).assertSameAs(LakeContent.of(atOnce));
  }

  @Test
  void archivesWithoutQuotesHaveNoOtherSide() {
    Tables tables = lake();
    Path candles = SmallArchive.of("EURUSD").minutes("2020-01-06T10:00", 5).write(folder, "202001");
    ingest(tables, candles);

    assertThat(ingestWithSides(tables, BOTH, candles, askTicks(OLD, ASK_TICKS)).known()).hasSize(1);

    assertThat(sql(tables, "SELECT side, more_sides FROM raw.archives"))
        .containsExactly("[ask,null]", "[bid,null]");
  }

  @Test
  void ingestThatWasKilledBeforeItsCommitPointIsDoneAnew() {
    Tables tables = lake();
    Path archive = ticks("a", OLD, THREE);
    ingestWithSides(tables, BOTH, archive);
    List<String> before = sql(tables, "SELECT * FROM market.bars_1m");

    tables.rows(ArchivesTable.TABLE).replaceWhere("true", List.of());
    ingestWithSides(tables, BOTH, archive);

    assertThat(sql(tables, "SELECT * FROM market.bars_1m")).hasSize(6).isEqualTo(before);
    requireBalance(tables);
  }

  @Test
  void archiveThatWasIssuedAnewTakesEverySideOfTheOtherAway() {
    Tables tables = lake();
    ingestWithSides(tables, BOTH, ticks("old", OLD, THREE));

    ingest(tables, ticks("new", NEW, THREE.replace("108.126", "108.127")));

    assertThat(sql(tables, "SELECT DISTINCT side FROM market.bars_1m")).containsExactly("[bid]");
    requireBalance(tables);
  }

  @Test
  void otherSideIsMergedWithArchivesThatAreOfThatSideInAnyOrder() {
    List<Path> archives =
        new ArrayList<>(
            List.of(
                ticks("a", OLD, THREE),
                ticks("b", NEW, THREE + "20200106 100310000,108.110,108.112,0\n"),
                askTicks(NEW, ASK_TICKS)));
    Tables together = lake();
    ingestWithSides(together, BOTH, archives.toArray(Path[]::new));
    requireBalance(together);
    assertThat(sql(together, BARS)).contains(BID, ASK, MID);
    assertThat(
            sql(
                together,
                "SELECT used, duplicates, conflicts FROM raw.archives WHERE side = 'ask'"))
        .hasSize(1);

    Collections.shuffle(archives, new Random(2));
    Tables oneByOne = IngestFixture.lake(folder.resolve("shuffled"));
    archives.forEach(archive -> ingestWithSides(oneByOne, BOTH, archive));
    LakeContent.withoutNames(oneByOne).assertSameAs(LakeContent.withoutNames(together));
  }

  @Test
  void ticksAreKeptOnceWhateverSidesTheirMinutesHave() {
    Tables tables = lake();
    Path archive = ticks("a", OLD, THREE);
    ingestWithSides(tables, BOTH, archive);

    assertThat(ingestKeepingTicks(tables, archive).ticks()).isEqualTo(3);

    assertThat(sql(tables, "SELECT side, price, ask FROM market.ticks"))
        .containsExactly("[bid,108.117,108.118]", "[bid,108.12,108.123]", "[bid,108.121,108.126]");
    assertThat(sql(tables, BARS)).hasSize(6);
    assertThat(sql(tables, "SELECT keeps_ticks, more_sides FROM raw.archives"))
        .containsExactly("[true,ask mid]");
  }

  private Tables lake() {
    return IngestFixture.lake(folder.resolve("lake"));
  }

  private static List<Long> versions(Tables tables) {
    return List.of(tables.version(MinuteBarsTable.TABLE), tables.version(ArchivesTable.TABLE));
  }

  /** Every minute of a side once; the records of an archive are the ticks of its own side. */
  private static void requireBalance(Tables tables) {
    assertThat(
            sql(
                tables,
                "SELECT source, symbol, side, ts FROM market.bars_1m GROUP BY 1, 2, 3, 4"
                    + " HAVING count(*) > 1"))
        .isEmpty();
    assertThat(
            sql(
                tables,
                "SELECT a.name, a.used FROM raw.archives a LEFT JOIN market.bars_1m b"
                    + " ON a.archive = b.archive AND a.side = b.side GROUP BY a.name, a.used"
                    + " HAVING a.used <> coalesce(sum(b.ticks), 0)"))
        .isEmpty();
    assertThat(
            sql(
                tables,
                "SELECT a.name FROM raw.archives a LEFT JOIN raw.quarantine q"
                    + " ON a.sha256 = q.sha256 GROUP BY a.name, a.quarantined"
                    + " HAVING a.quarantined > count(q.line)"))
        .isEmpty();
  }

  private Path ticks(String name, String packed, String text) {
    return write(
        name + "/HISTDATA_COM_ASCII_USDJPY_T202001.zip",
        "DAT_ASCII_USDJPY_T_202001.csv",
        packed,
        text);
  }

  private Path askTicks(String packed, String text) {
    return write(
        "HISTDATA_COM_NT_USDJPY_T_ASK202001.zip", "DAT_NT_USDJPY_T_ASK_202001.csv", packed, text);
  }

  private Path write(String name, String member, String packed, String text) {
    return SmallArchive.write(
        folder.resolve(name),
        new TestZip().at(LocalDateTime.parse(packed)).with(member, text).bytes());
  }
}
