package io.barlake.tables.logstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.delta.storage.LocalLogStore;
import io.delta.storage.LogStore;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalLinkLogStoreTest extends LogStoreContract {
  @TempDir java.nio.file.Path folder;

  @Override
  String folder() {
    return folder.toString();
  }

  @Override
  LogStore newStore(Configuration hadoop) {
    return new LocalLinkLogStore(hadoop);
  }

  /** Why there is a store of our own: the same race, and both writers are told that they won. */
  @Test
  void theStockStoreLosesACommitWhenItsWriterIsOvertaken() throws Exception {
    Configuration hadoop = CommitRacer.hadoop(folder());
    Path commit = CommitRacer.commit(folder.toString(), 0);
    LogStore slow = new LocalLogStore(hadoop);
    LogStore fast = new LocalLogStore(hadoop);
    Iterator<String> overtaken =
        watched(
            List.of("slow"),
            () -> fast.write(commit, List.of("overtaking").iterator(), false, hadoop));

    slow.write(commit, overtaken, false, hadoop);

    assertThat(Files.readString(java.nio.file.Path.of(commit.toString()))).isEqualTo("slow\n");
  }

  @Test
  void aFolderThatIsNotThereIsNoFaultOfTheFileSystem() {
    LogStore store = new LocalLinkLogStore(CommitRacer.hadoop(folder()));

    assertThatThrownBy(
            () ->
                store.write(
                    CommitRacer.commit(folder + "/none", 0),
                    List.of("a").iterator(),
                    false,
                    CommitRacer.hadoop(folder())))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("none");
  }
}
