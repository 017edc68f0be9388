package io.barlake.ingest.minute;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import java.io.Serializable;

/**
 * What became of every record of an archive. The parts add up to what was read, or there is no such
 * value.
 */
public record Conservation(
    long read, long used, long duplicates, long padding, long quarantined, long conflicts)
    implements Serializable {
  public Conservation {
    long accounted = used + duplicates + padding + quarantined + conflicts;
    if (read != accounted) {
      throw new BarlakeException(
          ErrorCode.UNBALANCED,
          "Failed to account for every record: " + read + " read, " + accounted + " known.");
    }
  }
}
