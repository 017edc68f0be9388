package io.barlake.ingest.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Containers other than ZIP, on their own and around each other. */
class PackedArchivesTest {
  private static final String CSV = "20190102 030000;1.1;1.2;1.0;1.1;0\n";
  private static final byte[] DATA = CSV.getBytes(UTF_8);

  @ParameterizedTest
  @CsvSource({"a.csv.gz,a.csv", "a.csv.xz,a.csv", "a.csv.bz2,a.csv", "any name,any name"})
  void compressedFileIsAnArchiveKnownByItsOwnBytes(String name, String member) {
    byte[] packed =
        switch (name.substring(name.length() - 2)) {
          case "xz" -> Packing.xz(DATA);
          case "z2" -> Packing.bzip2(DATA);
          default -> Packing.gzip(DATA);
        };

    RecordingVisitor found = RecordingVisitor.walk("shelf/" + name, packed);

    assertThat(found.refused).isEmpty();
    assertThat(found.archives)
        .containsExactly(
            new ArchiveFacts(
                "shelf/" + name,
                ArchiveWalkerTest.sha256(packed),
                packed.length,
                member,
                ArchiveFacts.NO_TIME));
    assertThat(found.data).containsExactly(DATA);
  }

  @Test
  void partsThatFollowEachOtherAreReadWhole() {
    byte[] twice = (CSV + CSV).getBytes(UTF_8);

    assertThat(data("a.csv.gz", Packing.joined(Packing.gzip(DATA), Packing.gzip(DATA))))
        .isEqualTo(twice);
    assertThat(data("a.csv.xz", Packing.joined(Packing.xz(DATA), Packing.xz(DATA))))
        .isEqualTo(twice);
    assertThat(data("a.csv.bz2", Packing.joined(Packing.bzip2(DATA), Packing.bzip2(DATA))))
        .isEqualTo(twice);
  }

  @Test
  void containersInEachOtherAreFollowed() {
    byte[] zip = new TestZip().with("a.csv", CSV).bytes();
    byte[] gzipInZip = new TestZip().with("a.csv.gz", Packing.gzip(DATA)).bytes();
    byte[] tar = Packing.tar("a.csv", CSV);

    assertThat(names("z.zip.gz", Packing.gzip(zip))).containsExactly("z.zip.gz!/z.zip");
    assertThat(names("o.zip", gzipInZip)).containsExactly("o.zip!/a.csv.gz");
    assertThat(names("t.tgz", Packing.gzip(tar))).containsExactly("t.tgz!/t.tar");
    assertThat(names("t.tar.xz", Packing.xz(tar))).containsExactly("t.tar.xz!/t.tar");
    assertThat(names("a.csv.gz.gz", Packing.gzip(Packing.gzip(DATA))))
        .containsExactly("a.csv.gz.gz!/a.csv.gz");
    assertThat(names("o.zip", new TestZip().with("t.tgz", Packing.gzip(tar)).bytes()))
        .containsExactly("o.zip!/t.tgz!/t.tar");
  }

  @Test
  void archiveInsideACompressedFileIsKnownByTheBytesThatWereCompressed() {
    byte[] zip = new TestZip().with("a.csv", CSV).bytes();

    RecordingVisitor found = RecordingVisitor.walk("z.zip.gz", Packing.gzip(zip));

    assertThat(found.archives.get(0).sha256()).isEqualTo(ArchiveWalkerTest.sha256(zip));
    assertThat(found.data).containsExactly(DATA);
  }

  @Test
  void tarOfOneDataMemberIsAnArchiveAndOfSeveralAFolder() {
    Map<String, byte[]> members = new LinkedHashMap<>();
    members.put("x/a.csv", DATA);
    members.put("x/README.txt", "hello".getBytes(UTF_8));
    byte[] one = Packing.tar(members);

    RecordingVisitor single = RecordingVisitor.walk("t.tar", one);

    assertThat(single.archives)
        .containsExactly(
            new ArchiveFacts(
                "t.tar", ArchiveWalkerTest.sha256(one), one.length, "x/a.csv", TestZip.TIME));
    assertThat(single.skipped).containsExactly("t.tar!/x/README.txt");

    members.put("y/" + "b".repeat(150) + ".csv.gz", Packing.gzip(DATA));
    RecordingVisitor folder = RecordingVisitor.walk("t.tar", Packing.tar(members));
    assertThat(folder.archives)
        .extracting(ArchiveFacts::name)
        .containsExactly("t.tar!/x/a.csv", "t.tar!/y/" + "b".repeat(150) + ".csv.gz");
    assertThat(folder.data).containsExactly(DATA, DATA);
  }

  @Test
  void compressedFileCutAnywhereIsRefused() {
    byte[] text = CSV.repeat(50).getBytes(UTF_8);
    for (byte[] packed : new byte[][] {Packing.gzip(text), Packing.xz(text), Packing.bzip2(text)}) {
      for (int length = 10; length < packed.length; length++) {
        assertRefused("a.csv.gz", Arrays.copyOf(packed, length), RefusalReason.DAMAGED);
      }
    }
  }

  @Test
  void tarCutAnywhereIsRefused() {
    byte[] tar = Packing.tar("a.csv", CSV.repeat(50));
    int end = 512 + (CSV.length() * 50 + 511) / 512 * 512;
    for (int length = 300; length <= end; length += 20) {
      RecordingVisitor found = RecordingVisitor.walk("t.tar", Arrays.copyOf(tar, length));

      assertThat(found.archives).isEmpty();
      assertThat(found.refused)
          .extracting(RefusedArchive::reason)
          .first()
          .isIn(RefusalReason.TRUNCATED, RefusalReason.DAMAGED);
    }
  }

  @Test
  void damagedChecksumsAreRefused() {
    byte[] gzip = Packing.gzip(DATA);
    gzip[gzip.length - 6] ^= 1;

    assertRefused("a.csv.gz", gzip, RefusalReason.DAMAGED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../a.csv", "x/../../a.csv", "/etc/a.csv"})
  void tarMemberThatLeavesItsFolderIsRefused(String name) {
    assertRefused("t.tar", Packing.tar(name, CSV), RefusalReason.UNSAFE_NAME);
  }

  @Test
  void linksAndDevicesAreRefused() {
    for (byte kind :
        new byte[] {TarConstants.LF_SYMLINK, TarConstants.LF_LINK, TarConstants.LF_BLK}) {
      assertRefused(
          "t.tar", Packing.tarOfLink("a.csv", "/etc/passwd", kind), RefusalReason.UNSAFE_NAME);
    }
  }

  @Test
  void bombsAreRefusedInEveryKindOfContainer() {
    byte[] zeros = new byte[20 << 20];

    assertRefused("a.csv.gz", Packing.gzip(zeros), RefusalReason.INFLATES_TOO_MUCH);
    assertRefused("a.csv.xz", Packing.xz(zeros), RefusalReason.INFLATES_TOO_MUCH);
    assertRefused("a.csv.bz2", Packing.bzip2(zeros), RefusalReason.INFLATES_TOO_MUCH);
    assertRefused(
        "t.tgz",
        Packing.gzip(Packing.tar(Map.of("a.csv", zeros))),
        RefusalReason.INFLATES_TOO_MUCH);
    assertRefused(
        "o.zip",
        new TestZip().with("a.csv.gz", Packing.gzip(zeros)).bytes(),
        RefusalReason.INFLATES_TOO_MUCH);
  }

  @Test
  void layersThatEachKeepTheLimitDoNotMultiply() {
    TestZip inner = new TestZip();
    TestZip outer = new TestZip();
    for (int i = 0; i < 5; i++) {
      inner.with(i + ".csv", new byte[900_000]);
    }
    byte[] packed = inner.bytes();
    for (int i = 0; i < 20; i++) {
      outer.with(i + ".zip", packed);
    }
    byte[] zip = new TestZip().with("all.zip", outer.bytes()).bytes();

    RecordingVisitor found = RecordingVisitor.walk("o.zip", zip);

    assertThat(found.refused)
        .extracting(RefusedArchive::reason)
        .containsOnly(RefusalReason.INFLATES_TOO_MUCH);
    assertThat(found.refused.get(0).message()).contains("all that lies in the same file");
    assertThat(found.archives.size() + found.refused.size()).isBetween(20, 100);
  }

  @Test
  void absoluteLimitHoldsForWhatIsUnpacked() {
    assertLimited(
        "a.csv.gz",
        Packing.gzip(CSV.repeat(10).getBytes(UTF_8)),
        new ArchiveLimits(1, 10, 100, 1000, 250),
        RefusalReason.TOO_LARGE);
    assertLimited(
        "t.tgz",
        Packing.gzip(Packing.tar("a.csv", CSV)),
        new ArchiveLimits(2, 10, 1 << 20, 1000, 250),
        RefusalReason.TOO_LARGE);
  }

  @Test
  void whatIsHeldInEachOtherCountsTogether() {
    Map<String, byte[]> members = new LinkedHashMap<>();
    members.put("1.tar", Packing.tar("a.csv", CSV));
    members.put("2.tar", Packing.tar("b.csv", CSV));
    byte[] tar = Packing.tar(members);
    int inner = members.get("1.tar").length;

    RecordingVisitor enough =
        RecordingVisitor.walk(
            "t.tgz", Packing.gzip(tar), new ArchiveLimits(9, 9, 99, tar.length + inner, 250));
    RecordingVisitor tooLittle =
        RecordingVisitor.walk(
            "t.tgz", Packing.gzip(tar), new ArchiveLimits(9, 9, 99, tar.length + inner - 1, 250));

    assertThat(enough.archives).hasSize(2);
    assertThat(tooLittle.refused)
        .extracting(RefusedArchive::reason)
        .containsExactly(RefusalReason.TOO_LARGE, RefusalReason.TOO_LARGE);
  }

  @Test
  void xzThatWantsMoreMemoryThanIsAllowedIsRefused() {
    assertLimited(
        "a.csv.xz",
        Packing.xz(DATA, 32 << 20),
        new ArchiveLimits(1, 10, 1 << 20, 16 << 20, 250),
        RefusalReason.TOO_LARGE);
  }

  @Test
  void nestingStopsAtTheLimit() {
    byte[] bytes = DATA;
    for (int i = 0; i < 5; i++) {
      bytes = Packing.gzip(bytes);
    }
    assertRefused("a.gz", bytes, RefusalReason.TOO_DEEP);
    assertRefused(
        "t.gz",
        Packing.gzip(
            Packing.gzip(Packing.gzip(Packing.gzip(new TestZip().with("a.csv", CSV).bytes())))),
        RefusalReason.TOO_DEEP);
  }

  @Test
  void gzipThatGoesOnWithoutHoldingAnythingIsRefused() {
    byte[] nothing = Packing.gzip(new byte[0]);
    byte[] bytes = new byte[(5 << 20) / nothing.length * nothing.length];
    for (int at = 0; at + nothing.length <= bytes.length; at += nothing.length) {
      System.arraycopy(nothing, 0, bytes, at, nothing.length);
    }
    assertRefused("a.csv.gz", bytes, RefusalReason.DAMAGED);

    byte[] endlessName = Arrays.copyOf(new byte[] {0x1f, (byte) 0x8b, 8, 8}, 6 << 20);
    Arrays.fill(endlessName, 10, endlessName.length, (byte) 'a');
    assertRefused("a.csv.gz", endlessName, RefusalReason.DAMAGED);
  }

  @Test
  void tarWhoseNameHasNoEndIsRefused() {
    byte[] tar = Packing.tar("a.csv", "n".repeat(3 << 20));
    tar[156] = 'L';
    Arrays.fill(tar, 148, 156, (byte) ' ');
    int sum = 0;
    for (int i = 0; i < 512; i++) {
      sum += tar[i] & 0xff;
    }
    byte[] octal = String.format(Locale.ROOT, "%06o\0 ", sum).getBytes(UTF_8);
    System.arraycopy(octal, 0, tar, 148, 8);

    assertRefused("t.tar", tar, RefusalReason.DAMAGED);
  }

  @Test
  void tarOfTooManyMembersIsRefused() {
    Map<String, byte[]> members = new LinkedHashMap<>();
    for (int i = 0; i < 30; i++) {
      members.put(i + ".csv", DATA);
    }
    assertLimited(
        "t.tar",
        Packing.tar(members),
        new ArchiveLimits(2, 29, 1000, 1000, 250),
        RefusalReason.TOO_MANY_MEMBERS);
  }

  @Test
  void compressedWordsAndPicturesAreNoData() {
    assertRefused("a.txt.gz", Packing.gzip("hello".getBytes(UTF_8)), RefusalReason.NO_DATA);
    assertRefused("a.png.gz", Packing.gzip(new byte[9]), RefusalReason.NO_DATA);
    assertRefused("a.csv.gz", Packing.gzip(new byte[0]), RefusalReason.EMPTY_FILE);
    assertRefused("a.zip.gz", Packing.gzip("<html>".getBytes(UTF_8)), RefusalReason.HTML_PAGE);
  }

  @Test
  void kindsThatAreNotFollowedAreNamed() {
    byte[] sevenZip = {'7', 'z', (byte) 0xbc, (byte) 0xaf, 0x27, 0x1c, 0, 4};

    assertRefused("a.7z", sevenZip, RefusalReason.UNSUPPORTED_COMPRESSION);
  }

  private static byte[] data(String name, byte[] bytes) {
    RecordingVisitor found = RecordingVisitor.walk(name, bytes);
    assertThat(found.refused).isEmpty();
    return found.data.get(0);
  }

  private static List<String> names(String name, byte[] bytes) {
    RecordingVisitor found = RecordingVisitor.walk(name, bytes);
    assertThat(found.refused).isEmpty();
    assertThat(found.data).containsOnly(DATA);
    return found.archives.stream().map(ArchiveFacts::name).toList();
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
}
