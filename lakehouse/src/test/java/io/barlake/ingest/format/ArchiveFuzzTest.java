package io.barlake.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.barlake.Progress;
import io.barlake.ingest.SampleGenerator;
import io.barlake.ingest.archive.Archive;
import io.barlake.ingest.archive.ArchiveLimits;
import io.barlake.ingest.archive.ArchiveVisitor;
import io.barlake.ingest.archive.ArchiveWalker;
import io.barlake.ingest.archive.RefusedArchive;
import io.barlake.ingest.clock.ClockRules;
import io.barlake.ingest.format.ArchiveMutants.Mutant;
import io.barlake.ingest.minute.ConvertedArchive;
import io.barlake.ingest.minute.MergedMinutes;
import io.barlake.ingest.minute.MinuteMerge;
import io.barlake.market.Symbol;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nothing that is in the bytes may throw, hang, take much memory, be reported twice or make a
 * record disappear. {@code -Dbarlake.fuzz.seed} and {@code -Dbarlake.fuzz.mutants} choose other
 * mutants.
 */
class ArchiveFuzzTest {
  private static final long SEED = Long.getLong("barlake.fuzz.seed", 2019);
  private static final int MUTANTS = Integer.getInteger("barlake.fuzz.mutants", 12_000);
  private static final int MOST_SECONDS = 20;
  private static final long MOST_ALLOCATED = 256L << 20;
  private static final ArchiveLimits LIMITS = new ArchiveLimits(4, 50, 1 << 20, 16 << 20, 250);

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private int read;
  private int refused;

  @Test
  void noMutantOfAnArchiveDoesHarm(@TempDir Path folder) throws Exception {
    ArchiveMutants mutants = sample(folder);
    ExecutorService worker = Executors.newSingleThreadExecutor();
    try {
      for (int i = 0; i < MUTANTS; i++) {
        long seed = SEED * 1_000_003 + i;
        Future<?> done = worker.submit(() -> check(mutants.mutant(seed)));
        await(done, "seed " + SEED + ", mutant " + i);
      }
    } finally {
      worker.shutdownNow();
    }
    assertThat(read).isGreaterThan(MUTANTS / 5);
    assertThat(refused).isGreaterThan(MUTANTS / 5);
  }

  private static void await(Future<?> done, String which) throws InterruptedException {
    try {
      done.get(MOST_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("no end after " + MOST_SECONDS + " s: " + which, e);
    } catch (ExecutionException e) {
      throw new AssertionError(which + ": " + e.getCause(), e.getCause());
    }
  }

  private void check(Mutant mutant) {
    long before = threads.getCurrentThreadAllocatedBytes();
    Seen seen = new Seen();
    new ArchiveWalker(LIMITS)
        .walk(mutant.name(), new SeekableInMemoryByteChannel(mutant.bytes()), seen);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(allocated).as("bytes allocated").isLessThan(MOST_ALLOCATED);
    seen.assertReportedOnce(mutant.name());
    read += seen.archives.size();
    refused += seen.ends.size() - seen.archives.size();
    seen.archives.values().forEach(archive -> assertBalanced(List.of(archive)));
    seen.archives.values().stream()
        .collect(Collectors.groupingBy(archive -> archive.label().symbol()))
        .values()
        .forEach(ArchiveFuzzTest::assertBalanced);
  }

  private static void assertBalanced(List<ReadArchive> archives) {
    MergedMinutes merged =
        MinuteMerge.merge(
            archives.stream()
                .map(archive -> ConvertedArchive.of(archive, ClockRules.NEW_YORK))
                .toList());
    assertThat(merged.balances()).hasSameSizeAs(archives);
    assertThat(merged.balances().stream().mapToLong(one -> one.records().read()).sum())
        .isEqualTo(archives.stream().mapToLong(one -> one.minutes().recordsRead()).sum());
    assertThat(merged.balances().stream().mapToLong(one -> one.records().used()).sum())
        .isEqualTo(merged.size());
    for (int i = 1; i < merged.size(); i++) {
      assertThat(merged.utcMinutes()[i]).isGreaterThan(merged.utcMinutes()[i - 1]);
    }
  }

  /** The first lines of a generated year, and of its gap report. */
  private static ArchiveMutants sample(Path folder) throws IOException {
    Path zip =
        new SampleGenerator(Progress.NONE)
            .generate(List.of(new Symbol("EURUSD")), 2019, 2019, 7, folder)
            .get(0);
    Map<String, byte[]> members = new TreeMap<>();
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
        members.put(e.getName(), in.readNBytes(60 * 54));
      }
    }
    return new ArchiveMutants(
        members.get("DAT_ASCII_EURUSD_M1_2019.csv"), members.get("DAT_ASCII_EURUSD_M1_2019.txt"));
  }

  /** What a walk reports. */
  private static final class Seen implements ArchiveVisitor {
    private final List<String> paths = new ArrayList<>();
    private final Set<String> ends = new HashSet<>();
    private final Map<String, ReadArchive> archives = new TreeMap<>();

    @Override
    public void archive(Archive archive) {
      paths.add(archive.facts().name());
      ends.add(archive.facts().name());
      ReadOutcome outcome = new ArchiveReader().read(archive);
      if (outcome instanceof ReadOutcome.Read done) {
        assertSound(archive, done.archive());
        archives.put(archive.facts().sha256(), done.archive());
      }
    }

    @Override
    public void refused(RefusedArchive refused) {
      assertThat(refused.message()).isNotBlank().doesNotContain("\n");
      paths.add(refused.name());
      ends.add(refused.name());
    }

    @Override
    public void skipped(String name) {
      paths.add(name);
    }

    void assertReportedOnce(String name) {
      assertThat(paths).isNotEmpty().doesNotHaveDuplicates();
      for (String path : paths) {
        assertThat(path).startsWith(name);
      }
      for (String end : ends) {
        for (int at = end.indexOf("!/"); at >= 0; at = end.indexOf("!/", at + 1)) {
          assertThat(ends).as("reported with what it holds").doesNotContain(end.substring(0, at));
        }
      }
    }

    private static void assertSound(Archive archive, ReadArchive read) {
      try (InputStream data = archive.open();
          InputStream original = archive.original()) {
        byte[] bytes = original.readAllBytes();
        assertThat(archive.facts().size()).isEqualTo(bytes.length);
        assertThat(archive.facts().sha256()).isEqualTo(sha256(bytes));
        if (read.format() == ArchiveFormat.HISTDATA_MINUTE) {
          assertThat(read.minutes().recordsRead()).isEqualTo(filledLines(data.readAllBytes()));
        }
      } catch (IOException e) {
        throw new AssertionError("could be read, and not again", e);
      }
    }

    private static String sha256(byte[] bytes) {
      try {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }

    /** Counted another way than the reader does. */
    private static long filledLines(byte[] bytes) {
      String text = ArchiveMutants.latin(bytes);
      String body = text.startsWith("\u00ef\u00bb\u00bf") ? text.substring(3) : text;
      return Arrays.stream(body.split("\n", -1))
          .filter(line -> !line.replaceAll("[\r \t\0]+$", "").isEmpty())
          .count();
    }
  }
}
