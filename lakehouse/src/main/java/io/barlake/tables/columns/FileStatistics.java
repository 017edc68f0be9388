package io.barlake.tables.columns;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.StringJoiner;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** The statistics of a file as Delta's log writes them: row count, smallest, largest, absent. */
final class FileStatistics {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final StringJoiner smallest = new StringJoiner(",", "{", "}");
  private final StringJoiner largest = new StringJoiner(",", "{", "}");
  private final StringJoiner absent = new StringJoiner(",", "{", "}");

  private FileStatistics() {}

  static String json(StructType schema, ColumnBatch batch) {
    FileStatistics statistics = new FileStatistics();
    for (StructField field : schema.fields()) {
      statistics.add(field, batch.column(field.name()));
    }
    return "{\"numRecords\":"
        + batch.rows()
        + ",\"minValues\":"
        + statistics.smallest
        + ",\"maxValues\":"
        + statistics.largest
        + ",\"nullCount\":"
        + statistics.absent
        + "}";
  }

  private void add(StructField field, Object column) {
    if (column instanceof long[] values) {
      addLongs(field, values);
    } else if (column instanceof int[] values) {
      addInts(field, values);
    } else if (column instanceof double[] values) {
      addDoubles(field.name(), values);
    } else if (column instanceof float[] values) {
      addFloats(field.name(), values);
    } else if (column instanceof String text) {
      put(field.name(), quoted(text), quoted(text), 0);
    } else if (column instanceof String[] texts) {
      absent(field.name(), (int) Arrays.stream(texts).filter(Objects::isNull).count());
    } else {
      absent(field.name(), 0);
    }
  }

  private void addLongs(StructField field, long[] values) {
    long min = Long.MAX_VALUE;
    long max = Long.MIN_VALUE;
    int missing = 0;
    for (long value : values) {
      if (value == ColumnBatch.NO_LONG) {
        missing++;
        continue;
      }
      min = Math.min(min, value);
      max = Math.max(max, value);
    }
    if (missing == values.length) {
      absent(field.name(), missing);
    } else if (field.dataType().equals(DataTypes.TimestampType)) {
      put(field.name(), quoted(stamp(min)), quoted(stamp(max)), missing);
    } else {
      put(field.name(), String.valueOf(min), String.valueOf(max), missing);
    }
  }

  private void addInts(StructField field, int[] values) {
    int min = Integer.MAX_VALUE;
    int max = Integer.MIN_VALUE;
    int missing = 0;
    for (int value : values) {
      if (value == ColumnBatch.NO_INT) {
        missing++;
        continue;
      }
      min = Math.min(min, value);
      max = Math.max(max, value);
    }
    if (missing == values.length) {
      absent(field.name(), missing);
    } else if (field.dataType().equals(DataTypes.DateType)) {
      put(
          field.name(),
          quoted(LocalDate.ofEpochDay(min).toString()),
          quoted(LocalDate.ofEpochDay(max).toString()),
          missing);
    } else {
      put(field.name(), String.valueOf(min), String.valueOf(max), missing);
    }
  }

  private void addDoubles(String name, double[] values) {
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    int missing = 0;
    for (double value : values) {
      if (Double.isNaN(value)) {
        missing++;
        continue;
      }
      if (value < min) {
        min = value;
      }
      if (value > max) {
        max = value;
      }
    }
    if (missing == values.length) {
      absent(name, missing);
    } else {
      put(name, finite(min), finite(max), missing);
    }
  }

  private void addFloats(String name, float[] values) {
    float min = Float.POSITIVE_INFINITY;
    float max = Float.NEGATIVE_INFINITY;
    int missing = 0;
    for (float value : values) {
      if (Float.isNaN(value)) {
        missing++;
        continue;
      }
      min = Math.min(min, value);
      max = Math.max(max, value);
    }
    if (missing == values.length) {
      absent(name, missing);
    } else {
      put(name, finite(min), finite(max), missing);
    }
  }

  /** A bound that cannot be told is empty, and left out: readers then take it for unknown. */
  private void put(String name, String min, String max, int missing) {
    if (!min.isEmpty()) {
      smallest.add(quoted(name) + ":" + min);
    }
    if (!max.isEmpty()) {
      largest.add(quoted(name) + ":" + max);
    }
    absent(name, missing);
  }

  private void absent(String name, int missing) {
    absent.add(quoted(name) + ":" + missing);
  }

  /** JSON knows no infinity. */
  private static String finite(double value) {
    return Double.isInfinite(value) ? "" : String.valueOf(value);
  }

  private static String finite(float value) {
    return Float.isInfinite(value) ? "" : String.valueOf(value);
  }

  private static String stamp(long micros) {
    return STAMP.format(Instant.EPOCH.plusMillis(Math.floorDiv(micros, 1000)));
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ') {
        quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
        continue;
      }
      if (c == '"' || c == '\\') {
        quoted.append('\\');
      }
      quoted.append(c);
    }
    return quoted.append('"').toString();
  }
}
