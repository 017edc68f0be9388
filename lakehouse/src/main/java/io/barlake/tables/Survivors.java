package io.barlake.tables;

import io.barlake.tables.columns.ColumnBatch;
import io.barlake.tables.columns.ColumnFiles;
import io.barlake.tables.columns.DataFile;
import java.io.Serializable;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Takes owned rows out of files: the rows of others are written anew, and a file that holds none
 * but theirs stays as it is.
 */
final class Survivors {
  private final ColumnTable.FileAccess access;
  private final List<OwnedRange> owned;

  Survivors(ColumnTable.FileAccess access, List<OwnedRange> owned) {
    this.access = access;
    this.owned = List.copyOf(owned);
  }

  /** A file that has to go, and what comes in its place: one file, or none. */
  record Rewrite(DataFile removed, List<DataFile> survivors) implements Serializable {}

  /** What becomes of those of the files that hold owned rows. Nothing is committed yet. */
  List<Rewrite> rewrite(JavaSparkContext spark, List<DataFile> files) {
    if (files.isEmpty()) {
      return List.of();
    }
    ColumnTable.FileAccess taskAccess = access;
    List<OwnedRange> taskOwned = owned;
    return spark
        .parallelize(files, files.size())
        .flatMap(file -> rewrite(taskAccess.open(), file, taskOwned).iterator())
        .collect();
  }

  private static List<Rewrite> rewrite(ColumnFiles files, DataFile file, List<OwnedRange> owned) {
    List<OwnedRange> here =
        owned.stream().filter(range -> range.holdsPartition(file.partition())).toList();
    Set<String> keyColumns = new LinkedHashSet<>();
    keyColumns.add(ColumnFiles.STAMP);
    here.forEach(range -> keyColumns.addAll(range.texts().keySet()));
    ColumnBatch keys = files.read(List.of(file), List.copyOf(keyColumns));

    boolean[] gone = new boolean[keys.rows()];
    here.forEach(range -> mark(range, keys, gone));
    int[] kept = new int[gone.length];
    int count = 0;
    for (int row = 0; row < gone.length; row++) {
      if (!gone[row]) {
        kept[count++] = row;
      }
    }
    if (count == gone.length) {
      return List.of();
    }
    if (count == 0) {
      return List.of(new Rewrite(file, List.of()));
    }
    ColumnBatch all = files.read(List.of(file), files.allColumns());
    DataFile survivor = files.write(file.partition(), all.pick(Arrays.copyOf(kept, count)));
    return List.of(new Rewrite(file, List.of(survivor)));
  }

  private static void mark(OwnedRange range, ColumnBatch keys, boolean[] gone) {
    long[] stamps = keys.longs(ColumnFiles.STAMP);
    boolean[] mine = new boolean[gone.length];
    for (int row = 0; row < mine.length; row++) {
      mine[row] = range.touches(stamps[row], stamps[row]);
    }
    for (Map.Entry<String, String> text : range.texts().entrySet()) {
      String[] values = keys.texts(text.getKey());
      for (int row = 0; row < mine.length; row++) {
        mine[row] &= text.getValue().equals(values[row]);
      }
    }
    for (int row = 0; row < mine.length; row++) {
      gone[row] |= mine[row];
    }
  }
}
