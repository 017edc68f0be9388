package io.barlake.ingest.imported;

import io.barlake.ingest.archive.RefusedArchive;

/** What came of reading a file that is a report of another platform. */
public sealed interface ReportOutcome {
  /** Its run and its trades are here. */
  record Read(ImportedReport report) implements ReportOutcome {}

  /** It cannot be taken in; nothing of it is used. */
  record Refused(RefusedArchive archive) implements ReportOutcome {}
}
