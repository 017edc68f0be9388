package io.barlake.ingest.harvest;

import io.barlake.ingest.archive.ArchiveFacts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * When a site published an archive: a line in a hidden file beside it. The time of the file itself
 * would not do: it is lost on the way to another machine or to an object store.
 */
public final class IssueNote {
  /** A page that is made when it is asked for says that it is as old as the answer. */
  private static final Duration MADE_WHEN_ASKED = Duration.ofMinutes(1);

  private static final int LONGEST = 100;

  private IssueNote() {}

  /** The name of the note on a file of this name. */
  public static String name(String fileName) {
    return "." + fileName + ".issued";
  }

  static Path beside(Path file) {
    return file.resolveSibling(name(file.getFileName().toString()));
  }

  static String text(Instant issued) {
    return issued + "\n";
  }

  /** The date in a note; empty where a person has made something else of it. */
  public static Optional<Instant> parse(InputStream text) throws IOException {
    String line = new String(text.readNBytes(LONGEST), StandardCharsets.US_ASCII).strip();
    try {
      Instant issued = Instant.parse(line);
      return issued.isAfter(ArchiveFacts.ISSUE_NOT_TOLD) ? Optional.of(issued) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** What an answer tells of the date. When a file was fetched says nothing of its age. */
  static Optional<Instant> told(Answer answer) {
    Optional<Instant> modified = time(answer.header("Last-Modified"));
    Optional<Instant> answered = time(answer.header("Date"));
    return modified.filter(
        issued ->
            issued.isAfter(ArchiveFacts.ISSUE_NOT_TOLD)
                && answered.filter(now -> issued.plus(MADE_WHEN_ASKED).isAfter(now)).isEmpty());
  }

  private static Optional<Instant> time(String header) {
    try {
      return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(header, Instant::from));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
