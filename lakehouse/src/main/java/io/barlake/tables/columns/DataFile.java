package io.barlake.tables.columns;

import java.io.Serializable;
import java.util.Map;

/**
 * One Parquet file of a table: its path below the table's folder, the values of its partition, and
 * what Delta's log tells of its rows. {@code firstMicros} and {@code lastMicros} bound its stamps.
 */
public record DataFile(
    String path,
    Map<String, String> partition,
    long bytes,
    long modifiedMillis,
    String statistics,
    long firstMicros,
    long lastMicros)
    implements Serializable {

  private static final String ROWS = "\"numRecords\":";

  public DataFile {
    partition = Map.copyOf(partition);
  }

  /** How many rows its statistics tell of; 0 where they do not. */
  public long rows() {
    int at = statistics == null ? -1 : statistics.indexOf(ROWS);
    if (at < 0) {
      return 0;
    }
    int end = at + ROWS.length();
    while (end < statistics.length() && Character.isDigit(statistics.charAt(end))) {
      end++;
    }
    return end == at + ROWS.length()
        ? 0
        : Long.parseLong(statistics.substring(at + ROWS.length(), end));
  }

  /** Whether the log tells which stamps it holds. */
  public boolean isBounded() {
    return firstMicros != Long.MIN_VALUE && lastMicros != Long.MAX_VALUE;
  }
}
