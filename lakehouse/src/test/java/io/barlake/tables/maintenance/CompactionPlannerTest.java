package io.barlake.tables.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.tables.columns.DataFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CompactionPlannerTest {
  private static final long FULL = 1000;
  private static final CompactionPlanner PLANNER = new CompactionPlanner(FULL);

  private int made;

  @Test
  void filesThatOverlapAreOneGroupHoweverLargeTheyAre() {
    List<StoredFile> files = List.of(file(0, 99, 900), file(100, 199, 900), file(150, 300, 900));

    assertThat(PLANNER.byTime(files)).containsExactly(new FileGroup(files.subList(1, 3)));
  }

  @Test
  void filesThatTouchThroughAnotherAreOneGroup() {
    List<StoredFile> files = List.of(file(0, 500, 400), file(10, 20, 400), file(450, 600, 400));

    assertThat(PLANNER.byTime(files)).containsExactly(new FileGroup(files));
  }

  @Test
  void fewSmallFilesAreLeftAndOneMoreJoinsThem() {
    List<StoredFile> files = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      files.add(file(i * 10L, i * 10L + 9, 10));
    }
    assertThat(PLANNER.byTime(files)).isEmpty();
    assertThat(PLANNER.bySize(files)).isEmpty();

    files.add(file(30, 39, 10));

    assertThat(PLANNER.byTime(files)).containsExactly(new FileGroup(files));
    assertThat(PLANNER.bySize(files)).hasSize(1);
  }

  @Test
  void smallFilesOnBothSidesOfALargeOneStayApart() {
    List<StoredFile> files =
        List.of(
            file(0, 9, 10), file(10, 19, 10), file(20, 29, 500), file(30, 39, 10), file(40, 49, 9));

    assertThat(PLANNER.byTime(files)).isEmpty();
    assertThat(PLANNER.bySize(files)).hasSize(1);
  }

  @Test
  void aFileThatTheLogDoesNotDescribeIsWrittenAnew() {
    StoredFile undescribed = new StoredFile(file(0, 9, 10).file(), List.of("bid"), 10, false);

    assertThat(PLANNER.byTime(List.of(undescribed, file(10, 19, 10))))
        .containsExactly(new FileGroup(List.of(undescribed)));
    assertThat(PLANNER.bySize(List.of(undescribed)))
        .containsExactly(new FileGroup(List.of(undescribed)));
  }

  @Test
  void filesOfOtherPartitionsAndSidesAreNoNeighbours() {
    List<StoredFile> files = new ArrayList<>();
    for (String side : List.of("bid", "ask")) {
      for (String symbol : List.of("EURUSD", "USDJPY")) {
        files.add(file(symbol, side, 0, 9, 10));
        files.add(file(symbol, side, 10, 19, 10));
      }
    }

    assertThat(PLANNER.byTime(files)).isEmpty();
    assertThat(new CompactionPlanner(FULL).byTime(List.of(files.get(0), files.get(4)))).isEmpty();
  }

  @Test
  void whatComesOfAPlanIsNeverPlannedAgain() {
    Random random = new Random(7);
    for (int round = 0; round < 2000; round++) {
      List<StoredFile> files = randomFiles(random);
      long rows = rows(files);

      List<StoredFile> inTime = carriedOut(PLANNER.byTime(files), files);
      assertThat(PLANNER.byTime(inTime)).as("round %d by time", round).isEmpty();
      assertThat(rows(inTime)).isEqualTo(rows);
      assertThat(inTime.size()).isLessThanOrEqualTo(files.size() + (int) (rows / FULL) + 1);

      List<StoredFile> bySize = carriedOut(PLANNER.bySize(files), files);
      assertThat(PLANNER.bySize(bySize)).as("round %d by size", round).isEmpty();
      assertThat(rows(bySize)).isEqualTo(rows);
    }
  }

  @Test
  void everyFileIsInOneGroupAtMost() {
    Random random = new Random(8);
    for (int round = 0; round < 500; round++) {
      List<StoredFile> files = randomFiles(random);

      assertThat(PLANNER.byTime(files).stream().flatMap(group -> group.paths().stream()))
          .doesNotHaveDuplicates();
      assertThat(PLANNER.bySize(files).stream().flatMap(group -> group.paths().stream()))
          .doesNotHaveDuplicates();
    }
  }

  /** What the tasks make of a plan: pieces of equal size that do not overlap. */
  private List<StoredFile> carriedOut(List<FileGroup> plan, List<StoredFile> files) {
    List<StoredFile> after = new ArrayList<>(files);
    for (FileGroup group : plan) {
      after.removeAll(group.files());
      int pieces = group.filesOf(FULL);
      long first = group.dataFiles().stream().mapToLong(DataFile::firstMicros).min().orElseThrow();
      long last = group.dataFiles().stream().mapToLong(DataFile::lastMicros).max().orElseThrow();
      long length = last - first + 1;
      for (int i = 0; i < pieces; i++) {
        after.add(
            file(
                group.partition().get("symbol"),
                group.files().get(0).texts().get(0),
                first + length * i / pieces,
                first + length * (i + 1) / pieces - 1,
                group.rows() * (i + 1) / pieces - group.rows() * i / pieces));
      }
    }
    return after;
  }

  private List<StoredFile> randomFiles(Random random) {
    List<StoredFile> files = new ArrayList<>();
    int overlapping = random.nextInt(5);
    long at = 0;
    for (int i = random.nextInt(40); i >= 0; i--) {
      long length = 1_000L + random.nextInt(100_000);
      long rows = 1L + random.nextInt(random.nextBoolean() ? 100 : 2500);
      String symbol = random.nextInt(4) == 0 ? "USDJPY" : "EURUSD";
      files.add(file(symbol, random.nextInt(5) == 0 ? "ask" : "bid", at, at + length - 1, rows));
      at += random.nextInt(10) < overlapping ? length / 2 : length;
    }
    Collections.shuffle(files, random);
    return files;
  }

  private static long rows(List<StoredFile> files) {
    return files.stream().mapToLong(StoredFile::rows).sum();
  }

  private StoredFile file(long first, long last, long rows) {
    return file("EURUSD", "bid", first, last, rows);
  }

  private StoredFile file(String symbol, String side, long first, long last, long rows) {
    made++;
    return new StoredFile(
        new DataFile("part-" + made, Map.of("symbol", symbol), rows * 20, 0, "", first, last),
        List.of(side),
        rows,
        true);
  }
}
