package io.barlake.ingest.format;

import io.barlake.ingest.text.Records;
import java.io.IOException;
import java.io.InputStream;

/** What a reader has besides whose records are no lines of text. */
public interface OwnRecords {
  /** Cuts a member into records, wherever its bytes may end. */
  Records records(InputStream bytes) throws IOException;

  /** Whether a member without a byte is sound: nothing happened then. */
  default boolean mayBeEmpty() {
    return false;
  }
}
