package io.barlake.tables.maintenance;

import io.barlake.tables.columns.DataFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Chooses the files that are worth writing anew, from nothing but what the log says of them: those
 * whose stamps overlap, those that the log does not describe, and small ones once {@link #FEWEST}
 * of them lie side by side. It counts rows and not bytes, because rows stay what they are when a
 * file is written anew: so the files that come of a plan are never planned again.
 */
public final class CompactionPlanner {
  /** So many small files side by side are joined; with fewer a reader loses nothing. */
  static final int FEWEST = 4;

  /** A file with fewer rows than this part of a full one is small. */
  private static final int SMALL_PART = 4;

  private static final Comparator<StoredFile> IN_TIME =
      Comparator.comparingLong((StoredFile stored) -> stored.file().firstMicros())
          .thenComparingLong(stored -> stored.file().lastMicros())
          .thenComparing(stored -> stored.file().path());

  private static final Comparator<StoredFile> BY_SIZE =
      Comparator.comparingLong(StoredFile::rows).thenComparing(stored -> stored.file().path());

  private final long fileRows;

  /** {@code fileRows} is the number of rows of a full file. */
  public CompactionPlanner(long fileRows) {
    this.fileRows = fileRows;
  }

  /** For rows with stamps: files that follow each other stay apart where they are large. */
  public List<FileGroup> byTime(List<StoredFile> files) {
    List<FileGroup> chosen = new ArrayList<>();
    for (List<StoredFile> lane : lanes(files, IN_TIME)) {
      choose(overlapping(lane), chosen);
    }
    return chosen;
  }

  /** For rows without: any small files of a partition may be joined. */
  public List<FileGroup> bySize(List<StoredFile> files) {
    List<FileGroup> chosen = new ArrayList<>();
    for (List<StoredFile> lane : lanes(files, BY_SIZE)) {
      choose(lane.stream().map(file -> new FileGroup(List.of(file))).toList(), chosen);
    }
    return chosen;
  }

  /** Files of one partition with the same texts in their keys, as one writer replaces them. */
  private static Iterable<List<StoredFile>> lanes(
      List<StoredFile> files, Comparator<StoredFile> order) {
    Function<StoredFile, String> lane =
        stored -> new TreeMap<>(stored.file().partition()) + " " + stored.texts();
    Map<String, List<StoredFile>> lanes = new TreeMap<>();
    for (StoredFile file : files.stream().sorted(order).toList()) {
      lanes.computeIfAbsent(lane.apply(file), name -> new ArrayList<>()).add(file);
    }
    return lanes.values();
  }

  /** Files that touch each other in time, directly or through others between them. */
  private static List<FileGroup> overlapping(List<StoredFile> inTime) {
    List<FileGroup> groups = new ArrayList<>();
    List<StoredFile> group = new ArrayList<>();
    long last = Long.MIN_VALUE;
    for (StoredFile stored : inTime) {
      DataFile file = stored.file();
      if (!group.isEmpty() && file.firstMicros() > last) {
        groups.add(new FileGroup(group));
        group.clear();
      }
      group.add(stored);
      last = Math.max(last, file.lastMicros());
    }
    groups.add(new FileGroup(group));
    return groups;
  }

  private void choose(List<FileGroup> groups, List<FileGroup> chosen) {
    List<FileGroup> small = new ArrayList<>();
    for (FileGroup group : groups) {
      if (group.rows() >= fileRows / SMALL_PART) {
        chooseOf(small, chosen);
        if (group.isUntidy()) {
          chosen.add(group);
        }
        continue;
      }
      if (rows(small) + group.rows() > fileRows) {
        chooseOf(small, chosen);
      }
      small.add(group);
    }
    chooseOf(small, chosen);
  }

  private static void chooseOf(List<FileGroup> small, List<FileGroup> chosen) {
    List<StoredFile> files = small.stream().flatMap(group -> group.files().stream()).toList();
    if (files.size() >= FEWEST) {
      chosen.add(new FileGroup(files));
    } else {
      small.stream().filter(FileGroup::isUntidy).forEach(chosen::add);
    }
    small.clear();
  }

  private static long rows(List<FileGroup> groups) {
    return groups.stream().mapToLong(FileGroup::rows).sum();
  }
}
