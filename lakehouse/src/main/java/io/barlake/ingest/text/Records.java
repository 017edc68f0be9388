package io.barlake.ingest.text;

import java.io.IOException;

/**
 * Walks through the records of a byte stream, one window of bytes a record, valid until the next
 * {@link #advance}.
 */
public interface Records {
  /** Moves to the next record; false at the end. */
  boolean advance() throws IOException;

  byte[] bytes();

  int from();

  int to();

  /** The number of the record in the file, from 1: that of its line, where it has lines. */
  int line();

  /** Whether the record is known to be whole: false for a last one that may have been cut. */
  boolean isTerminated();

  /** Whether the record is longer than any, so that only its start is shown. */
  boolean isTooLong();

  /** The record for a person. */
  String text();
}
