package io.barlake.ingest.format;

import java.util.Optional;

/**
 * What one text format of one-minute bars knows: the shape of its lines, the columns in them, and
 * the way its files are named. All plumbing is in {@link ArchiveReader}. An instance reads one
 * member.
 */
public interface MinuteReader {
  /** Whether the line has the shape of this format, be its values right or wrong. */
  boolean recognizes(byte[] text, int from, int to);

  /** Fills the row from a line, or says why the line is none. Must never throw. */
  Optional<RejectionReason> read(byte[] text, int from, int to, MinuteRow row);

  /** What a file or member name of this format says; empty when it says nothing. */
  Optional<ArchiveLabel> label(String name);

  /** The record as a line of this format. */
  String render(MinuteColumns columns, int record);
}
