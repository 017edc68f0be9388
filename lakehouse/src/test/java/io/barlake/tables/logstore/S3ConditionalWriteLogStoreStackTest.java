package io.barlake.tables.logstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barlake.BarlakeException;
import io.barlake.testing.LiveStack;
import io.delta.storage.LogStore;
import io.delta.storage.S3SingleDriverLogStore;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3ConditionalWriteLogStoreStackTest extends LogStoreContract {
  private final String folder = LiveStack.folder();

  @TempDir java.nio.file.Path local;

  @Override
  String folder() {
    return folder;
  }

  @Override
  LogStore newStore(Configuration hadoop) {
    return new S3ConditionalWriteLogStore(hadoop);
  }

  @Override
  int processes() {
    return 8;
  }

  @Override
  int races() {
    return 1_000;
  }

  @AfterEach
  void remove() throws IOException {
    try (FileSystem store = LiveStack.files()) {
      store.delete(new Path(folder), true);
    }
  }

  /** Why there is a store of our own: the same race, and both writers are told that they won. */
  @Test
  void theStockStoreLosesACommitWhenAnotherProcessOvertakesItsWriter() throws Exception {
    Configuration hadoop = LiveStack.hadoop();
    Path commit = CommitRacer.commit(folder, 0);
    LogStore slow = new S3SingleDriverLogStore(hadoop);
    // The lock of the stock store is known to its own JVM alone: this is what another one does.
    Iterator<String> overtaken =
        watched(
            List.of("slow"),
            () ->
                new S3ConditionalWriteLogStore(hadoop)
                    .write(commit, List.of("overtaking").iterator(), false, hadoop));

    slow.write(commit, overtaken, false, hadoop);

    assertThat(lines(commit)).containsExactly("slow");
  }

  @Test
  void aFileSystemThatStatesNoConditionIsRefused() {
    Configuration hadoop = LiveStack.hadoop();
    hadoop.set("fs.s3a.create.conditional.enabled", "false");
    hadoop.set("fs.s3a.impl.disable.cache", "true");

    assertThatThrownBy(() -> commit(hadoop, "a"))
        .isInstanceOf(BarlakeException.class)
        .hasMessageContaining("conditional writes are switched off");
  }

  @Test
  void refusedKeysAreNoConflict() throws IOException {
    java.nio.file.Path wrong = local.resolve("keys");
    Files.writeString(
        wrong, "[default]\naws_access_key_id = barlake\naws_secret_access_key = guessed\n");
    Configuration hadoop = LiveStack.hadoop();
    hadoop.set("fs.s3a.auth.profile.file", wrong.toString());
    hadoop.set("fs.s3a.impl.disable.cache", "true");

    assertThatThrownBy(() -> commit(hadoop, "a")).isInstanceOf(AccessDeniedException.class);
  }

  @Test
  void listingALongHistoryShowsTheLaterVersionsAndNothingOfNeighbours() throws IOException {
    Configuration hadoop = LiveStack.hadoop();
    LogStore store = newStore(hadoop);
    for (String name : List.of("_delta_log/x", "_delta_log2/x", "_delta_log/_commits/x")) {
      store.write(new Path(folder, name), List.of("a").iterator(), true, hadoop);
    }
    for (int version = 0; version < 3; version++) {
      store.write(log(version), List.of("a").iterator(), false, hadoop);
    }

    assertThat(store.listFrom(log(1), hadoop))
        .toIterable()
        .extracting(file -> file.getPath().getName())
        .containsExactly(log(1).getName(), log(2).getName(), "x");
  }

  private Path log(int version) {
    return CommitRacer.commit(folder + "/_delta_log", version);
  }

  private void commit(Configuration hadoop, String line) throws IOException {
    newStore(hadoop).write(log(0), List.of(line).iterator(), false, hadoop);
  }

  private List<String> lines(Path commit) throws IOException {
    List<String> lines = new java.util.ArrayList<>();
    try (var read = newStore(LiveStack.hadoop()).read(commit, LiveStack.hadoop())) {
      read.forEachRemaining(lines::add);
    }
    return lines;
  }
}
