package io.barlake.ingest;

import io.barlake.config.Instruments;
import io.barlake.ingest.format.PriceColumns;
import io.barlake.ingest.format.TickFacts;
import io.barlake.ingest.minute.MergedMinutes;
import io.barlake.market.Micros;
import io.barlake.market.PriceScale;
import io.barlake.tables.ColumnTable;
import io.barlake.tables.Tables;
import io.barlake.tables.columns.ColumnBatch;
import io.barlake.tables.columns.DataFile;
import io.barlake.tables.schema.MinuteBarsTable;
import io.barlake.tables.schema.SourceBarsTable;
import java.io.Serializable;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Writes merged bars, in a task: minutes as files of {@code market.bars_1m}, coarser bars as files
 * of {@code market.source_bars}. Spreads are told in ticks of the instrument's digits.
 */
final class BarFiles implements Serializable {
  private static final long serialVersionUID = 1L;

  private final ColumnTable.FileAccess minuteBars;
  private final ColumnTable.FileAccess sourceBars;
  private final Instruments instruments;

  private BarFiles(
      ColumnTable.FileAccess minuteBars,
      ColumnTable.FileAccess sourceBars,
      Instruments instruments) {
    this.minuteBars = minuteBars;
    this.sourceBars = sourceBars;
    this.instruments = instruments;
  }

  static BarFiles of(Tables tables, Instruments instruments) {
    return new BarFiles(
        tables.columns(MinuteBarsTable.TABLE).files(),
        tables.columns(SourceBarsTable.TABLE).files(),
        instruments);
  }

  /** Deletes files that were written and never committed. */
  void delete(SeriesMerge.Merged merged) {
    (merged.series().isMinutes() ? minuteBars : sourceBars).open().delete(merged.files());
  }

  List<DataFile> write(SurveyedArchive.Series series, MergedMinutes bars, long[] shortHashes) {
    if (bars.size() == 0) {
      return List.of();
    }
    return series.isMinutes()
        ? writeMinutes(series, bars, shortHashes)
        : List.of(writeCoarse(series, bars, shortHashes));
  }

  private DataFile writeCoarse(
      SurveyedArchive.Series series, MergedMinutes bars, long[] shortHashes) {
    Map<String, String> partition =
        Map.of(
            SourceBarsTable.SOURCE, series.source().name(),
            SourceBarsTable.SYMBOL, series.symbol().name(),
            SourceBarsTable.FRAME, String.valueOf(series.frame()));
    int to = bars.size();
    PriceColumns prices = bars.prices();
    ColumnBatch.Builder batch =
        ColumnBatch.ofRows(to)
            .text(SourceBarsTable.SIDE, series.side().word())
            .longs(SourceBarsTable.TS, stamps(bars, 0, to))
            .prices(SourceBarsTable.OPEN, prices.open(), 0, prices.scale())
            .prices(SourceBarsTable.HIGH, prices.high(), 0, prices.scale())
            .prices(SourceBarsTable.LOW, prices.low(), 0, prices.scale())
            .prices(SourceBarsTable.CLOSE, prices.close(), 0, prices.scale());
    addVolume(SourceBarsTable.VOLUME, bars, 0, to, batch);
    addArchive(SourceBarsTable.ARCHIVE, bars, shortHashes, 0, to, batch);
    return sourceBars.open().write(partition, batch.build());
  }

  /** One file a year of UTC: the year is a column of the partition. */
  private List<DataFile> writeMinutes(
      SurveyedArchive.Series series, MergedMinutes bars, long[] shortHashes) {
    List<DataFile> written = new ArrayList<>();
    int to = 0;
    for (int from = 0; from < bars.size(); from = to) {
      int year = year(bars.utcMinutes()[from]);
      to = Arrays.binarySearch(bars.utcMinutes(), from, bars.size(), startOf(year + 1));
      to = to < 0 ? -to - 1 : to;
      Map<String, String> partition =
          Map.of(
              MinuteBarsTable.SOURCE, series.source().name(),
              MinuteBarsTable.SYMBOL, series.symbol().name(),
              MinuteBarsTable.YEAR, String.valueOf(year));
      written.add(minuteBars.open().write(partition, minutes(series, bars, shortHashes, from, to)));
    }
    return written;
  }

  private static int year(long utcMinute) {
    return LocalDateTime.ofEpochSecond(utcMinute * 60, 0, ZoneOffset.UTC).getYear();
  }

  private static long startOf(int year) {
    return LocalDateTime.of(year, 1, 1, 0, 0).toEpochSecond(ZoneOffset.UTC) / 60;
  }

  private ColumnBatch minutes(
      SurveyedArchive.Series series, MergedMinutes bars, long[] shortHashes, int from, int to) {
    PriceColumns prices = bars.prices();
    ColumnBatch.Builder batch =
        ColumnBatch.ofRows(to - from)
            .text(MinuteBarsTable.SIDE, series.side().word())
            .longs(MinuteBarsTable.TS, stamps(bars, from, to))
            .prices(MinuteBarsTable.OPEN, prices.open(), from, prices.scale())
            .prices(MinuteBarsTable.HIGH, prices.high(), from, prices.scale())
            .prices(MinuteBarsTable.LOW, prices.low(), from, prices.scale())
            .prices(MinuteBarsTable.CLOSE, prices.close(), from, prices.scale());
    addVolume(MinuteBarsTable.VOLUME, bars, from, to, batch);
    if (bars.ticks().areKnown()) {
      PriceScale instrument = new PriceScale(instruments.find(series.symbol()).digits());
      batch
          .doubles(
              MinuteBarsTable.SPREAD_TICKS,
              spreads(bars.ticks(), prices.scale(), instrument, from, to))
          .ints(MinuteBarsTable.TICKS, ticks(bars.ticks(), from, to));
    } else {
      batch.absent(MinuteBarsTable.SPREAD_TICKS).absent(MinuteBarsTable.TICKS);
    }
    addArchive(MinuteBarsTable.ARCHIVE, bars, shortHashes, from, to, batch);
    return batch.build();
  }

  private static long[] stamps(MergedMinutes bars, int from, int to) {
    long[] stamps = new long[to - from];
    for (int i = 0; i < stamps.length; i++) {
      stamps[i] = bars.utcMinutes()[from + i] * Micros.MINUTE;
    }
    return stamps;
  }

  /** Which archive each bar is of: mostly one for all. */
  private static void addArchive(
      String name,
      MergedMinutes bars,
      long[] shortHashes,
      int from,
      int to,
      ColumnBatch.Builder batch) {
    if (shortHashes.length == 1) {
      batch.sameLong(name, shortHashes[0]);
      return;
    }
    long[] archives = new long[to - from];
    for (int i = 0; i < archives.length; i++) {
      archives[i] = shortHashes[bars.archive()[from + i]];
    }
    batch.longs(name, archives);
  }

  private static void addVolume(
      String name, MergedMinutes bars, int from, int to, ColumnBatch.Builder batch) {
    if (bars.volume().isMeasured()) {
      batch.doubles(name, Arrays.copyOfRange(bars.volume().values(), from, to));
    } else {
      batch.absent(name);
    }
  }

  /** Spreads are means and seldom whole ticks; absent ones stay so. */
  private static double[] spreads(
      TickFacts ticks, PriceScale scale, PriceScale instrument, int from, int to) {
    int finer = scale.decimals() - instrument.decimals();
    double power = 1 / new PriceScale(Math.abs(finer)).tick();
    double[] spreads = new double[to - from];
    for (int i = 0; i < spreads.length; i++) {
      double spread = ticks.spread(from + i);
      spreads[i] = finer > 0 ? spread / power : spread * power;
    }
    return spreads;
  }

  private static int[] ticks(TickFacts ticks, int from, int to) {
    int[] counts = new int[to - from];
    for (int i = 0; i < counts.length; i++) {
      int count = ticks.count(from + i);
      counts[i] = count == TickFacts.UNKNOWN_COUNT ? ColumnBatch.NO_INT : count;
    }
    return counts;
  }
}
