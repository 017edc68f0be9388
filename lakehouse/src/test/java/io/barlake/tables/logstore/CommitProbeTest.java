package io.barlake.tables.logstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.tables.logstore.CommitProbe.Outcome;
import io.delta.storage.HadoopFileSystemLogStore;
import io.delta.storage.LogStore;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitProbeTest {
  @TempDir java.nio.file.Path folder;

  @Test
  void safeStorePassesEveryRaceAndNothingIsLeftBehind() throws IOException {
    Outcome outcome = CommitProbe.in("file:" + folder, hadoop()).race(20, 8);

    assertThat(outcome.isSafe()).isTrue();
    assertThat(outcome.medianMillis()).isPositive();
    assertThat(outcome.sentence())
        .startsWith("20 of 20 races of 8 writers had one winner, whose commit is there; a commit");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void storeThatTellsEveryWriterThatItWonIsFoundOut() throws IOException {
    LogStore careless = new Careless();

    Outcome outcome = probe(careless).race(5, 4);

    assertThat(outcome.isSafe()).isFalse();
    assertThat(outcome.doubled()).isEqualTo(5);
    assertThat(outcome.sentence())
        .startsWith(
            "0 of 5 races of 4 writers had one winner, whose commit is there, 5 had several");
  }

  @Test
  void storeThatKeepsTheCommitOfALoserIsFoundOut() throws IOException {
    AtomicInteger writers = new AtomicInteger();
    LogStore swapping =
        new Careless() {
          @Override
          public synchronized void write(
              Path path, Iterator<String> actions, Boolean overwrite, Configuration hadoop)
              throws IOException {
            super.write(path, actions, overwrite, hadoop);
            if (writers.getAndIncrement() % 2 == 0) {
              throw new java.nio.file.FileAlreadyExistsException(path.toString());
            }
            super.write(path, List.of("somebody").iterator(), overwrite, hadoop);
          }
        };

    Outcome outcome = probe(swapping).race(5, 2);

    assertThat(outcome.lost()).isEqualTo(5);
    assertThat(outcome.isSafe()).isFalse();
  }

  private CommitProbe probe(LogStore log) {
    return new CommitProbe(log, new Path(folder.toString(), "probe"), hadoop());
  }

  private static Configuration hadoop() {
    return CommitRacer.hadoop("file:/");
  }

  /** Writes whatever is there already. */
  private static class Careless extends HadoopFileSystemLogStore {
    Careless() {
      super(hadoop());
    }

    @Override
    public void write(Path path, Iterator<String> actions, Boolean overwrite, Configuration hadoop)
        throws IOException {
      try (OutputStream out = path.getFileSystem(hadoop).create(path, true)) {
        out.write(actions.next().getBytes(StandardCharsets.UTF_8));
      }
    }

    @Override
    public Boolean isPartialWriteVisible(Path path, Configuration hadoop) {
      return true;
    }
  }
}
