package io.barlake.ingest.format;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import java.util.List;

/**
 * The records of one member: bars of those that could be read, those that were put aside, how many
 * were filler, and how many the same record once more. {@code fillerEnds} are the first and the
 * last file minute of the filler; empty where none had a stamp.
 */
public record ParsedMinutes(
    MinuteColumns columns,
    List<Rejection> rejections,
    long padding,
    long copies,
    long[] fillerEnds,
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

  /**
   * The file minutes that tell the period: those of the bars, or the ends of nothing but filler.
   */
  public long[] stamps() {
    return columns.size() > 0 ? columns.fileMinutes() : fillerEnds;
  }
}
