package io.barlake.tables.columns;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.io.api.Binary;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The statistics of a file as Delta's log writes them, from those that Parquet has in its footer:
 * row count, smallest, largest, absent.
 */
final class FileStatistics {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** Longer texts would have to be cut, with care for the upper bound. */
  private static final int LONGEST_TEXT = 32;

  private final StringJoiner smallest = new StringJoiner(",", "{", "}");
  private final StringJoiner largest = new StringJoiner(",", "{", "}");
  private final StringJoiner absent = new StringJoiner(",", "{", "}");

  private FileStatistics() {}

  /** The columns of the schema are those of the file, in their order. */
  static String json(StructType schema, List<BlockMetaData> rowGroups) {
    FileStatistics statistics = new FileStatistics();
    long rows = 0;
    for (BlockMetaData rowGroup : rowGroups) {
      rows += rowGroup.getRowCount();
    }
    for (int column = 0; column < schema.size(); column++) {
      Statistics<?> all = rowGroups.get(0).getColumns().get(column).getStatistics().copy();
      for (BlockMetaData rowGroup : rowGroups.subList(1, rowGroups.size())) {
        all.mergeStatistics(rowGroup.getColumns().get(column).getStatistics());
      }
      statistics.add(schema.fields()[column].name(), schema.fields()[column].dataType(), all);
    }
    return "{\"numRecords\":"
        + rows
        + ",\"minValues\":"
        + statistics.smallest
        + ",\"maxValues\":"
        + statistics.largest
        + ",\"nullCount\":"
        + statistics.absent
        + "}";
  }

  /** A bound that cannot be told is empty, and left out: readers then take it for unknown. */
  private void add(String name, DataType type, Statistics<?> statistics) {
    if (statistics.hasNonNullValue() && !type.equals(DataTypes.BooleanType)) {
      String min = text(type, statistics.genericGetMin());
      String max = text(type, statistics.genericGetMax());
      if (!min.isEmpty()) {
        smallest.add(quoted(name) + ":" + min);
      }
      if (!max.isEmpty()) {
        largest.add(quoted(name) + ":" + max);
      }
    }
    absent.add(quoted(name) + ":" + statistics.getNumNulls());
  }

  private static String text(DataType type, Object bound) {
    if (bound instanceof Binary bytes) {
      String text = bytes.toStringUsingUTF8();
      return text.length() > LONGEST_TEXT ? "" : quoted(text);
    }
    if (type.equals(DataTypes.TimestampType)) {
      return quoted(stamp((Long) bound));
    }
    if (type.equals(DataTypes.DateType)) {
      return quoted(LocalDate.ofEpochDay((Integer) bound).toString());
    }
    return isInfinite(bound) ? "" : String.valueOf(bound);
  }

  /** JSON knows no infinity. */
  private static boolean isInfinite(Object bound) {
    return (bound instanceof Double wide && wide.isInfinite())
        || (bound instanceof Float narrow && narrow.isInfinite());
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
