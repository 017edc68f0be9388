package io.barlake.ingest.format;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import java.util.List;

/**
 * The records of one member: bars of those that could be read, those that were put aside, how many
 * were filler, and how many the same record once more.
 */
public record ParsedMinutes(
    MinuteColumns columns,
    List<Rejection> rejections,
    long padding,
    long copies,
    long recordsRead) {
  public ParsedMinutes {
    rejections = List.copyOf(rejections);
    long accounted = columns.records() + rejections.size() + padding + copies;
    if (recordsRead != accounted) {
      throw new BarlakeException(
          ErrorCode.UNBALANCED,
          "Failed to account for every record: " + recordsRead + " read, " + accounted + " known.");
    }
  }
}
