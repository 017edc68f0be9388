package io.barlake.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.tables.Tables;
import io.barlake.testing.LiveStack;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lake in an object store: the same tables as in a folder. */
class LakeOnS3StackTest {
  @TempDir Path folder;

  private final String remote = LiveStack.folder();
  private Path year;
  private Path month;

  @BeforeEach
  void write() {
    year = SmallArchive.of("EURUSD").weeks("2019-01-06", 2).line("broken").write(folder, "2019");
    month =
        SmallArchive.of("EURUSD")
            .packedAt("2020-03-01T10:00:00")
            .minutes("2019-01-07T10:00", 60)
            .shifted(10)
            .minutes("2019-01-07T11:00", 30)
            .write(folder, "201901");
  }

  private Tables there() {
    return IngestFixture.interpreted(LiveStack.lake(remote + "/lake"));
  }

  @AfterEach
  void remove() throws IOException {
    try (FileSystem store = LiveStack.files()) {
      store.delete(new org.apache.hadoop.fs.Path(remote), true);
    }
  }

  @Test
  void archivesThatCameOneByOneGiveTheTablesOfALakeInAFolder() {
    Tables here = IngestFixture.interpreted(LiveStack.in(folder.resolve("lake")));
    IngestFixture.ingest(here, year, month);
    Tables lake = there();
    IngestFixture.ingest(lake, month);
    IngestFixture.ingest(lake, year);

    LakeContent.assertBalanced(lake);
    LakeContent.of(lake).assertSameAs(LakeContent.of(here));
    assertThat(IngestFixture.ingest(lake, year, month).known()).hasSize(2);
  }

  @Test
  void ingestsAtTheSameTimeLoseNothing() throws Exception {
    Tables here = IngestFixture.interpreted(LiveStack.in(folder.resolve("lake")));
    IngestFixture.ingest(here, year, month);
    ExecutorService two = Executors.newFixedThreadPool(2);
    try {
      List<Callable<IngestResult>> both =
          List.of(
              () -> IngestFixture.ingest(there(), year),
              () -> IngestFixture.ingest(there(), month));
      for (var ingest : two.invokeAll(both)) {
        assertThat(ingest.get().refused()).isEmpty();
      }
    } finally {
      two.shutdownNow();
    }

    Tables lake = there();
    LakeContent.assertBalanced(lake);
    LakeContent.of(lake).assertSameAs(LakeContent.of(here));
  }
}
