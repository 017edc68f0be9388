package io.barlake.tables.logstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barlake.testing.ChildJvm;
import io.delta.storage.CloseableIterator;
import io.delta.storage.LogStore;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What Delta asks of a store for commits: atomic visibility, mutual exclusion, consistent listing.
 * Every store of Barlake passes this, among threads and among processes.
 */
abstract class LogStoreContract {
  private static final int VERSIONS = 100;

  private Configuration hadoop;
  private LogStore store;
  private String log;

  abstract LogStore newStore(Configuration hadoop);

  /** A folder that no other test has. */
  abstract String folder();

  /** How many processes race, and for how many versions each. */
  int processes() {
    return 3;
  }

  int races() {
    return VERSIONS;
  }

  @BeforeEach
  void open() throws IOException {
    hadoop = CommitRacer.hadoop(folder());
    enter(folder() + "/_delta_log");
    store = newStore(hadoop);
  }

  private void enter(String folder) throws IOException {
    log = folder;
    Path path = new Path(folder);
    path.getFileSystem(hadoop).mkdirs(path);
  }

  @Test
  void aCommitIsReadBackLineByLine() throws IOException {
    commit(store, 0, "first", "zweite Zeile: ä € 𝄞", "");

    assertThat(lines(0)).containsExactly("first", "zweite Zeile: ä € 𝄞", "");
  }

  @Test
  void aFolderMayHaveBlanksAndUmlautsInItsName() throws IOException {
    enter(folder() + "/Börse von früher/100% alt/_delta_log");

    commit(store, 0, "a");

    assertThat(lines(0)).containsExactly("a");
    assertThat(names()).containsExactly("00000000000000000000.json");
  }

  @Test
  void atomicVisibilityACommitIsNotSeenBeforeItsLastLineIsWritten() throws IOException {
    commit(store, 0, "a");
    List<List<String>> seen = new ArrayList<>();

    store.write(path(1), watched(List.of("b", "c"), () -> seen.add(listed(0))), false, hadoop);

    assertThat(seen).hasSize(2).containsOnly(List.of("00000000000000000000.json"));
    assertThat(listed(0)).containsExactly("00000000000000000000.json", "00000000000000000001.json");
    assertThat(store.isPartialWriteVisible(path(0), hadoop)).isFalse();
  }

  @Test
  void atomicVisibilityAFailingIteratorLeavesNothing() {
    Iterator<String> failing =
        watched(
            List.of("a", "b"),
            () -> {
              throw new IllegalStateException("no more actions");
            });

    assertThatThrownBy(() -> store.write(path(0), failing, false, hadoop))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no more actions");

    assertThat(names()).isEmpty();
  }

  @Test
  void atomicVisibilityAFailingOverwriteLeavesWhatWasThere() throws IOException {
    commit(store, 0, "old");
    Iterator<String> failing =
        watched(
            List.of("new"),
            () -> {
              throw new IllegalStateException("no more actions");
            });

    assertThatThrownBy(() -> store.write(path(0), failing, true, hadoop))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no more actions");

    assertThat(lines(0)).containsExactly("old");
    assertThat(names()).hasSize(1);
  }

  @Test
  void mutualExclusionTheSecondWriterOfAVersionIsToldSo() throws IOException {
    commit(store, 0, "first");

    assertThatThrownBy(() -> commit(newStore(hadoop), 0, "second"))
        .isInstanceOf(FileAlreadyExistsException.class)
        .hasMessageContaining("00000000000000000000.json");

    assertThat(lines(0)).containsExactly("first");
    assertThat(names()).hasSize(1);
  }

  @Test
  void mutualExclusionAWriterThatIsOvertakenWhileItWritesLoses() throws IOException {
    Iterator<String> overtaken =
        watched(List.of("slow"), () -> commit(newStore(hadoop), 0, "overtaking"));

    assertThatThrownBy(() -> store.write(path(0), overtaken, false, hadoop))
        .isInstanceOf(FileAlreadyExistsException.class)
        .hasMessageContaining("00000000000000000000.json");

    assertThat(lines(0)).containsExactly("overtaking");
    assertThat(names()).hasSize(1);
  }

  @Test
  void mutualExclusionOfManyThreadsOneWinsEachVersion() throws Exception {
    int threads = 8;
    CyclicBarrier start = new CyclicBarrier(threads);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    List<Future<List<Integer>>> races = new ArrayList<>();
    try {
      for (int thread = 0; thread < threads; thread++) {
        String name = "thread-" + thread;
        Callable<List<Integer>> race =
            () -> {
              List<Integer> won = new ArrayList<>();
              for (int version = 0; version < VERSIONS; version++) {
                start.await();
                try {
                  store.write(
                      path(version), CommitRacer.content(name, version).iterator(), false, hadoop);
                  won.add(version);
                } catch (FileAlreadyExistsException e) {
                  // Another thread was first.
                }
              }
              return won;
            };
        races.add(pool.submit(race));
      }
      Map<String, List<Integer>> won = new TreeMap<>();
      for (int thread = 0; thread < threads; thread++) {
        won.put("thread-" + thread, races.get(thread).get());
      }
      requireOneWinnerEach(won, VERSIONS);
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void mutualExclusionOfManyProcessesOneWinsEachVersion() throws Exception {
    List<String> names =
        IntStream.range(0, processes()).mapToObj(number -> "racer " + number).toList();
    List<ChildJvm> racers = new ArrayList<>();
    try {
      for (String name : names) {
        racers.add(
            ChildJvm.start(CommitRacer.class, store.getClass().getName(), log, name, races()));
      }
      for (ChildJvm racer : racers) {
        assertThat(racer.line()).isEqualTo("ready");
      }
      for (ChildJvm racer : racers) {
        racer.go();
      }
      Map<String, List<Integer>> won = new TreeMap<>();
      for (int i = 0; i < names.size(); i++) {
        won.put(names.get(i), racers.get(i).finish().stream().map(Integer::valueOf).toList());
      }
      requireOneWinnerEach(won, races());
    } finally {
      for (ChildJvm racer : racers) {
        racer.close();
      }
    }
  }

  @Test
  void aWriterKilledInTheMiddleOfACommitLeavesNoneAndBlocksNobody() throws Exception {
    try (ChildJvm writer = ChildJvm.start(DoomedWriter.class, store.getClass().getName(), log, 2)) {
      assertThat(List.of(writer.line(), writer.line(), writer.line()))
          .containsExactly("0", "1", "halfway");
      writer.kill();
    }

    assertThat(listed(0)).containsExactly("00000000000000000000.json", "00000000000000000001.json");
    commit(store, 2, "next");
    assertThat(lines(2)).containsExactly("next");
  }

  @Test
  void aWriterKilledAnywhereLeavesWholeCommitsOnly() throws Exception {
    int told = 20;
    try (ChildJvm writer =
        ChildJvm.start(DoomedWriter.class, store.getClass().getName(), log, -1)) {
      for (int version = 0; version < told; version++) {
        assertThat(writer.line()).isEqualTo(String.valueOf(version));
      }
      writer.kill();
    }

    List<String> listed = listed(0);
    assertThat(listed).hasSizeGreaterThanOrEqualTo(told);
    for (int version = 0; version < listed.size(); version++) {
      assertThat(listed.get(version)).isEqualTo(path(version).getName());
      assertThat(lines(version)).isEqualTo(CommitRacer.content("doomed", version));
    }
  }

  @Test
  void overwritingReplacesWhatIsThereAndMakesWhatIsNot() throws IOException {
    store.write(path(0), List.of("a long first text", "b").iterator(), true, hadoop);
    store.write(path(0), List.of("c").iterator(), true, hadoop);

    assertThat(lines(0)).containsExactly("c");
    assertThat(names()).hasSize(1);
  }

  @Test
  void consistentListingShowsACommitAtOnceFromTheGivenOneOnInOrder() throws IOException {
    for (int version : new int[] {10, 2, 9, 0, 1}) {
      commit(store, version, "a");
      assertThat(listed(0)).contains(path(version).getName());
    }

    assertThat(listed(2))
        .containsExactly(
            "00000000000000000002.json", "00000000000000000009.json", "00000000000000000010.json");
    assertThat(listed(11)).isEmpty();
  }

  @Test
  void whatIsNotThereIsNotFound() {
    assertThatThrownBy(() -> lines(7))
        .isInstanceOf(FileNotFoundException.class)
        .hasMessageContaining("00000000000000000007.json");
    assertThatThrownBy(() -> store.listFrom(new Path(log + "/none", path(0).getName()), hadoop))
        .isInstanceOf(FileNotFoundException.class)
        .hasMessageContaining("none");
  }

  private void requireOneWinnerEach(Map<String, List<Integer>> won, int races) throws IOException {
    Map<Integer, String> winners = new TreeMap<>();
    for (Map.Entry<String, List<Integer>> writer : won.entrySet()) {
      for (int version : writer.getValue()) {
        assertThat(winners.put(version, writer.getKey())).as("version %d", version).isNull();
      }
    }
    assertThat(winners).hasSize(races);
    for (int version = 0; version < races; version++) {
      assertThat(lines(version)).isEqualTo(CommitRacer.content(winners.get(version), version));
    }
    assertThat(names()).as("no leftovers").hasSize(races);
  }

  private Path path(int version) {
    return CommitRacer.commit(log, version);
  }

  private void commit(LogStore through, int version, String... lines) throws IOException {
    through.write(path(version), List.of(lines).iterator(), false, hadoop);
  }

  private List<String> lines(int version) throws IOException {
    List<String> lines = new ArrayList<>();
    try (CloseableIterator<String> read = store.read(path(version), hadoop)) {
      read.forEachRemaining(lines::add);
    }
    return lines;
  }

  private List<String> listed(int from) throws IOException {
    List<String> names = new ArrayList<>();
    Iterator<FileStatus> files = store.listFrom(path(from), hadoop);
    files.forEachRemaining(file -> names.add(file.getPath().getName()));
    return names;
  }

  /** Everything in the folder, hidden or not. */
  private List<String> names() {
    Path folder = new Path(log);
    try {
      return Arrays.stream(folder.getFileSystem(hadoop).listStatus(folder))
          .map(file -> file.getPath().getName())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  interface Step {
    void run() throws IOException;
  }

  /** Lines before each of which something happens. */
  static Iterator<String> watched(List<String> lines, Step beforeEach) {
    Iterator<String> rest = lines.iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rest.hasNext();
      }

      @Override
      public String next() {
        try {
          beforeEach.run();
        } catch (IOException e) {
          throw new AssertionError(e);
        }
        return rest.next();
      }
    };
  }
}
