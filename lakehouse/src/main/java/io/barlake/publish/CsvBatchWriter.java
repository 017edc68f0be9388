package io.barlake.publish;

import com.fasterxml.jackson.core.io.NumberOutput;
import io.barlake.market.Micros;
import io.barlake.tables.columns.BatchWriter;
import io.barlake.tables.columns.ColumnBatch;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Writes columns as CSV with a header. Stamps are ISO 8601 in UTC, numbers the shortest decimals
 * that are read back as the same, and what is absent is empty. The stream is flushed and stays
 * open.
 */
final class CsvBatchWriter implements BatchWriter {
  private static final int BUFFER = 1 << 16;

  private interface Cell {
    void append(int row, StringBuilder line);
  }

  private final OutputStream out;
  private final StructType schema;
  private final StringBuilder buffer = new StringBuilder(2 * BUFFER);
  private long bytes;

  CsvBatchWriter(OutputStream out, StructType schema) {
    this.out = out;
    this.schema = schema;
    buffer.append(String.join(",", schema.fieldNames())).append('\n');
  }

  /** How many bytes have left the buffer. */
  long bytes() {
    return bytes;
  }

  @Override
  public void write(ColumnBatch batch) throws IOException {
    Cell[] cells =
        Arrays.stream(schema.fields())
            .map(column -> cell(column, batch.array(column)))
            .toArray(Cell[]::new);
    for (int row = 0; row < batch.rows(); row++) {
      for (int c = 0; c < cells.length; c++) {
        if (c > 0) {
          buffer.append(',');
        }
        cells[c].append(row, buffer);
      }
      buffer.append('\n');
      if (buffer.length() >= BUFFER) {
        empty();
      }
    }
  }

  private void empty() throws IOException {
    byte[] text = buffer.toString().getBytes(StandardCharsets.UTF_8);
    out.write(text);
    bytes += text.length;
    buffer.setLength(0);
  }

  void flush() throws IOException {
    empty();
    out.flush();
  }

  @Override
  public void close() throws IOException {
    try (out) {
      flush();
    }
  }

  private static Cell cell(StructField column, Object values) {
    if (values instanceof double[] doubles) {
      return (row, line) -> {
        if (!Double.isNaN(doubles[row])) {
          appendPlain(NumberOutput.toString(doubles[row], true), line);
        }
      };
    }
    if (values instanceof float[] floats) {
      return (row, line) -> {
        if (!Float.isNaN(floats[row])) {
          appendPlain(NumberOutput.toString(floats[row], true), line);
        }
      };
    }
    if (values instanceof long[] longs) {
      boolean stamps = column.dataType().equals(DataTypes.TimestampType);
      return (row, line) -> {
        if (longs[row] != ColumnBatch.NO_LONG) {
          line.append(stamps ? stamp(longs[row]) : String.valueOf(longs[row]));
        }
      };
    }
    if (values instanceof int[] ints) {
      boolean days = column.dataType().equals(DataTypes.DateType);
      return (row, line) -> {
        if (ints[row] != ColumnBatch.NO_INT) {
          line.append(days ? LocalDate.ofEpochDay(ints[row]) : String.valueOf(ints[row]));
        }
      };
    }
    if (values instanceof boolean[] booleans) {
      return (row, line) -> line.append(booleans[row]);
    }
    String[] texts = (String[]) values;
    return (row, line) -> appendText(texts[row], line);
  }

  private static String stamp(long micros) {
    return Micros.instant(micros).toString();
  }

  /** Without an exponent, and a whole number without a point. */
  private static void appendPlain(String number, StringBuilder line) {
    if (number.indexOf('E') >= 0) {
      line.append(new BigDecimal(number).stripTrailingZeros().toPlainString());
    } else if (number.endsWith(".0")) {
      line.append(number, 0, number.length() - 2);
    } else {
      line.append(number);
    }
  }

  private static void appendText(String text, StringBuilder line) {
    if (text == null) {
      return;
    }
    boolean plain = text.chars().noneMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
    line.append(plain ? text : '"' + text.replace("\"", "\"\"") + '"');
  }
}
