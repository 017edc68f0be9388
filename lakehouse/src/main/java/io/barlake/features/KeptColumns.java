package io.barlake.features;

import io.barlake.tables.columns.ColumnBatch;
import io.barlake.tables.columns.ColumnFiles;
import io.barlake.tables.columns.DataFile;
import io.barlake.tables.schema.BarsTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Columns that are stored and not computed now: they stay, for the bars of the same stamp. */
final class KeptColumns {
  private KeptColumns() {}

  /**
   * What was computed with what else is stored of the same bars.
   *
   * @param stored the files of the partition
   */
  static ColumnBatch beside(
      ColumnBatch computed, String side, List<DataFile> stored, ColumnFiles files) {
    List<String> others = new ArrayList<>(files.allColumns());
    others.removeAll(computed.names());
    if (stored.isEmpty() || others.isEmpty()) {
      return computed;
    }
    others.add(BarsTable.SIDE);
    others.add(BarsTable.TS);
    ColumnBatch before = files.read(stored, others).where(BarsTable.SIDE, side);
    long[] stamps = before.longs(BarsTable.TS);
    if (Arrays.equals(computed.longs(BarsTable.TS), stamps)) {
      return computed.with(before);
    }
    ColumnBatch.Builder nothing = ColumnBatch.ofRows(1);
    others.forEach(nothing::absent);
    int[] rows =
        Arrays.stream(computed.longs(BarsTable.TS))
            .mapToInt(stamp -> Arrays.binarySearch(stamps, stamp))
            .map(row -> row < 0 ? stamps.length : row)
            .toArray();
    return computed.with(ColumnBatch.concat(List.of(before, nothing.build())).pick(rows));
  }
}
