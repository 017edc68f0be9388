package io.barlake.ingest;

import static io.barlake.ingest.IngestFixture.ingest;
import static io.barlake.ingest.IngestFixture.ingestKeepingTicks;
import static io.barlake.ingest.LakeContent.sql;
import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.ingest.archive.TestZip;
import io.barlake.ingest.clock.ClockRules;
import io.barlake.ingest.format.ArchiveReader;
import io.barlake.ingest.format.ReadArchive;
import io.barlake.ingest.format.TestArchive;
import io.barlake.ingest.minute.ConvertedArchive;
import io.barlake.tables.Tables;
import io.barlake.tables.columns.ColumnBatch;
import io.barlake.tables.columns.ColumnFiles;
import io.barlake.tables.columns.DataFile;
import io.barlake.tables.schema.ArchivesTable;
import io.barlake.tables.schema.MinuteBarsTable;
import io.barlake.tables.schema.TicksTable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptTicksTest {
  private static final String TICKS =
      "SELECT ts, side, price, ask, volume, line FROM market.ticks ORDER BY ts, line";
  private static final String THREE =
      """
      20200106 100000065,108.120000,108.123000,0
      20200106 100010447,108.121000,108.126000,0
      20200106 100110498,108.117000,108.118000,0
      """;
  private static final String LATER =
      """
      20200106 100130000,108.200000,108.300000,0
      20200106 100230000,108.200000,108.300000,0
      """;
  private static final String CANDLES =
      """
      20200106 100000;108.12;108.121;108.12;108.121;7
      20200106 100200;108.2;108.4;108.2;108.2;7
      """;
  private static final String TICKS_MEMBER = "DAT_ASCII_USDJPY_T_202001.csv";
  private static final String OLD = "2020-02-01T00:00:00";
  private static final String NEW = "2020-03-01T00:00:00";

  @TempDir Path folder;

  @Test
  void ticksStandBesideTheMinutesThatAreMadeOfThem() {
    Tables tables = IngestFixture.lake(folder.resolve("lake"));

    IngestResult result = ingestKeepingTicks(tables, ticks("a", OLD, THREE + "broken\n"));

    assertThat(result.ticks()).isEqualTo(3);
    assertThat(sql(tables, TICKS))
        .containsExactly(
            "[2020-01-06T15:00:00.065Z,bid,108.12,108.123,null,1]",
            "[2020-01-06T15:00:10.447Z,bid,108.121,108.126,null,2]",
            "[2020-01-06T15:01:10.498Z,bid,108.117,108.118,null,3]");
    assertThat(sql(tables, "SELECT keeps_ticks, used, quarantined FROM raw.archives"))
        .containsExactly("[true,3,1]");
    requireBalance(tables);
  }

  @Test
  void ticksOfKnownArchivesAreTakenInWhenTheyAreAskedForAndOnlyOnce() {
    Tables tables = IngestFixture.lake(folder.resolve("lake"));
    Path archive = ticks("a", OLD, THREE);
    ingest(tables, archive);
    List<String> minutes = sql(tables, "SELECT * FROM market.bars_1m");
    assertThat(tables.exists(TicksTable.TABLE)).isFalse();

    assertThat(ingestKeepingTicks(tables, archive).known()).isEmpty();

    assertThat(sql(tables, TICKS)).hasSize(3);
    assertThat(sql(tables, "SELECT * FROM market.bars_1m")).isEqualTo(minutes);
    requireBalance(tables);
    List<Long> versions = versions(tables);
    assertThat(ingestKeepingTicks(tables, archive).known()).hasSize(1);
    assertThat(ingest(tables, archive).known()).hasSize(1);
    assertThat(versions(tables)).isEqualTo(versions);
  }

  @Test
  void ticksAreTakenInAlsoInALakeThatIsOlderThanTheirColumn() {
    Tables tables = IngestFixture.lake(folder.resolve("lake"));
    Path archive = ticks("a", OLD, THREE);
    ingest(tables, archive);
    String path = tables.lake().path(ArchivesTable.TABLE);
    tables
        .read(ArchivesTable.TABLE)
        .drop(ArchivesTable.KEEPS_TICKS)
        .write()
        .format("delta")
        .mode("overwrite")
        .option("overwriteSchema", "true")
        .save(path);

    assertThat(ingest(tables, archive).known()).hasSize(1);
    ingestKeepingTicks(tables, archive);

    assertThat(sql(tables, TICKS)).hasSize(3);
    requireBalance(tables);
  }

  @Test
  void ingestThatWasKilledBeforeItsCommitPointIsDoneAnew() {
    Tables tables = IngestFixture.lake(folder.resolve("lake"));
    Path archive = ticks("a", OLD, THREE);
    ingestKeepingTicks(tables, archive);
    List<String> before = allTicks(tables);

    tables.rows(ArchivesTable.TABLE).replaceWhere("true", List.of());
    ingestKeepingTicks(tables, archive);

    assertThat(allTicks(tables)).hasSize(3).isEqualTo(before);
    requireBalance(tables);
  }

  @Test
  void tradesHaveAPriceAndAVolume() {
    Tables tables = IngestFixture.lake(folder.resolve("lake"));
    Path trades =
        SmallArchive.write(
            folder.resolve("BTCUSDT-aggTrades-2024-01.csv"),
            """
            7,42000.10,0.50000,1,1,1704067200001,True,True
            8,42000.20,12345678901.00000000,2,2,1704067200001,False,True
            """
                .getBytes(StandardCharsets.US_ASCII));

    ingestKeepingTicks(tables, trades);

    assertThat(sql(tables, TICKS))
        .containsExactly(
            "[2024-01-01T00:00:00.001Z,trade,42000.1,null,0.5,1]",
            "[2024-01-01T00:00:00.001Z,trade,42000.2,null,1.2345678901E10,2]");
    requireBalance(tables);
  }

  @Test
  void candlesHaveNoTicksToKeep() {
    Tables tables = IngestFixture.lake(folder.resolve("lake"));
    Path candles = SmallArchive.of("EURUSD").minutes("2020-01-06T10:00", 5).write(folder, "202001");
    ingest(tables, candles);

    assertThat(ingestKeepingTicks(tables, candles).known()).hasSize(1);
    assertThat(sql(tables, "SELECT keeps_ticks FROM raw.archives")).containsExactly("[null]");
    assertThat(tables.exists(TicksTable.TABLE)).isFalse();
  }

  @Test
  void ticksFollowTheClockThatALaterArchiveProves() {
    Tables tables = IngestFixture.lake(folder.resolve("lake"));
    Path days =
        write(
            "days.zip",
            "DAT_ASCII_EURUSD_T_201903.csv",
            OLD,
            """
            20190313 100000065,1.120000,1.123000,0
            20190313 100010000,1.120000,1.123000,0
            """);
    ingestKeepingTicks(tables, days);
    assertThat(sql(tables, "SELECT min(ts) FROM market.ticks"))
        .containsExactly("[2019-03-13T15:00:00.065Z]");

    ingest(
        tables,
        SmallArchive.of("EURUSD")
            .edges("2019-01-06", 9)
            .edges("2019-03-17", 20)
            .write(folder, "2019"));

    assertThat(sql(tables, "SELECT ts FROM market.ticks"))
        .containsExactly("[2019-03-13T14:00:00.065Z]", "[2019-03-13T14:00:10Z]");
    requireBalance(tables);
  }

  @Test
  void ticksOfAnArchiveThatWasIssuedAnewGoWithItsMinutes() {
    Tables tables = IngestFixture.lake(folder.resolve("lake"));
    ingestKeepingTicks(tables, ticks("old", OLD, THREE));

    ingest(tables, ticks("new", NEW, THREE.replace("108.126", "108.127")));

    assertThat(sql(tables, "SELECT status, used, keeps_ticks FROM raw.archives"))
        .containsExactly("[accepted,3,null]", "[replaced,0,true]");
    assertThat(sql(tables, TICKS)).isEmpty();
    requireBalance(tables);
  }

  @Test
  void overlappingArchivesInAnyOrderGiveEachMinuteItsTicksOnce() {
    List<Path> archives =
        new ArrayList<>(
            List.of(
                write("a.zip", TICKS_MEMBER, OLD, THREE),
                write("again.zip", TICKS_MEMBER, NEW, THREE),
                write("later.zip", TICKS_MEMBER, NEW, LATER),
                write("candles.zip", "DAT_ASCII_USDJPY_M1_202001.csv", NEW, CANDLES)));
    Tables together = IngestFixture.lake(folder.resolve("together"));
    ingestKeepingTicks(together, archives.toArray(Path[]::new));
    List<String> expected = allTicks(together);
    assertThat(expected).isNotEmpty();
    requireBalance(together);

    Collections.shuffle(archives, new Random(1));
    Tables tables = IngestFixture.lake(folder.resolve("shuffled"));
    archives.forEach(archive -> ingestKeepingTicks(tables, archive));
    assertThat(allTicks(tables)).isEqualTo(expected);
    LakeContent.withoutNames(tables).assertSameAs(LakeContent.withoutNames(together));
  }

  @Test
  void ticksAreWrittenInPiecesByYearInTheOrderOfTime() {
    Tables tables = IngestFixture.lake(folder.resolve("lake"));
    String text =
        """
        20181231 185900000,1.1,1.2,0
        20181231 185800500,1.1,1.2,0
        20181231 190000000,1.1,1.2,0
        20181231 190100000,1.1,1.2,0
        20181231 190100000,1.3,1.4,0
        """;
    ReadArchive read =
        TestArchive.read(TestArchive.of("a.zip", "DAT_ASCII_EURUSD_T_201812.csv", text));
    ConvertedArchive archive = ConvertedArchive.of(read, ClockRules.FIXED_EASTERN);
    boolean[] used = new boolean[archive.utcMinutes().length];
    Arrays.fill(used, true);
    SurveyedArchive.Series series =
        new SurveyedArchive.Series(read.source(), read.label().symbol(), read.side(), 1);
    TickPieces pieces = new TickPieces(TickFiles.of(tables), series, archive, used, 3);

    new ArchiveReader()
        .read(TestArchive.of("a.zip", "DAT_ASCII_EURUSD_T_201812.csv", text), pieces);

    List<DataFile> files = pieces.finish();
    ColumnFiles reader = tables.columns(TicksTable.TABLE).files().open();
    List<String> lines = new ArrayList<>();
    for (DataFile file : files) {
      ColumnBatch rows = reader.read(List.of(file), List.of(TicksTable.TS, TicksTable.LINE));
      lines.add(file.partition().get(TicksTable.YEAR) + Arrays.toString(rows.ints("line")));
    }
    assertThat(lines).containsExactly("2018[2, 1]", "2019[3]", "2019[4, 5]");
    assertThat(pieces.rows()).isEqualTo(5);
  }

  private static List<String> allTicks(Tables tables) {
    return sql(tables, "SELECT * FROM market.ticks");
  }

  private static List<Long> versions(Tables tables) {
    return List.of(
        tables.version(TicksTable.TABLE),
        tables.version(MinuteBarsTable.TABLE),
        tables.version(ArchivesTable.TABLE));
  }

  /** Every used record of an archive is there, and every minute has the ticks that it counts. */
  private static void requireBalance(Tables tables) {
    assertThat(
            sql(
                tables,
                "SELECT a.name, a.used, count(t.ts) FROM raw.archives a"
                    + " LEFT JOIN market.ticks t ON a.archive = t.archive"
                    + " GROUP BY a.name, a.used, a.keeps_ticks"
                    + " HAVING count(t.ts) <> if(a.keeps_ticks, a.used, 0)"))
        .isEmpty();
    assertThat(
            sql(
                tables,
                "SELECT t.archive, date_trunc('minute', t.ts), count(*), min(b.ticks)"
                    + " FROM market.ticks t LEFT JOIN market.bars_1m b"
                    + " ON b.archive = t.archive AND b.ts = date_trunc('minute', t.ts)"
                    + " GROUP BY 1, 2 HAVING count(*) <> coalesce(min(b.ticks), 0)"))
        .isEmpty();
  }

  private Path ticks(String name, String packed, String text) {
    return write(name + "/HISTDATA_COM_ASCII_USDJPY_T202001.zip", TICKS_MEMBER, packed, text);
  }

  private Path write(String name, String member, String packed, String text) {
    return SmallArchive.write(
        folder.resolve(name),
        new TestZip().at(LocalDateTime.parse(packed)).with(member, text).bytes());
  }
}
