package io.barlake.ingest;

import static io.barlake.ingest.IngestFixture.ingest;
import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.tables.Tables;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two ingests of overlapping archives at the same time end like one after the other. */
class ConcurrentIngestTest {
  @TempDir static Path together;
  private static List<Path> archives;
  private static LakeContent expected;

  @TempDir Path lake;

  @BeforeAll
  static void ingestOneByOne() {
    Path downloads = together.resolve("downloads");
    archives =
        List.of(
            SmallArchive.of("EURUSD")
                .weeks("2019-01-06", 1)
                .minutes("2019-12-31T18:30", 60)
                .write(downloads, "2019"),
            SmallArchive.of("EURUSD")
                .packedAt("2021-01-01T00:00:00")
                .shifted(3)
                .minutes("2019-01-07T10:00", 60)
                .write(downloads, "201901"));
    Tables tables = IngestFixture.lake(together.resolve("one-by-one"));
    archives.forEach(archive -> ingest(tables, archive));
    expected = LakeContent.of(tables);
    assertThat(expected.quarantine()).hasSize(60);
  }

  @Test
  void threadsOfOneProcess() throws Exception {
    assertThreadsEndAsOneByOne(IngestLock::take);
  }

  /** As on a store that has no locks. */
  @Test
  void threadsThatDoNotWaitForEachOther() throws Exception {
    assertThreadsEndAsOneByOne((lake, progress) -> () -> {});
  }

  private void assertThreadsEndAsOneByOne(IngestLock.Turns turns) throws Exception {
    CyclicBarrier start = new CyclicBarrier(archives.size());
    ExecutorService threads = Executors.newFixedThreadPool(archives.size());
    try {
      List<Future<IngestResult>> results = new ArrayList<>();
      for (Path archive : archives) {
        results.add(
            threads.submit(
                () -> {
                  Tables tables = IngestFixture.lake(lake);
                  start.await();
                  return IngestFixture.of(tables, turns).ingest(List.of(archive.toString()), "run");
                }));
      }
      for (Future<IngestResult> result : results) {
        assertThat(result.get().refused()).isEmpty();
      }
    } finally {
      threads.shutdownNow();
    }
    assertExpected();
  }

  @Test
  void twoProcesses() {
    try (IngestProcess other = IngestProcess.start(lake, archives.subList(0, 1))) {
      assertThat(other.stop()).isEqualTo(IngestProcess.READY);
      other.goOn();
      assertThat(other.stop()).startsWith("before market/bars_1m");
      Thread rest = new Thread(other::finish);
      rest.start();
      ingest(IngestFixture.lake(lake), archives.get(1));
      join(rest);
    }
    assertExpected();
  }

  private void assertExpected() {
    Tables tables = IngestFixture.lake(lake);
    LakeContent.of(tables).assertSameAs(expected);
    LakeContent.assertBalanced(tables);
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
