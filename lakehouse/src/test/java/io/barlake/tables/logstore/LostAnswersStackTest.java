package io.barlake.tables.logstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barlake.BarlakeException;
import io.barlake.config.BarlakeConfig.StoreSettings;
import io.barlake.testing.FaultyProxy;
import io.barlake.testing.FaultyProxy.Fault;
import io.barlake.testing.FaultyProxy.Request;
import io.barlake.testing.LiveStack;
import io.delta.storage.LogStore;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.s3a.AWSServiceIOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A network between the writer and the store that loses what is sent, and a store that is busy. */
@Timeout(120)
class LostAnswersStackTest {
  private final String folder = LiveStack.folder();

  @AfterEach
  void remove() throws IOException {
    try (FileSystem store = LiveStack.files()) {
      store.delete(new org.apache.hadoop.fs.Path(folder), true);
    }
  }

  @Test
  void aCommitWhoseAnswerIsLostIsKnownAgainAndCountsOnce() throws IOException {
    try (FaultyProxy proxy = proxy(conditionalPuts(1, Fault.LOSE_ANSWER))) {
      commit(proxy, "ours");

      assertThat(proxy.requests()).filteredOn(Request::isConditionalPut).hasSizeGreaterThan(1);
    }
    assertThat(lines()).containsExactly("ours");
  }

  @Test
  void aCommitWhoseAnswersAreAllLostIsFoundByItsMark() throws IOException {
    try (FaultyProxy proxy = proxy(conditionalPuts(Integer.MAX_VALUE, Fault.LOSE_ANSWER))) {
      commit(proxy, "ours");
    }
    assertThat(lines()).containsExactly("ours");
  }

  @Test
  void theCommitOfAnotherIsNotTakenForOursWhenAnswersAreLost() throws IOException {
    LogStore other = new S3ConditionalWriteLogStore(LiveStack.hadoop());
    other.write(path(), List.of("another").iterator(), false, LiveStack.hadoop());

    try (FaultyProxy proxy = proxy(conditionalPuts(2, Fault.LOSE_ANSWER))) {
      assertThatThrownBy(() -> commit(proxy, "ours"))
          .isInstanceOf(FileAlreadyExistsException.class);
    }
    assertThat(lines()).containsExactly("another");
  }

  @Test
  void aCommitOfAnotherProgramHasNoMarkAndIsNotOurs() throws IOException {
    try (FileSystem store = LiveStack.files();
        var out = store.create(path())) {
      out.writeBytes("another\n");
    }

    try (FaultyProxy proxy = proxy(conditionalPuts(1, Fault.LOSE_ANSWER))) {
      assertThatThrownBy(() -> commit(proxy, "ours"))
          .isInstanceOf(FileAlreadyExistsException.class);
    }
  }

  @Test
  void aCommitThatIsLostOnItsWayIsSentAgain() throws IOException {
    try (FaultyProxy proxy = proxy(conditionalPuts(2, Fault.LOSE_REQUEST))) {
      commit(proxy, "ours");
    }
    assertThat(lines()).containsExactly("ours");
  }

  @Test
  void conflictingRequestsAreTriedAgain() throws IOException {
    try (FaultyProxy proxy = proxy(conditionalPuts(3, Fault.CONFLICT))) {
      commit(proxy, "ours");

      assertThat(proxy.requests()).filteredOn(Request::isConditionalPut).hasSize(4);
    }
    assertThat(lines()).containsExactly("ours");
  }

  @Test
  void requestsThatConflictForeverAreGivenUpAndNothingIsWritten() throws IOException {
    try (FaultyProxy proxy = proxy(conditionalPuts(Integer.MAX_VALUE, Fault.CONFLICT))) {
      assertThatThrownBy(() -> commit(proxy, "ours")).isInstanceOf(AWSServiceIOException.class);

      assertThat(proxy.requests()).filteredOn(Request::isConditionalPut).hasSizeLessThan(50);
    }
    try (FileSystem store = LiveStack.files()) {
      assertThat(store.exists(path())).isFalse();
    }
  }

  @Test
  void anOverloadedStoreIsAskedAgain() throws IOException {
    try (FaultyProxy proxy = proxy(conditionalPuts(2, Fault.OVERLOADED))) {
      commit(proxy, "ours");
    }
    assertThat(lines()).containsExactly("ours");
  }

  @Test
  void whereNothingIsAnsweredAnyMoreNothingIsClaimed() throws IOException {
    AtomicInteger puts = new AtomicInteger();
    Function<Request, Fault> breaksDown =
        request -> {
          if (request.isConditionalPut()) {
            puts.incrementAndGet();
            return Fault.LOSE_ANSWER;
          }
          return puts.get() > 0 ? Fault.LOSE_REQUEST : Fault.NONE;
        };
    try (FaultyProxy proxy = proxy(breaksDown)) {
      assertThatThrownBy(() -> commit(proxy, "ours"))
          .isInstanceOf(BarlakeException.class)
          .hasMessage(
              "Cannot tell whether \"%s\" was committed: the store broke off and does not answer."
                      .formatted(path())
                  + " Run the command again when it does: what was done is not done twice.");
    }
  }

  private static FaultyProxy proxy(Function<Request, Fault> faults) throws IOException {
    return new FaultyProxy(LiveStack.store().endpoint(), faults);
  }

  /** A fault of the first so many commits that are sent. */
  private static Function<Request, Fault> conditionalPuts(int count, Fault fault) {
    AtomicInteger left = new AtomicInteger(count);
    return request -> request.isConditionalPut() && left.getAndDecrement() > 0 ? fault : Fault.NONE;
  }

  private org.apache.hadoop.fs.Path path() {
    return CommitRacer.commit(folder + "/_delta_log", 0);
  }

  private void commit(FaultyProxy proxy, String line) throws IOException {
    StoreSettings store = LiveStack.store();
    Configuration hadoop =
        LiveStack.hadoop(
            new StoreSettings(
                proxy.address(), store.region(), store.credentials(), store.profile()));
    hadoop.set("fs.s3a.impl.disable.cache", "true");
    new S3ConditionalWriteLogStore(hadoop).write(path(), List.of(line).iterator(), false, hadoop);
  }

  private List<String> lines() throws IOException {
    List<String> lines = new ArrayList<>();
    Configuration hadoop = LiveStack.hadoop();
    try (var read = new S3ConditionalWriteLogStore(hadoop).read(path(), hadoop)) {
      read.forEachRemaining(lines::add);
    }
    return lines;
  }
}
