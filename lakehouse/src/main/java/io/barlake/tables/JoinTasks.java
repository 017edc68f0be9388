package io.barlake.tables;

import io.barlake.market.Micros;
import io.barlake.tables.columns.ColumnBatch;
import io.barlake.tables.columns.ColumnFiles;
import io.barlake.tables.columns.DataFile;
import io.barlake.tables.maintenance.FileGroup;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Writes groups of files of a table of columns anew, each row once and in the order of the stamps,
 * in tasks that hold about one full file each.
 */
final class JoinTasks {
  private static final long MILLI = 1000L;

  private final JavaSparkContext spark;
  private final ColumnTable.FileAccess access;
  private final long fileRows;

  JoinTasks(JavaSparkContext spark, ColumnTable.FileAccess access, long fileRows) {
    this.spark = spark;
    this.access = access;
    this.fileRows = fileRows;
  }

  /** The stamps from {@code firstMicros} to before {@code endMicros} of the files of a group. */
  private record Piece(int group, List<DataFile> files, long firstMicros, long endMicros)
      implements Serializable {}

  private record Written(int group, DataFile file) implements Serializable {}

  /** For each group the files that hold its rows now. Nothing is committed yet. */
  List<List<DataFile>> join(List<FileGroup> groups) {
    List<Piece> pieces = pieces(groups);
    ColumnTable.FileAccess taskAccess = access;
    List<List<DataFile>> joined = new ArrayList<>();
    groups.forEach(group -> joined.add(new ArrayList<>()));
    for (Written written :
        spark
            .parallelize(pieces, pieces.size())
            .flatMap(piece -> write(taskAccess.open(), piece).iterator())
            .collect()) {
      joined.get(written.group()).add(written.file());
    }
    return joined;
  }

  private List<Piece> pieces(List<FileGroup> groups) {
    List<Piece> large = new ArrayList<>();
    List<Piece> pieces = new ArrayList<>();
    for (int g = 0; g < groups.size(); g++) {
      Piece whole = new Piece(g, groups.get(g).dataFiles(), Long.MIN_VALUE, Long.MAX_VALUE);
      (groups.get(g).filesOf(fileRows) > 1 ? large : pieces).add(whole);
    }
    if (!large.isEmpty()) {
      ColumnTable.FileAccess taskAccess = access;
      long taskRows = fileRows;
      pieces.addAll(
          spark
              .parallelize(large, large.size())
              .flatMap(whole -> cut(taskAccess.open(), whole, taskRows).iterator())
              .collect());
    }
    return pieces;
  }

  /**
   * Pieces of about the same number of rows, cut between two milliseconds: bounds in the log are no
   * finer, and files that seem to touch would be written anew again.
   */
  private static List<Piece> cut(ColumnFiles files, Piece whole, long fileRows) {
    long[] stamps = files.read(whole.files(), List.of(ColumnFiles.STAMP)).longs(ColumnFiles.STAMP);
    int count = Math.toIntExact(Math.max(1, (stamps.length + fileRows - 1) / fileRows));
    long[] bounds = new long[count + 1];
    bounds[0] = Long.MIN_VALUE;
    bounds[count] = Long.MAX_VALUE;
    for (int i = 1; i < count; i++) {
      int at = Math.toIntExact((long) stamps.length * i / count);
      bounds[i] = Math.floorDiv(stamps[at], MILLI) * MILLI;
    }
    List<Piece> pieces = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long first = bounds[i];
      long end = bounds[i + 1];
      if (first < end) {
        List<DataFile> touched =
            whole.files().stream()
                .filter(file -> file.firstMicros() < end && file.lastMicros() >= first)
                .toList();
        pieces.add(new Piece(whole.group(), touched, first, end));
      }
    }
    return pieces;
  }

  private static List<Written> write(ColumnFiles files, Piece piece) {
    List<ColumnBatch> parts = new ArrayList<>();
    for (DataFile file : piece.files()) {
      ColumnBatch part = within(piece, files.read(List.of(file), files.allColumns()));
      if (part.rows() > 0) {
        parts.add(part);
      }
    }
    if (parts.isEmpty()) {
      return List.of();
    }
    ColumnBatch rows = ColumnBatch.concat(parts).sortedBy(ColumnFiles.STAMP);
    DataFile written = files.write(piece.files().get(0).partition(), rows);
    return List.of(new Written(piece.group(), written));
  }

  /** The rows of one file, which are in the order of their stamps, that belong to the piece. */
  private static ColumnBatch within(Piece piece, ColumnBatch rows) {
    long[] stamps = rows.longs(ColumnFiles.STAMP);
    return rows.slice(
        Micros.firstFrom(stamps, piece.firstMicros()), Micros.firstFrom(stamps, piece.endMicros()));
  }
}
