package io.barlake.tables;

import java.io.Serializable;
import java.util.Map;

/**
 * The rows that one write owns: those of a partition (or several, where a partition column is not
 * named) with these values in their text columns and a stamp in {@code [firstMicros, lastMicros]}.
 */
public record OwnedRange(
    Map<String, String> partition, Map<String, String> texts, long firstMicros, long lastMicros)
    implements Serializable {

  public OwnedRange {
    partition = Map.copyOf(partition);
    texts = Map.copyOf(texts);
  }

  /** Every row of the partition with these texts, whatever its stamp. */
  public static OwnedRange whole(Map<String, String> partition, Map<String, String> texts) {
    return new OwnedRange(partition, texts, Long.MIN_VALUE, Long.MAX_VALUE);
  }

  boolean holdsPartition(Map<String, String> values) {
    return partition.entrySet().stream()
        .allMatch(entry -> entry.getValue().equals(values.get(entry.getKey())));
  }

  boolean touches(long first, long last) {
    return first <= lastMicros && last >= firstMicros;
  }
}
