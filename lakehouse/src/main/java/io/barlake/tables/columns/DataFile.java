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

  public DataFile {
    partition = Map.copyOf(partition);
  }
}
