package io.barlake.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.ingest.archive.Archive;
import io.barlake.ingest.archive.ArchiveLimits;
import io.barlake.ingest.archive.ArchiveVisitor;
import io.barlake.ingest.archive.ArchiveWalker;
import io.barlake.ingest.archive.RefusedArchive;
import io.barlake.ingest.archive.TestZip;
import io.barlake.ingest.clock.ClockRules;
import io.barlake.ingest.minute.ConvertedArchive;
import io.barlake.ingest.minute.MinuteMerge;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.junit.jupiter.api.Test;

/** Nothing that is in the bytes may throw, hang, or make a record disappear. */
class ArchiveFuzzTest {
  private static final ArchiveLimits LIMITS = new ArchiveLimits(3, 50, 1 << 20, 1 << 20, 250);

  @Test
  void damagedZipsEndInValues() {
    Random random = new Random(2019);
    byte[] single = new TestZip().with(TestArchive.MEMBER, rows(random, 200)).bytes();
    byte[] folder =
        new TestZip()
            .with("a/" + TestArchive.MEMBER, rows(random, 50))
            .with("EURUSD.zip", single)
            .with("report.txt", "x")
            .bytes();
    int reached = 0;
    for (int i = 0; i < 6_000; i++) {
      byte[] sound = i % 2 == 0 ? single : folder;
      reached += walk(mutated(sound, random)).size();
    }
    assertThat(reached).isGreaterThan(1_000);
  }

  @Test
  void damagedTextBalances() {
    Random random = new Random(2020);
    String text = rows(random, 60);
    int read = 0;
    for (int i = 0; i < 6_000; i++) {
      byte[] bytes = mutated(text.getBytes(StandardCharsets.ISO_8859_1), random);
      ReadOutcome outcome =
          new ArchiveReader()
              .read(TestArchive.of("a.zip", TestArchive.MEMBER, bytes, i, TestZip.TIME));
      if (outcome instanceof ReadOutcome.Read done) {
        read++;
        assertThat(done.archive().minutes().recordsRead()).isEqualTo(filledLines(bytes));
        assertBalanced(done.archive());
      }
    }
    assertThat(read).isGreaterThan(3_000);
  }

  private static void assertBalanced(ReadArchive archive) {
    var merged = MinuteMerge.merge(List.of(ConvertedArchive.of(archive, ClockRules.NEW_YORK)));
    assertThat(merged.balances().get(0).records().used()).isEqualTo(merged.size());
    for (int i = 1; i < merged.size(); i++) {
      assertThat(merged.utcMinutes()[i]).isGreaterThan(merged.utcMinutes()[i - 1]);
    }
  }

  private static List<ReadOutcome> walk(byte[] bytes) {
    List<ReadOutcome> outcomes = new ArrayList<>();
    new ArchiveWalker(LIMITS)
        .walk(
            "HISTDATA_COM_ASCII_EURUSD_M12019.zip",
            new SeekableInMemoryByteChannel(bytes),
            new ArchiveVisitor() {
              @Override
              public void archive(Archive archive) {
                outcomes.add(new ArchiveReader().read(archive));
              }

              @Override
              public void refused(RefusedArchive refused) {
                assertThat(refused.message()).isNotBlank().doesNotContain("\n");
              }

              @Override
              public void skipped(String name) {}
            });
    return outcomes;
  }

  private static byte[] mutated(byte[] sound, Random random) {
    byte[] bytes = sound.clone();
    int changes = 1 + random.nextInt(6);
    for (int c = 0; c < changes; c++) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(5)) {
        case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> bytes[at] = (byte) random.nextInt(256);
        case 2 -> bytes[at] = (byte) "0123456789;.,\n\r\0- eN".charAt(random.nextInt(20));
        case 3 -> bytes = without(bytes, at, 1 + random.nextInt(30));
        default -> {
          int end = Math.min(bytes.length, at + random.nextInt(40));
          Arrays.fill(bytes, at, end, (byte) random.nextInt(256));
        }
      }
    }
    return random.nextInt(8) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length) + 1) : bytes;
  }

  private static byte[] without(byte[] bytes, int at, int count) {
    int end = Math.min(bytes.length, at + count);
    if (end - at >= bytes.length) {
      return bytes;
    }
    byte[] shorter = Arrays.copyOf(bytes, bytes.length - (end - at));
    System.arraycopy(bytes, end, shorter, at, bytes.length - end);
    return shorter;
  }

  /** Counted another way than the reader does. */
  private static long filledLines(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    String body = text.startsWith("\u00ef\u00bb\u00bf") ? text.substring(3) : text;
    return Arrays.stream(body.split("\n", -1))
        .filter(line -> !line.replaceAll("[\r \t\0]+$", "").isEmpty())
        .count();
  }

  private static String rows(Random random, int count) {
    StringBuilder text = new StringBuilder();
    int price = 1_146_130;
    for (int i = 0; i < count; i++) {
      price += random.nextInt(21) - 10;
      text.append(
          String.format(
              Locale.ROOT,
              "201901%02d %02d%02d00;%.6f;%.6f;%.6f;%.6f;0\n",
              2 + i / 1440,
              i / 60 % 24,
              i % 60,
              price / 1e6,
              (price + 10) / 1e6,
              (price - 10) / 1e6,
              price / 1e6));
    }
    return text.toString();
  }
}
