package io.barlake.ingest.format;

import io.barlake.ingest.archive.ArchiveFacts;
import java.util.List;

/**
 * An archive whose records were read. {@code notes} are sentences for the person who keeps the
 * archives: where names and content disagree, and which was believed.
 */
public record ReadArchive(
    ArchiveFacts facts,
    ArchiveFormat format,
    ArchiveLabel label,
    ParsedMinutes minutes,
    List<String> notes) {
  public ReadArchive {
    notes = List.copyOf(notes);
  }
}
