package io.barlake.ingest.format;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import java.util.List;

/** The records of one member: those that could be read, and those that were put aside. */
public record ParsedMinutes(
    MinuteColumns columns, List<Rejection> rejections, long padding, long recordsRead) {
  public ParsedMinutes {
    rejections = List.copyOf(rejections);
    long accounted = (long) columns.size() + rejections.size() + padding;
    if (recordsRead != accounted) {
      throw new BarlakeException(
          ErrorCode.UNBALANCED,
          "Failed to account for every record: " + recordsRead + " read, " + accounted + " known.");
    }
  }
}
