package io.barlake.ingest;

import static io.barlake.ingest.IngestFixture.ingest;
import static io.barlake.ingest.LakeContent.sql;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import io.barlake.Progress;
import io.barlake.config.Instruments;
import io.barlake.ingest.archive.TestZip;
import io.barlake.market.Symbol;
import io.barlake.tables.Tables;
import io.barlake.testing.LocalLakehouse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveIngestTest {
  /** One lake for all: each behaviour has a symbol of its own. */
  @TempDir static Path lake;

  private static Tables tables;

  @TempDir Path folder;
  private Path downloads;

  @BeforeAll
  static void open() {
    tables = IngestFixture.lake(lake);
  }

  @BeforeEach
  void download() {
    downloads = folder.resolve("downloads");
  }

  @AfterAll
  static void everythingBalances() {
    LakeContent.assertBalanced(tables);
  }

  @Test
  void recordsBecomeMinutesOfUtc() {
    Path archive =
        SmallArchive.of("AUDUSD")
            .line("20190107 100000;1.146130;1.146200;1.146100;1.146190;0")
            .line("20190107 100100;1.146190;1.146210;1.146150;1.146160;0")
            .write(downloads, "2019");

    IngestResult result = ingest(tables, archive);

    assertThat(result.sentence())
        .isEqualTo("2 records used from 1 archive, 0 known already, 0 refused");
    assertThat(
            sql(
                tables,
                "SELECT source, symbol, year, side, ts, open, high, low, close, volume,"
                    + " spread_ticks, ticks FROM market.bars_1m WHERE symbol = 'AUDUSD'"))
        .containsExactly(
            "[histdata,AUDUSD,2019,bid,2019-01-07T15:00:00Z,"
                + "1.14613,1.1462,1.1461,1.14619,null,null,null]",
            "[histdata,AUDUSD,2019,bid,2019-01-07T15:01:00Z,"
                + "1.14619,1.14621,1.14615,1.14616,null,null,null]");
    assertThat(
            sql(
                tables,
                "SELECT DISTINCT lower(hex(archive)) FROM market.bars_1m WHERE symbol = 'AUDUSD'"))
        .isEqualTo(
            sql(tables, "SELECT substr(sha256, 1, 16) FROM raw.archives WHERE symbol = 'AUDUSD'"));
  }

  @Test
  void generatedYearBecomesItsMinutesAndASecondTimeChangesNothing() throws IOException {
    Path generated =
        new SampleGenerator(Progress.NONE)
            .generate(List.of(new Symbol("EURUSD")), 2019, 2019, 7, downloads)
            .get(0);

    IngestResult first = ingest(tables, generated);
    List<Long> versions = versions();
    IngestResult second = ingest(tables, downloads);

    assertThat(first.archives()).hasSize(1);
    assertThat(first.archives().get(0).clock()).isEqualTo("eastern-on-european-dates");
    assertThat(first.archives().get(0).sureness()).isEqualTo("proven");
    assertThat(
            sql(
                tables,
                "SELECT count(*), sum(round(open * 100000)), sum(round(high * 100000)),"
                    + " sum(round(low * 100000)), sum(round(close * 100000))"
                    + " FROM market.bars_1m WHERE symbol = 'EURUSD'"))
        .containsExactly(sumsOf(generated));
    assertThat(second.archives()).isEmpty();
    assertThat(second.known()).containsExactly("HISTDATA_COM_ASCII_EURUSD_M12019.zip");
    assertThat(second.sentence())
        .isEqualTo("0 records used from 0 archives, 1 known already, 0 refused");
    assertThat(versions()).isEqualTo(versions);
  }

  @Test
  void linesThatCannotBeReadAreKeptWithTheirNumberAndTheRestIsUsed() {
    Path archive =
        SmallArchive.of("AUDCAD")
            .minutes("2019-01-07T10:00", 3)
            .line("20190107 100300;1,146130;1.146200;1.146100;1.146190;0")
            .line("")
            .line("20190107 100500;1.146130;1.146100;1.146200;1.146190;0")
            .line("20190231 100600;1.146130;1.146200;1.146100;1.146190;0")
            .minutes("2019-01-07T10:07", 2)
            .line("20190107 1009")
            .write(downloads, "2019");

    IngestResult result = ingest(tables, archive);

    assertThat(result.records()).isEqualTo(new IngestResult.Records(9, 5, 0, 0, 4, 0));
    assertThat(
            sql(
                tables,
                "SELECT line, reason, member, raw_text FROM raw.quarantine WHERE sha256 IN (SELECT sha256 FROM raw.archives WHERE symbol = 'AUDCAD')"))
        .containsExactly(
            "[10,wrong_field_count,DAT_ASCII_AUDCAD_M1_2019.csv,20190107 1009]",
            "[4,bad_number,DAT_ASCII_AUDCAD_M1_2019.csv,"
                + "20190107 100300;1,146130;1.146200;1.146100;1.146190;0]",
            "[6,impossible_bar,DAT_ASCII_AUDCAD_M1_2019.csv,"
                + "20190107 100500;1.146130;1.146100;1.146200;1.146190;0]",
            "[7,bad_stamp,DAT_ASCII_AUDCAD_M1_2019.csv,"
                + "20190231 100600;1.146130;1.146200;1.146100;1.146190;0]");
  }

  @Test
  void archiveAcrossTheNewYearOfUtcLiesInBothYears() {
    Path archive =
        SmallArchive.of("AUDJPY")
            .member("DAT_ASCII_AUDJPY_M1_2018.csv")
            .minutes("2018-12-31T18:00", 120)
            .write(downloads, "2018");

    ingest(tables, archive);

    assertThat(
            sql(
                tables,
                "SELECT year, min(ts), max(ts), count(*) FROM market.bars_1m WHERE symbol = 'AUDJPY' GROUP BY year"))
        .containsExactly(
            "[2018,2018-12-31T23:00:00Z,2018-12-31T23:59:00Z,60]",
            "[2019,2019-01-01T00:00:00Z,2019-01-01T00:59:00Z,60]");
    assertThat(sql(tables, "SELECT first_ts, last_ts FROM raw.archives WHERE symbol = 'AUDJPY'"))
        .containsExactly("[2018-12-31T23:00:00Z,2019-01-01T00:59:00Z]");
  }

  @Test
  void laterEntryWinsAMinuteAndTheLoserIsKeptAsAConflict() {
    Path old =
        SmallArchive.of("AUDCHF")
            .packedAt("2020-01-18T20:20:44")
            .minutes("2019-01-07T10:00", 5)
            .write(downloads, "201901");
    Path reissued =
        SmallArchive.of("AUDCHF")
            .packedAt("2020-02-01T08:00:00")
            .minutes("2019-01-07T10:02", 2)
            .shifted(100)
            .minutes("2019-01-07T10:04", 2)
            .write(downloads, "201901-again");

    ingest(tables, reissued);
    ingest(tables, old);

    assertThat(
            sql(
                tables,
                "SELECT name, records_read, used, duplicates, padding, quarantined, conflicts"
                    + " FROM raw.archives WHERE symbol = 'AUDCHF'"))
        .containsExactly(
            "[HISTDATA_COM_ASCII_AUDCHF_M1201901-again.zip,4,4,0,0,0,0]",
            "[HISTDATA_COM_ASCII_AUDCHF_M1201901.zip,5,2,2,0,0,1]");
    long minute = java.time.Instant.parse("2019-01-07T10:04:00Z").getEpochSecond() / 60;
    assertThat(
            sql(
                tables,
                "SELECT line, reason, raw_text FROM raw.quarantine WHERE sha256 IN (SELECT sha256 FROM raw.archives WHERE symbol = 'AUDCHF')"))
        .containsExactly("[5,conflict," + SmallArchive.lineOf(minute, 0) + "]");
    assertThat(
            sql(
                tables,
                "SELECT round(open * 100000) FROM market.bars_1m WHERE symbol = 'AUDCHF' AND minute(ts) = 4"))
        .containsExactly("[" + (SmallArchive.openTicks(minute) + 100) + ".0]");
  }

  @Test
  void greaterHashWinsAMinuteOfTheSameTime() {
    Path one = SmallArchive.of("NZDUSD").minutes("2019-01-07T10:00", 3).write(downloads, "2019a");
    Path other =
        SmallArchive.of("NZDUSD")
            .shifted(7)
            .minutes("2019-01-07T10:00", 3)
            .write(downloads, "2019b");

    ingest(tables, one);
    ingest(tables, other);

    assertThat(
            sql(
                tables,
                "SELECT sha256 FROM raw.archives WHERE symbol = 'NZDUSD' AND used = 3 AND conflicts = 0"))
        .isEqualTo(sql(tables, "SELECT max(sha256) FROM raw.archives WHERE symbol = 'NZDUSD'"));
    assertThat(
            sql(
                tables,
                "SELECT sha256 FROM raw.archives WHERE symbol = 'NZDUSD' AND used = 0 AND conflicts = 3"))
        .isEqualTo(sql(tables, "SELECT min(sha256) FROM raw.archives WHERE symbol = 'NZDUSD'"));
  }

  @Test
  void deletedDownloadIsStillMergedWithALaterArchive() throws IOException {
    Path first =
        SmallArchive.of("NZDJPY").minutes("2019-01-07T10:00", 10).write(downloads, "201901");
    ingest(tables, first);
    Files.delete(first);
    Path second =
        SmallArchive.of("NZDJPY")
            .packedAt("2021-01-01T00:00:00")
            .minutes("2019-01-07T10:05", 10)
            .write(downloads, "2019");

    IngestResult result = ingest(tables, downloads);

    assertThat(result.refused()).isEmpty();
    assertThat(sql(tables, "SELECT used, duplicates FROM raw.archives WHERE symbol = 'NZDJPY'"))
        .containsExactly("[10,0]", "[5,5]");
    assertThat(second).exists();
  }

  @Test
  void keptCopyThatWasChangedStopsAMergeInOneLine() throws IOException {
    ingest(
        tables,
        SmallArchive.of("NZDCAD").minutes("2019-01-07T10:00", 10).write(downloads, "201901"));
    String sha256 = sql(tables, "SELECT sha256 FROM raw.archives WHERE symbol = 'NZDCAD'").get(0);
    Path kept = lake.resolve("raw/originals").resolve(sha256.substring(1, 3));
    kept = kept.resolve(sha256.substring(1, 65));
    Files.write(kept, SmallArchive.of("NZDCAD").shifted(1).minutes("2019-01-07T10:00", 10).zip());
    Path second =
        SmallArchive.of("NZDCAD").minutes("2019-01-07T10:05", 10).write(downloads, "2019");
    List<Long> versions = versions();

    assertThatThrownBy(() -> quietly(() -> ingest(tables, second)))
        .rootCause()
        .isInstanceOfSatisfying(
            BarlakeException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORAGE))
        .hasMessage(
            "Cannot read \"HISTDATA_COM_ASCII_NZDCAD_M1201901.zip\" again from \"%s\": its bytes"
                + " have changed. Put the archive back there under that name.",
            "file:" + kept);
    assertThat(versions()).isEqualTo(versions);
  }

  @Test
  void noteOfAnArchiveOutlivesAMergeWithALaterOne() {
    ingest(
        tables, SmallArchive.of("USDCAD").minutes("2019-01-07T10:00", 10).write(downloads, "2018"));
    List<String> notes = sql(tables, "SELECT message FROM raw.archives WHERE symbol = 'USDCAD'");
    assertThat(notes.get(0)).contains("names disagree");

    ingest(
        tables, SmallArchive.of("USDCAD").minutes("2019-01-07T10:05", 10).write(downloads, "2019"));

    assertThat(
            sql(
                tables,
                "SELECT message FROM raw.archives WHERE symbol = 'USDCAD' AND message IS NOT NULL"))
        .isEqualTo(notes);
  }

  @Test
  void clockIsWrittenDownWithItsEvidence() {
    ingest(tables, SmallArchive.of("GBPJPY").weeks("2019-01-06", 4).write(downloads, "2019"));

    assertThat(
            sql(
                tables,
                "SELECT source, symbol, year, rule, sureness, weeks, scores['new-york'],"
                    + " archives FROM raw.clocks WHERE symbol = 'GBPJPY'"))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("[histdata,GBPJPY,2019,eastern-on-european-dates,equivalent,")
        .endsWith(",1.0,1]");
  }

  @Test
  void countsThatDoNotBalanceAreRefusedBySql() {
    ingest(tables, SmallArchive.of("EURNOK").minutes("2019-01-07T10:00", 3).write(downloads, ""));

    assertThatThrownBy(
            () -> quietly(() -> tables.spark().sql("UPDATE raw.archives SET used = used + 1")))
        .hasStackTraceContaining("CHECK constraint conservation");
  }

  @Test
  void namesOfEveryKindAreFound() {
    SmallArchive.of("EURAUD")
        .minutes("2019-01-07T10:00", 1)
        .write(downloads.resolve("a b/100% #1/HISTDATA_COM_ASCII_EURAUD_M12019 (1).ZIP"));
    SmallArchive.of("GBPAUD")
        .member("b c/M\u00e4rz 50% #2/DAT_ASCII_GBPAUD_M1_2019.CSV")
        .minutes("2019-01-07T10:00", 1)
        .write(downloads.resolve("\u00fcbung \u65e5\u672c+?&=.zip"));
    SmallArchive.of("CHFJPY")
        .member("dat_ascii_chfJpy_m1_2019.csv")
        .minutes("2019-01-07T10:00", 1)
        .write(downloads.resolve("histdata_com_ascii_chfjpy_m12019.zip"));
    SmallArchive.write(
        downloads.resolve("DAT_ASCII_XAGUSD_M1_2019%20.CSV"),
        SmallArchive.of("XAGUSD").minutes("2019-01-07T10:00", 1).text().getBytes(US_ASCII));

    IngestResult result = ingest(tables, downloads);

    assertThat(result.refused()).isEmpty();
    assertThat(
            sql(
                tables,
                "SELECT symbol, name FROM raw.archives"
                    + " WHERE symbol IN ('EURAUD', 'GBPAUD', 'CHFJPY', 'XAGUSD')"))
        .containsExactly(
            "[CHFJPY,histdata_com_ascii_chfjpy_m12019.zip]",
            "[EURAUD,a b/100% #1/HISTDATA_COM_ASCII_EURAUD_M12019 (1).ZIP]",
            "[GBPAUD,\u00fcbung \u65e5\u672c+?&=.zip]",
            "[XAGUSD,DAT_ASCII_XAGUSD_M1_2019%20.CSV]");
  }

  @Test
  void everyMemberOfAFolderInAZipIsAnArchive() {
    byte[] january = SmallArchive.of("EURNZD").minutes("2019-01-07T10:00", 2).zip();
    SmallArchive.write(
        downloads.resolve("all.zip"),
        new TestZip()
            .with("HISTDATA_COM_ASCII_EURNZD_M1201901.zip", january)
            .with(
                "DAT_ASCII_GBPNZD_M1_2019.csv",
                SmallArchive.of("GBPNZD").minutes("2019-01-07T10:00", 3).text())
            .bytes());
    ingest(tables, downloads);

    assertThat(sql(tables, "SELECT name, used FROM raw.archives WHERE symbol LIKE '%NZD'"))
        .containsExactly(
            "[all.zip!/DAT_ASCII_GBPNZD_M1_2019.csv,3]",
            "[all.zip!/HISTDATA_COM_ASCII_EURNZD_M1201901.zip,2]");
    ingest(tables, SmallArchive.of("EURNZD").minutes("2019-01-07T10:01", 2).write(downloads, "1"));
  }

  @Test
  void progressTellsOfFilesAndArchivesAsTheyAreDone() {
    SmallArchive.of("CADCHF").minutes("2019-01-07T10:00", 3).write(downloads, "2019");
    SmallArchive.of("CADJPY").minutes("2019-01-07T10:00", 3).write(downloads, "2019");
    List<String> told = Collections.synchronizedList(new ArrayList<>());
    Progress progress =
        new Progress() {
          @Override
          public void start(String stage, long total) {
            told.add(stage + " " + total);
          }

          @Override
          public void advance(long done) {
            told.add("+" + done);
          }

          @Override
          public void finish(String result) {
            told.add(result);
          }
        };

    new ArchiveIngest(tables, Instruments.load(), LocalLakehouse.config(lake).ingest(), progress)
        .ingest(List.of(downloads.toString()), "run");

    assertThat(told)
        .containsExactly(
            "survey 2",
            "+1",
            "+1",
            "2 files: 2 new archives, 0 known already, 0 refused",
            "ingest 2",
            "+1",
            "+1",
            "6 records used from 2 archives, 0 known already, 0 refused");
  }

  @Test
  void lakeThatCannotBeWrittenIsRefusedInOneLine() throws IOException {
    Path file = Files.writeString(folder.resolve("taken"), "");
    Path archive = SmallArchive.of("EURUSD").minutes("2019-01-07T10:00", 3).write(downloads, "");
    Tables unwritable = IngestFixture.lake(file.resolve("lake"));

    assertThatThrownBy(() -> ingest(unwritable, archive))
        .isInstanceOfSatisfying(
            BarlakeException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_ARGUMENT))
        .hasMessageStartingWith("Cannot write the lake \"file:" + file + "/lake\": ")
        .hasMessageEndingWith(". Choose another place with --lake.")
        .message()
        .doesNotContain("\n");
    assertThat(file).isEmptyFile();
  }

  /** Rows and sums of the prices, of every line once, by other means than the reader's. */
  private static String sumsOf(Path archive) throws IOException {
    double[] sums = new double[4];
    Set<String> lines;
    try (ZipFile zip = new ZipFile(archive.toFile());
        InputStream csv = zip.getInputStream(zip.getEntry("DAT_ASCII_EURUSD_M1_2019.csv"))) {
      lines = new HashSet<>(new String(csv.readAllBytes(), US_ASCII).lines().toList());
    }
    for (String line : lines) {
      String[] fields = line.split(";", -1);
      for (int price = 0; price < sums.length; price++) {
        sums[price] += Math.rint(Double.parseDouble(fields[price + 1]) * 100_000);
      }
    }
    return "["
        + lines.size()
        + ","
        + Arrays.stream(sums).mapToObj(Double::toString).collect(Collectors.joining(","))
        + "]";
  }

  /** Without Spark's own words about a task that is expected to fail. */
  private static void quietly(Runnable failing) {
    tables.spark().sparkContext().setLogLevel("OFF");
    try {
      failing.run();
    } finally {
      tables.spark().sparkContext().setLogLevel("ERROR");
    }
  }

  private static List<Long> versions() {
    return io.barlake.tables.TableCatalog.ALL.stream().map(tables::version).toList();
  }
}
