package io.barlake.ingest;

import io.barlake.ingest.SurveyedArchive.Series;
import io.barlake.ingest.format.TickColumns;
import io.barlake.market.Micros;
import io.barlake.tables.ColumnTable;
import io.barlake.tables.Tables;
import io.barlake.tables.columns.ColumnBatch;
import io.barlake.tables.columns.DataFile;
import io.barlake.tables.schema.TicksTable;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Writes ticks as files of {@code market.ticks}, in a task. */
final class TickFiles implements Serializable {
  private static final long serialVersionUID = 1L;

  private final ColumnTable.FileAccess ticks;

  private TickFiles(ColumnTable.FileAccess ticks) {
    this.ticks = ticks;
  }

  static TickFiles of(Tables tables) {
    return new TickFiles(tables.columns(TicksTable.TABLE).files());
  }

  /** One file a year of UTC: the year is a column of the partition. */
  List<DataFile> write(Series series, long shortHash, TickColumns columns, boolean withVolume) {
    ColumnBatch.Builder builder =
        ColumnBatch.ofRows(columns.size())
            .text(TicksTable.SIDE, series.side().word())
            .longs(TicksTable.TS, columns.stamps())
            .doubles(TicksTable.PRICE, columns.prices())
            .doubles(TicksTable.ASK, columns.asks())
            .doubles(TicksTable.ASK_VOLUME, columns.askVolumes())
            .longs(TicksTable.ARCHIVE, all(columns.size(), shortHash))
            .ints(TicksTable.LINE, columns.lines());
    if (withVolume) {
      builder.doubles(TicksTable.VOLUME, columns.volumes());
    }
    ColumnBatch sorted = builder.build().sortedBy(TicksTable.TS);
    long[] stamps = sorted.longs(TicksTable.TS);
    List<DataFile> written = new ArrayList<>();
    int to;
    for (int from = 0; from < stamps.length; from = to) {
      int year = Micros.year(stamps[from]);
      long end = startOf(year + 1);
      for (to = from; to < stamps.length && stamps[to] < end; ) {
        to++;
      }
      Map<String, String> partition =
          Map.of(
              TicksTable.SOURCE, series.source().name(),
              TicksTable.SYMBOL, series.symbol().name(),
              TicksTable.YEAR, String.valueOf(year));
      written.add(ticks.open().write(partition, rows(sorted, from, to)));
    }
    return written;
  }

  private static ColumnBatch rows(ColumnBatch all, int from, int to) {
    return to - from == all.rows() ? all : all.pick(IntStream.range(from, to).toArray());
  }

  private static long startOf(int year) {
    return LocalDate.of(year, 1, 1).atStartOfDay(ZoneOffset.UTC).toEpochSecond() * Micros.SECOND;
  }

  private static long[] all(int rows, long value) {
    return IntStream.range(0, rows).mapToLong(row -> value).toArray();
  }
}
