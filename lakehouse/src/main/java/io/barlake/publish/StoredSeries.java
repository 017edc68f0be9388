package io.barlake.publish;

import io.barlake.BarlakeException;
import io.barlake.tables.ColumnTable;
import io.barlake.tables.TableDefinition;
import io.barlake.tables.columns.ColumnBatch;
import io.barlake.tables.columns.DataFile;
import io.barlake.tables.schema.BarsTable;
import io.barlake.tables.schema.MinuteBarsTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.types.StructType;

/**
 * The files of one side of one series, read a few at a time, in the order of their bars. Files
 * whose times overlap are read together, and small ones with those that follow.
 */
record StoredSeries(
    TableDefinition table,
    ColumnTable.FileAccess access,
    List<DataFile> files,
    BarSelection selection) {
  /** Of files, as they are stored: about a year of minutes. */
  private static final long BYTES_READ_TOGETHER = 4L << 20;

  StoredSeries {
    files = List.copyOf(files);
  }

  /** The columns of a bar, without those that tell where it is from. */
  StructType schema() {
    List<String> columns = new ArrayList<>(Arrays.asList(table.fileSchema().fieldNames()));
    columns.remove(MinuteBarsTable.ARCHIVE);
    return access.open().columns(columns);
  }

  /** The bars that are meant; no batch is empty, and no bars at all is an error. */
  Iterator<ColumnBatch> batches() {
    return batches(BYTES_READ_TOGETHER);
  }

  Iterator<ColumnBatch> batches(long bytesReadTogether) {
    DayRange days = selection.days();
    Iterator<ColumnBatch> batches =
        groups(
                files.stream()
                    .filter(
                        file ->
                            file.firstMicros() <= days.lastMicros()
                                && file.lastMicros() >= days.firstMicros())
                    .toList(),
                bytesReadTogether)
            .map(group -> read(group, Arrays.asList(schema().fieldNames()), days))
            .filter(batch -> batch.rows() > 0)
            .iterator();
    if (!batches.hasNext()) {
      throw missing();
    }
    return batches;
  }

  /** Whatever comes in a group is later than all that came before. */
  private static Stream<List<DataFile>> groups(List<DataFile> inOrder, long least) {
    List<List<DataFile>> groups = new ArrayList<>();
    long last = Long.MIN_VALUE;
    long bytes = 0;
    for (DataFile file : inOrder) {
      if (groups.isEmpty() || (bytes >= least && file.firstMicros() > last)) {
        groups.add(new ArrayList<>());
        bytes = 0;
      }
      groups.get(groups.size() - 1).add(file);
      bytes += file.bytes();
      last = Math.max(last, file.lastMicros());
    }
    return groups.stream();
  }

  private ColumnBatch read(List<DataFile> group, List<String> columns, DayRange days) {
    ColumnBatch all = access.open().read(group, columns);
    long first = days.firstMicros();
    long last = days.lastMicros();
    long[] stamps = all.longs(BarsTable.TS);
    String[] sides = all.texts(BarsTable.SIDE);
    int[] meant =
        IntStream.range(0, all.rows())
            .filter(
                row ->
                    stamps[row] >= first
                        && stamps[row] <= last
                        && sides[row].equals(selection.side()))
            .toArray();
    ColumnBatch picked = meant.length == all.rows() ? all : all.pick(meant);
    return ColumnBatch.ofRows(picked.rows())
        .text(BarsTable.SIDE, selection.side())
        .build()
        .with(picked);
  }

  private BarlakeException missing() {
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (DataFile file : files) {
      ColumnBatch bars = read(List.of(file), List.of(BarsTable.SIDE, BarsTable.TS), DayRange.ALL);
      long[] stamps = bars.longs(BarsTable.TS);
      if (stamps.length > 0) {
        first = Math.min(first, stamps[0]);
        last = Math.max(last, stamps[stamps.length - 1]);
      }
    }
    return BarlakeException.badInput(
        "Missing bars: %s has %s from %s to %s, and none of the days that were asked for.",
        table.name(), selection, DayRange.dayOf(first), DayRange.dayOf(last));
  }
}
