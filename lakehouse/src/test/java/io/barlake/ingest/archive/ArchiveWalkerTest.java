package io.barlake.ingest.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveWalkerTest {
  private static final String CSV = "20190102 030000;1.1;1.2;1.0;1.1;0\n";
  private static final String GAPS =
      """
      HistData.com (c) 2012
      File: DAT.csv Status Report

      Gap of 60s found between 20190102030000 and 20190102030106.
      """;

  @Test
  void zipOfOneCsvIsAnArchiveKnownByItsOwnBytes() {
    byte[] zip = new TestZip().with("DAT.csv", CSV).with("DAT.txt", GAPS).bytes();

    RecordingVisitor found = RecordingVisitor.walk("EURUSD.zip", zip);

    assertThat(found.archives)
        .containsExactly(
            new ArchiveFacts("EURUSD.zip", sha256(zip), zip.length, "DAT.csv", TestZip.TIME));
    assertThat(found.data).containsExactly(CSV.getBytes(UTF_8));
    assertThat(found.skipped).containsExactly("EURUSD.zip!/DAT.txt");
    assertThat(found.refused).isEmpty();
  }

  @Test
  void plainCsvIsAnArchive() {
    RecordingVisitor found = RecordingVisitor.walk("shelf/a.CSV", CSV.getBytes(UTF_8));

    assertThat(found.archives)
        .containsExactly(
            new ArchiveFacts(
                "shelf/a.CSV",
                sha256(CSV.getBytes(UTF_8)),
                CSV.length(),
                "a.CSV",
                ArchiveFacts.NO_TIME));
  }

  @Test
  void zipsAtEveryDepthAreFound() {
    byte[] inner = new TestZip().with("b.csv", CSV).bytes();
    byte[] middle = new TestZip().with("README.md", "hello").with("deep/in.zip", inner).bytes();
    byte[] outer = new TestZip().with("m.zip", middle).with("a.csv", CSV).bytes();

    RecordingVisitor found = RecordingVisitor.walk("outer.zip", outer);

    assertThat(found.archives)
        .extracting(ArchiveFacts::name)
        .containsExactly("outer.zip!/m.zip!/deep/in.zip", "outer.zip!/a.csv");
    assertThat(found.archives)
        .extracting(ArchiveFacts::sha256)
        .containsExactly(sha256(inner), sha256(CSV.getBytes(UTF_8)));
    assertThat(found.skipped).containsExactly("outer.zip!/m.zip!/README.md");
  }

  @Test
  void sameArchiveInsideAFolderHasTheSameHash() {
    byte[] archive = new TestZip().with("DAT.csv", CSV).bytes();
    byte[] folder = new TestZip().with("x/EURUSD.zip", archive).bytes();

    assertThat(RecordingVisitor.walk("folder.zip", folder).archives.get(0).sha256())
        .isEqualTo(RecordingVisitor.walk("EURUSD.zip", archive).archives.get(0).sha256());
  }

  @Test
  void timeOfTheMemberIsTakenAsWrittenEvenInAnHourThatTheZoneOfThisMachineLacks() {
    LocalDateTime lackedByBerlin = LocalDateTime.of(2019, 3, 31, 2, 30, 20);
    byte[] zip = new TestZip().at(lackedByBerlin).with("DAT.csv", CSV).bytes();

    assertThat(RecordingVisitor.walk("a.zip", zip).archives.get(0).memberTime())
        .isEqualTo(lackedByBerlin);
  }

  @Test
  void onlyTheWantedArchiveIsVisited() {
    byte[] inner = new TestZip().with("b.csv", CSV).bytes();
    byte[] outer =
        new TestZip().with("m.zip", inner).with("bad.zip", "<html>").with("a.csv", CSV).bytes();
    RecordingVisitor found = new RecordingVisitor();

    new ArchiveWalker(ArchiveLimits.DEFAULT)
        .walkTo("o.zip!/m.zip", "o.zip", new SeekableInMemoryByteChannel(outer), found);

    assertThat(found.archives).extracting(ArchiveFacts::name).containsExactly("o.zip!/m.zip");
    assertThat(found.refused).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {".DS_Store", "shelf/README.txt", "chart.png", "__MACOSX/._a.csv"})
  void filesWithoutDataAreSkipped(String name) {
    RecordingVisitor found = RecordingVisitor.walk(name, new byte[] {1, 2, 3});

    assertThat(found.skipped).containsExactly(name);
  }

  @Test
  void webPageNamedZipIsRefused() {
    assertRefused("a.zip", "\n<!DOCTYPE html><html>".getBytes(UTF_8), RefusalReason.HTML_PAGE);
  }

  @Test
  void emptyFilesAreRefused() {
    assertRefused("a.zip", new byte[0], RefusalReason.EMPTY_FILE);
    assertRefused("a.csv", new byte[0], RefusalReason.EMPTY_FILE);
  }

  @Test
  void otherBytesNamedZipAreRefused() {
    assertRefused("a.zip", "hello".getBytes(UTF_8), RefusalReason.NOT_A_ZIP);
  }

  @Test
  void zipCutAnywhereIsRefused() {
    byte[] zip = new TestZip().with("DAT.csv", CSV.repeat(100)).bytes();
    for (int length = 4; length < zip.length; length++) {
      RecordingVisitor found = RecordingVisitor.walk("a.zip", Arrays.copyOf(zip, length));

      assertThat(found.archives).isEmpty();
      assertThat(found.refused)
          .extracting(RefusedArchive::reason)
          .containsExactly(RefusalReason.TRUNCATED);
    }
  }

  @Test
  void damagedBytesAreRefusedByTheirChecksum() {
    byte[] zip = new TestZip().with("DAT.csv", CSV.repeat(100)).bytes();
    zip[30 + "DAT.csv".length() + 20] ^= 0x10;

    assertRefused("a.zip", zip, RefusalReason.DAMAGED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../DAT.csv", "/etc/DAT.csv", "C:\\DAT.csv", "x/../../DAT.csv"})
  void nameThatLeavesItsFolderIsRefused(String name) {
    assertRefused("a.zip", new TestZip().with(name, CSV).bytes(), RefusalReason.UNSAFE_NAME);
  }

  @Test
  void unsafeNameBesideSoundArchivesIsRefusedAlone() {
    byte[] zip = new TestZip().with("../x.csv", CSV).with("a.csv", CSV).bytes();

    RecordingVisitor found = RecordingVisitor.walk("o.zip", zip);

    assertThat(found.refused).extracting(RefusedArchive::name).containsExactly("o.zip!/../x.csv");
    assertThat(found.archives).extracting(ArchiveFacts::name).containsExactly("o.zip!/a.csv");
  }

  @Test
  void encryptedMemberIsRefused() {
    byte[] zip = new TestZip().with("DAT.csv", CSV).bytes();
    zip[6] |= 1;
    int directory = zip.length - 22 - 46 - "DAT.csv".length();
    zip[directory + 8] |= 1;

    assertRefused("a.zip", zip, RefusalReason.ENCRYPTED);
  }

  @Test
  void bombIsRefused() {
    byte[] zip = new TestZip().with("DAT.csv", new byte[20 << 20]).bytes();

    assertRefused("a.zip", zip, RefusalReason.INFLATES_TOO_MUCH);
  }

  @Test
  void linkIsRefused() {
    byte[] zip = new TestZip().with("a.csv", "/etc/passwd").bytes();
    int directory = zip.length - 22 - 46 - "a.csv".length();
    zip[directory + 5] = 3;
    zip[directory + 41] = (byte) 0xa1;

    assertRefused("a.zip", zip, RefusalReason.UNSAFE_NAME);
  }

  @Test
  void membersThatShareBytesAreRefused() {
    byte[] zip = new TestZip().with("a.csv", CSV).bytes();
    int entry = 46 + "a.csv".length();
    int directory = zip.length - 22 - entry;
    byte[] twice = new byte[zip.length + entry];
    System.arraycopy(zip, 0, twice, 0, directory + entry);
    System.arraycopy(zip, directory, twice, directory + entry, entry + 22);
    twice[directory + entry + 46] = 'b';
    twice[twice.length - 22 + 8] = 2;
    twice[twice.length - 22 + 10] = 2;
    twice[twice.length - 22 + 12] = (byte) (2 * entry);

    assertRefused("a.zip", twice, RefusalReason.OVERLAPPING_MEMBERS);
  }

  @Test
  void sizesThatLieAreRefused() {
    byte[] zip = new TestZip().with("a.csv", CSV.repeat(10)).bytes();
    int directory = zip.length - 22 - 46 - "a.csv".length();

    byte[] smaller = zip.clone();
    smaller[directory + 24] = 5;
    smaller[directory + 25] = 0;
    assertRefused("a.zip", smaller, RefusalReason.DAMAGED);

    byte[] larger = zip.clone();
    larger[directory + 27] = 0x10;
    assertRefused("a.zip", larger, RefusalReason.DAMAGED);

    byte[] packedLarger = zip.clone();
    packedLarger[directory + 23] = 0x10;
    assertRefused("a.zip", packedLarger, RefusalReason.DAMAGED);
  }

  @Test
  void manyTinyMembersAreRefusedBeforeTheyAreListedEvenWhenTheirNumberLies() {
    TestZip many = new TestZip();
    for (int i = 0; i < 1_200; i++) {
      many.with(i + ".csv", "");
    }
    byte[] zip = many.bytes();
    zip[zip.length - 22 + 10] = 1;
    zip[zip.length - 22 + 11] = 0;

    assertLimited(
        "a.zip", zip, new ArchiveLimits(4, 1_000, 99, 99, 250), RefusalReason.TOO_MANY_MEMBERS);
  }

  @Test
  void membersAreCountedThroughAllLayers() {
    byte[] inner = new TestZip().with("a.csv", CSV).with("b.csv", CSV).bytes();
    byte[] outer = new TestZip().with("1.zip", inner).with("2.zip", inner).bytes();

    RecordingVisitor found =
        RecordingVisitor.walk("o.zip", outer, new ArchiveLimits(4, 4, 9999, 9999, 250));

    assertThat(found.archives).hasSize(2);
    assertThat(found.refused)
        .extracting(RefusedArchive::reason)
        .containsExactly(RefusalReason.TOO_MANY_MEMBERS);
  }

  @Test
  void zipWithADataMemberUnderANameOfWordsIsAnArchive() {
    byte[] zip = new TestZip().with("AAPL.us.txt", CSV).with("readme.txt", "Enjoy").bytes();

    RecordingVisitor found = RecordingVisitor.walk("a.zip", zip);

    assertThat(found.archives).extracting(ArchiveFacts::member).containsExactly("AAPL.us.txt");
    assertThat(found.skipped).containsExactly("a.zip!/readme.txt");
  }

  @Test
  void emptyHourOfTicksIsData() {
    RecordingVisitor plain = RecordingVisitor.walk("EURUSD/00h_ticks.bi5", new byte[0]);
    RecordingVisitor zipped =
        RecordingVisitor.walk("a.zip", new TestZip().with("00h_ticks.bi5", "").bytes());

    assertThat(plain.archives).hasSize(1);
    assertThat(zipped.archives).hasSize(1);
  }

  @Test
  void membersOfOneNameAreToldApart() {
    byte[] zip = new TestZip().with("a.csv", CSV).with("b.csv", CSV).bytes();
    for (int at = 0; at < zip.length - 5; at++) {
      if (zip[at] == 'b' && zip[at + 1] == '.' && zip[at + 2] == 'c') {
        zip[at] = 'a';
      }
    }

    assertThat(RecordingVisitor.walk("o.zip", zip).archives)
        .extracting(ArchiveFacts::name)
        .containsExactly("o.zip!/a.csv", "o.zip!/a.csv#2");
  }

  @Test
  void pageWithAReportInItIsData() {
    String report = "<!DOCTYPE html><script>" + "x".repeat(9_000) + " id=\"backtesting-report\">";

    assertThat(RecordingVisitor.walk("report.html", report.getBytes(UTF_8)).archives).hasSize(1);
    assertRefused("page.html", "<html>please log in".getBytes(UTF_8), RefusalReason.HTML_PAGE);
  }

  @Test
  void zipWithoutDataIsRefused() {
    byte[] zip = new TestZip().with("readme.txt", "x").with("__MACOSX/._a.csv", "x").bytes();

    assertRefused("a.zip", zip, RefusalReason.NO_DATA);
    assertThat(RecordingVisitor.walk("a.zip", zip).skipped).hasSize(2);
  }

  @Test
  void limitsAreKept() {
    byte[] zip = new TestZip().with("DAT.csv", CSV.repeat(10)).bytes();
    byte[] nested = new TestZip().with("in.zip", zip).bytes();
    byte[] two = new TestZip().with("a.csv", CSV).with("b.csv", CSV).bytes();

    assertLimited("a.zip", zip, new ArchiveLimits(1, 10, 100, 1000, 250), RefusalReason.TOO_LARGE);
    assertLimited(
        "a.zip", nested, new ArchiveLimits(1, 10, 1000, 1000, 250), RefusalReason.TOO_DEEP);
    assertLimited(
        "a.zip", nested, new ArchiveLimits(2, 10, 1000, 20, 250), RefusalReason.TOO_LARGE);
    assertLimited(
        "a.zip", two, new ArchiveLimits(2, 1, 99, 99, 250), RefusalReason.TOO_MANY_MEMBERS);
  }

  @Test
  void failingStorageStopsTheWalk() {
    byte[] zip = new TestZip().with("DAT.csv", CSV).bytes();
    SeekableInMemoryByteChannel broken =
        new SeekableInMemoryByteChannel(zip) {
          @Override
          public int read(ByteBuffer target) throws IOException {
            throw new IOException("connection reset");
          }
        };

    assertThatThrownBy(
            () ->
                new ArchiveWalker(ArchiveLimits.DEFAULT)
                    .walk("a.zip", broken, new RecordingVisitor()))
        .isInstanceOf(BarlakeException.class)
        .hasMessage("Failed to read \"a.zip\": connection reset. Check the storage.")
        .extracting(e -> ((BarlakeException) e).code())
        .isEqualTo(ErrorCode.STORAGE);
  }

  private static void assertRefused(String name, byte[] bytes, RefusalReason reason) {
    assertLimited(name, bytes, ArchiveLimits.DEFAULT, reason);
  }

  private static void assertLimited(
      String name, byte[] bytes, ArchiveLimits limits, RefusalReason reason) {
    RecordingVisitor found = RecordingVisitor.walk(name, bytes, limits);

    assertThat(found.archives).isEmpty();
    assertThat(found.refused).extracting(RefusedArchive::reason).containsExactly(reason);
    assertThat(found.refused.get(0).message()).doesNotContain("\n").contains(name);
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
