package io.barlake.tables.columns;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageWriter;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;

/**
 * Writes one column of a row group as pages of Parquet's first version. Stamps stand there as the
 * steps between them, prices as places in a dictionary, and other values plainly, which compresses
 * well; a column that has one value throughout stands there once.
 */
final class ColumnPages {
  static final int PAGE_ROWS = 20_000;

  private static final int ABSENT = 0;
  private static final int PRESENT = 1;
  private static final int BITS_OF_THE_ONLY_PLACE = 0;

  private final PageWriter out;
  private final ColumnDescriptor column;
  private final PlainValues values;
  private byte[] buffer = new byte[0];

  ColumnPages(PageWriter out, ColumnDescriptor column, PlainValues values) {
    this.out = out;
    this.column = column;
    this.values = values;
  }

  void write(int from, int to) throws IOException {
    if (from < to && values.areOne(from, to)) {
      writeOne(from, to);
      return;
    }
    Optional<PlainDecimals> prices = decimals(from, to);
    if (prices.isPresent()) {
      Optional<PlaceDictionary> dictionary = PlaceDictionary.of(prices.get().column(), from, to);
      if (dictionary.isPresent()) {
        writePlaces(prices.get(), dictionary.get(), from, to);
        return;
      }
    }
    for (int page = from; page < to; page += PAGE_ROWS) {
      writeValues(page, Math.min(to, page + PAGE_ROWS));
    }
  }

  private Optional<PlainDecimals> decimals(int from, int to) {
    if (values instanceof PlainDecimals prices) {
      return Optional.of(prices);
    }
    return values instanceof PlainDoubles doubles ? doubles.decimals(from, to) : Optional.empty();
  }

  private void writeOne(int from, int to) throws IOException {
    byte[] value = new byte[values.size(from, from + 1)];
    int size = values.write(from, from + 1, value, statistics());
    out.writeDictionaryPage(new DictionaryPage(BytesInput.from(value, 0, size), 1, Encoding.PLAIN));
    for (int page = from; page < to; page += PAGE_ROWS) {
      int end = Math.min(to, page + PAGE_ROWS);
      Statistics<?> statistics = statistics();
      values.write(from, from + 1, value, statistics);
      ByteArrayOutputStream places = new ByteArrayOutputStream();
      places.write(BITS_OF_THE_ONLY_PLACE);
      Runs.repeated(places, end - page);
      writePage(page, end, BytesInput.from(places), statistics, Encoding.RLE_DICTIONARY);
    }
  }

  private void writePlaces(PlainDecimals prices, PlaceDictionary dictionary, int from, int to)
      throws IOException {
    out.writeDictionaryPage(dictionary.page());
    for (int page = from; page < to; page += PAGE_ROWS) {
      int end = Math.min(to, page + PAGE_ROWS);
      Statistics<?> statistics = statistics();
      prices.tell(page, end, statistics);
      writePage(page, end, dictionary.places(page, end), statistics, Encoding.RLE_DICTIONARY);
    }
  }

  private void writeValues(int from, int to) throws IOException {
    Statistics<?> statistics = statistics();
    if (values instanceof PlainLongs stamps && isStamp()) {
      BytesInput steps = stamps.steps(from, to, statistics);
      writePage(from, to, steps, statistics, Encoding.DELTA_BINARY_PACKED);
      return;
    }
    byte[] bytes = room(from, to);
    int size = values.write(from, to, bytes, statistics);
    writePage(from, to, BytesInput.from(bytes, 0, size), statistics, Encoding.PLAIN);
  }

  private void writePage(
      int from, int to, BytesInput data, Statistics<?> statistics, Encoding encoding)
      throws IOException {
    BytesInput levels = levels(from, to, statistics);
    out.writePage(
        BytesInput.concat(levels, data),
        to - from,
        to - from,
        statistics,
        Encoding.RLE,
        Encoding.RLE,
        encoding);
  }

  /** Which rows are present, as runs; nothing where the column says that all are. */
  private BytesInput levels(int from, int to, Statistics<?> statistics) {
    boolean required = column.getMaxDefinitionLevel() == 0;
    ByteArrayOutputStream runs = new ByteArrayOutputStream();
    for (int start = from; start < to; ) {
      boolean absent = values.isAbsent(start);
      int end = values.endOfRun(start, to);
      if (absent && required) {
        throw new IllegalArgumentException(
            "column " + column.getPath()[0] + " has no value in row " + start);
      }
      statistics.incrementNumNulls(absent ? end - start : 0);
      Runs.repeated(runs, end - start);
      runs.write(absent ? ABSENT : PRESENT);
      start = end;
    }
    return required
        ? BytesInput.empty()
        : BytesInput.concat(BytesInput.fromInt(runs.size()), BytesInput.from(runs));
  }

  private boolean isStamp() {
    return column.getPrimitiveType().getLogicalTypeAnnotation()
        instanceof TimestampLogicalTypeAnnotation;
  }

  private Statistics<?> statistics() {
    return Statistics.createStats(column.getPrimitiveType());
  }

  private byte[] room(int from, int to) {
    int size = values.size(from, to);
    if (buffer.length < size) {
      buffer = Arrays.copyOf(buffer, size);
    }
    return buffer;
  }
}
