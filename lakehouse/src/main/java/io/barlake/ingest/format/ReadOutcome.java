package io.barlake.ingest.format;

import io.barlake.ingest.archive.ArchiveFacts;
import io.barlake.ingest.archive.RefusedArchive;

/** What came of reading an archive. */
public sealed interface ReadOutcome {
  /** Its records are here. */
  record Read(ReadArchive archive) implements ReadOutcome {}

  /** It is sound and holds no record: an hour without a tick. */
  record Nothing(ArchiveFacts facts) implements ReadOutcome {}

  /** It cannot be taken in, as a whole; nothing of it is used. */
  record Refused(RefusedArchive archive) implements ReadOutcome {}
}
