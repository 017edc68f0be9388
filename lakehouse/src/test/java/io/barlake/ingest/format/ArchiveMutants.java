package io.barlake.ingest.format;

import io.barlake.ingest.archive.Packing;
import io.barlake.ingest.archive.TestWorkbook;
import io.barlake.ingest.archive.TestZip;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Archives of every kind around the same small text, changed at random. A mutant is a function of
 * its seed.
 */
final class ArchiveMutants {
  private static final int[] EDGES = {0, 1, 0x7f, 0x80, 0xff};
  private static final String ZIP_MEMBER = TestArchive.MEMBER;
  private static final String REPORT = ZIP_MEMBER.replace(".csv", ".txt");
  private static final byte[][] HEADERS = {
    {'P', 'K', 3, 4}, {'P', 'K', 1, 2}, {'P', 'K', 5, 6}, {0x1f, (byte) 0x8b}, {'u', 's', 't', 'a'}
  };

  /** A file as it might lie in a folder of downloads. */
  record Mutant(String name, byte[] bytes) {}

  private final byte[] text;
  private final byte[] gaps;
  private final List<Mutant> sound;

  ArchiveMutants(byte[] text, byte[] gaps) {
    this.text = text;
    this.gaps = gaps;
    this.sound = List.copyOf(packed(text));
  }

  Mutant mutant(long seed) {
    Random random = new Random(seed);
    List<Mutant> from =
        random.nextInt(3) == 0 ? packed(changed(text, random, "0123456789;.,\n\r\0- eN")) : sound;
    Mutant one = from.get(random.nextInt(from.size()));
    byte[] bytes =
        from == sound || random.nextBoolean() ? changed(one.bytes(), random, "") : one.bytes();
    return random.nextInt(4) == 0
        ? nested(one.name(), bytes, random)
        : new Mutant(one.name(), bytes);
  }

  /** The text in every container, and containers in each other. */
  private List<Mutant> packed(byte[] content) {
    byte[] half = Arrays.copyOf(content, content.length / 2);
    byte[] single = new TestZip().with(ZIP_MEMBER, content).with(REPORT, gaps).bytes();
    byte[] folder =
        new TestZip()
            .with("a/" + ZIP_MEMBER, half)
            .with("EURUSD.zip", single)
            .with("b/" + ZIP_MEMBER + ".gz", Packing.gzip(content))
            .with("README.txt", "x")
            .bytes();
    Map<String, byte[]> members = new LinkedHashMap<>();
    members.put(ZIP_MEMBER, content);
    members.put("x/" + REPORT, gaps);
    byte[] tar = Packing.tar(members);
    members.put("y/EURUSD.zip", single);
    byte[] tarFolder = Packing.tar(members);
    return List.of(
        new Mutant(ZIP_MEMBER, content),
        new Mutant("HISTDATA_COM_ASCII_EURUSD_M12019.zip", single),
        new Mutant("folder.zip", folder),
        new Mutant("deep.zip", new TestZip().with("folder.zip", folder).bytes()),
        new Mutant("DAT_XLSX_EURUSD_M1_2019.xlsx", workbook(content)),
        new Mutant(ZIP_MEMBER + ".gz", Packing.gzip(content)),
        new Mutant(ZIP_MEMBER + ".gz", Packing.joined(Packing.gzip(half), Packing.gzip(half))),
        new Mutant(ZIP_MEMBER + ".xz", Packing.xz(content)),
        new Mutant(ZIP_MEMBER + ".bz2", Packing.bzip2(half)),
        new Mutant("EURUSD.tar", tar),
        new Mutant("EURUSD.tgz", Packing.gzip(tarFolder)));
  }

  private static byte[] workbook(byte[] content) {
    String cells =
        latin(content).replace(";", "</v></c><c><v>").replace("\n", "</v></c></row><row><c><v>");
    return new TestWorkbook().sheet("sheet1", "<row><c><v>" + cells + "</v></c></row>").bytes();
  }

  private static Mutant nested(String name, byte[] bytes, Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> new Mutant("n.zip", new TestZip().with(name, bytes).bytes());
      case 1 -> new Mutant(name + ".gz", Packing.gzip(bytes));
      case 2 -> new Mutant(name + ".xz", Packing.xz(bytes));
      case 3 -> new Mutant("n.tar", Packing.tar(Map.of(name, bytes)));
      default ->
          new Mutant("n.zip", new TestZip().with(name, bytes).with("2/" + name, bytes).bytes());
    };
  }

  /** One to six changes; {@code letters} are likely to be met in the bytes. */
  private static byte[] changed(byte[] sound, Random random, String letters) {
    byte[] bytes = sound.clone();
    int changes = 1 + random.nextInt(6);
    for (int c = 0; c < changes && bytes.length > 0; c++) {
      int at = random.nextInt(bytes.length);
      int length = Math.min(bytes.length - at, 1 + random.nextInt(60));
      byte[] block = Arrays.copyOfRange(bytes, at, at + length);
      int elsewhere = random.nextInt(bytes.length);
      switch (random.nextInt(9)) {
        case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> bytes[at] = (byte) random.nextInt(256);
        case 2 -> bytes[at] = letter(letters, random);
        case 3 -> bytes = replaced(bytes, at, at + length, new byte[0]);
        case 4 -> Arrays.fill(bytes, at, at + length, (byte) random.nextInt(256));
        case 5 -> bytes = replaced(bytes, elsewhere, elsewhere, block);
        case 6 -> bytes = swapped(bytes, at, elsewhere, length);
        case 7 -> {
          random.nextBytes(block);
          bytes = replaced(bytes, at, at, block);
        }
        default -> editHeader(bytes, at, random);
      }
    }
    return random.nextInt(8) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)) : bytes;
  }

  private static byte letter(String letters, Random random) {
    return letters.isEmpty()
        ? (byte) EDGES[random.nextInt(EDGES.length)]
        : (byte) letters.charAt(random.nextInt(letters.length()));
  }

  /** Puts an edge value into a field of the next header behind a place. */
  private static void editHeader(byte[] bytes, int from, Random random) {
    byte[] header = HEADERS[random.nextInt(HEADERS.length)];
    for (int at = from; at + 50 < bytes.length; at++) {
      if (Arrays.equals(bytes, at, at + header.length, header, 0, header.length)) {
        int field = at + header.length + random.nextInt(44);
        int width = 1 << random.nextInt(3);
        Arrays.fill(
            bytes,
            field,
            Math.min(bytes.length, field + width),
            (byte) EDGES[random.nextInt(EDGES.length)]);
        return;
      }
    }
  }

  private static byte[] replaced(byte[] bytes, int from, int to, byte[] by) {
    return Packing.joined(
        Arrays.copyOf(bytes, from), by, Arrays.copyOfRange(bytes, to, bytes.length));
  }

  private static byte[] swapped(byte[] bytes, int one, int other, int length) {
    int low = Math.min(one, other);
    int high = Math.max(one, other);
    int most = Math.min(length, Math.min(high - low, bytes.length - high));
    byte[] swapped = bytes.clone();
    System.arraycopy(bytes, low, swapped, high, most);
    System.arraycopy(bytes, high, swapped, low, most);
    return swapped;
  }

  static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
