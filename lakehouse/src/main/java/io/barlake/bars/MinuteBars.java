package io.barlake.bars;

import io.barlake.bars.kernel.MinuteSeries;
import io.barlake.market.Side;
import io.barlake.market.Source;
import io.barlake.tables.ColumnTable;
import io.barlake.tables.columns.ColumnBatch;
import io.barlake.tables.columns.DataFile;
import io.barlake.tables.schema.MinuteBarsTable;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;

/** Reads {@code market.bars_1m} into arrays, on whatever machine a task runs. */
final class MinuteBars implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final List<String> COLUMNS =
      List.of(
          MinuteBarsTable.SIDE,
          MinuteBarsTable.TS,
          MinuteBarsTable.OPEN,
          MinuteBarsTable.HIGH,
          MinuteBarsTable.LOW,
          MinuteBarsTable.CLOSE,
          MinuteBarsTable.VOLUME,
          MinuteBarsTable.SPREAD_TICKS,
          MinuteBarsTable.TICKS);

  private final ColumnTable.FileAccess access;

  MinuteBars(ColumnTable.FileAccess access) {
    this.access = access;
  }

  /** The minutes of these files, which are of one source and symbol. */
  ColumnBatch read(List<DataFile> files) {
    return access.open().read(files, COLUMNS);
  }

  /** The same from an instant on; earlier minutes may come with them. */
  ColumnBatch read(List<DataFile> files, long fromMicros) {
    return access.open().read(files, COLUMNS, fromMicros, Long.MAX_VALUE);
  }

  /**
   * The files of a source with the bounds of their stamps, read where a foreign writer left them
   * out; those of ticks too, as their stamps have the same name.
   */
  ColumnTable.State bounded(ColumnTable.State state, Source source) {
    List<DataFile> files =
        state.files().stream()
            .filter(file -> source.name().equals(file.partition().get(MinuteBarsTable.SOURCE)))
            .flatMap(file -> file.isBounded() ? Stream.of(file) : bounded(file))
            .toList();
    return new ColumnTable.State(state.version(), files);
  }

  /** Nothing for a file without rows. */
  private Stream<DataFile> bounded(DataFile file) {
    long[] stamps =
        access.open().read(List.of(file), List.of(MinuteBarsTable.TS)).longs(MinuteBarsTable.TS);
    if (stamps.length == 0) {
      return Stream.empty();
    }
    return Stream.of(
        new DataFile(
            file.path(),
            file.partition(),
            file.bytes(),
            file.modifiedMillis(),
            file.statistics(),
            stamps[0],
            stamps[stamps.length - 1]));
  }

  static List<Side> sides(ColumnBatch minutes) {
    return minutes.distinctTexts(MinuteBarsTable.SIDE).stream().map(Side::parse).sorted().toList();
  }

  static MinuteSeries series(ColumnBatch minutes, Side side) {
    ColumnBatch rows = minutes.where(MinuteBarsTable.SIDE, side.word());
    return new MinuteSeries(
        rows.longs(MinuteBarsTable.TS),
        rows.doubles(MinuteBarsTable.OPEN),
        rows.doubles(MinuteBarsTable.HIGH),
        rows.doubles(MinuteBarsTable.LOW),
        rows.doubles(MinuteBarsTable.CLOSE),
        ifKnown(rows, MinuteBarsTable.VOLUME),
        ifKnown(rows, MinuteBarsTable.SPREAD_TICKS),
        rows.isAbsent(MinuteBarsTable.TICKS)
            ? MinuteSeries.UNCOUNTED
            : absentAsZero(rows.ints(MinuteBarsTable.TICKS)));
  }

  private static double[] ifKnown(ColumnBatch rows, String column) {
    return rows.isAbsent(column) ? MinuteSeries.UNKNOWN : rows.doubles(column);
  }

  private static int[] absentAsZero(int[] values) {
    int[] known = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      known[i] = values[i] == ColumnBatch.NO_INT ? 0 : values[i];
    }
    return known;
  }
}
