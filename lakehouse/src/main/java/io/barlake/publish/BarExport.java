package io.barlake.publish;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import io.barlake.Progress;
import io.barlake.market.Micros;
import io.barlake.tables.Tables;
import io.barlake.tables.arrow.ArrowColumnWriter;
import io.barlake.tables.columns.BatchWriter;
import io.barlake.tables.columns.ColumnBatch;
import io.barlake.tables.columns.ParquetColumnWriter;
import io.barlake.tables.schema.BarsTable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.apache.spark.sql.types.StructType;

/**
 * Takes the bars of one series out of the lake, in the order of time, as one file for notebooks and
 * other programs. However long the series is, a few of its files are in memory at a time.
 */
public final class BarExport {
  /** What the bars become. */
  public enum Format {
    /** An Arrow IPC file, which is mapped into memory as it is. */
    ARROW,
    /** The smallest, and read by nearly everything. */
    PARQUET,
    /** For people and spreadsheets. */
    CSV;

    /** How names of such files end, without the dot. */
    public String ending() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What was exported; {@code first} and {@code last} are the opens of bars. */
  public record Result(String side, long rows, long bytes, Instant first, Instant last) {}

  private final Tables tables;
  private final Progress progress;

  public BarExport(Tables tables, Progress progress) {
    this.tables = tables;
    this.progress = progress;
  }

  /** Writes a file. What was there under this name is replaced at the end, by all or nothing. */
  public Result write(BarSelection selection, Format format, Path out) {
    progress.start("export", 0);
    StoredSeries series = new SeriesLookup(tables).find(selection);
    Iterator<ColumnBatch> batches = series.batches();
    Path file = out.toAbsolutePath();
    try {
      Files.createDirectories(file.getParent());
      // Not a temporary file of Java: only its owner could read the bars.
      Path part = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID());
      part.toFile().deleteOnExit();
      try {
        Copied copied;
        try (BatchWriter writer = open(format, part, series)) {
          copied = copy(batches, writer);
        }
        long bytes = Files.size(part);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return finished(series, copied, bytes);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new BarlakeException(
          ErrorCode.STORAGE, "Cannot write \"" + file + "\": " + e.getMessage() + ".", e);
    }
  }

  /** Prints CSV. */
  public Result print(BarSelection selection, OutputStream out) {
    progress.start("export", 0);
    StoredSeries series = new SeriesLookup(tables).find(selection);
    Iterator<ColumnBatch> batches = series.batches();
    CsvBatchWriter writer = new CsvBatchWriter(out, series.schema());
    try {
      Copied copied = copy(batches, writer);
      writer.flush();
      return finished(series, copied, writer.bytes());
    } catch (IOException e) {
      throw new BarlakeException(
          ErrorCode.STORAGE, "Cannot print the bars: " + e.getMessage() + ".", e);
    }
  }

  private static BatchWriter open(Format format, Path file, StoredSeries series)
      throws IOException {
    StructType schema = series.schema();
    BarSelection selection = series.selection();
    Map<String, String> facts =
        Map.of(
            BarsTable.SOURCE, selection.source(),
            BarsTable.SYMBOL, selection.symbol(),
            BarsTable.FRAME, selection.frame(),
            BarsTable.SIDE, selection.side());
    return switch (format) {
      case ARROW -> ArrowColumnWriter.create(file, schema, facts);
      case PARQUET -> ParquetColumnWriter.create(file, schema, facts);
      case CSV ->
          new CsvBatchWriter(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW), schema);
    };
  }

  private record Copied(long rows, long firstMicros, long lastMicros) {}

  private Copied copy(Iterator<ColumnBatch> batches, BatchWriter writer) throws IOException {
    long rows = 0;
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    while (batches.hasNext()) {
      ColumnBatch batch = batches.next();
      writer.write(batch);
      long[] stamps = batch.longs(BarsTable.TS);
      first = Math.min(first, stamps[0]);
      last = stamps[stamps.length - 1];
      rows += stamps.length;
      progress.advance(stamps.length);
    }
    return new Copied(rows, first, last);
  }

  private Result finished(StoredSeries series, Copied copied, long bytes) {
    progress.finish(String.format(Locale.ROOT, "%,d bars", copied.rows()));
    return new Result(
        series.selection().side(),
        copied.rows(),
        bytes,
        Micros.instant(copied.firstMicros()),
        Micros.instant(copied.lastMicros()));
  }
}
