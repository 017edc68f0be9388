package io.barlake.ingest.archive;

import java.io.IOException;
import java.io.InputStream;

/**
 * One archive that the walk has found, with a way to its data. The stream may be opened as often as
 * needed, but only while the visitor is being called: it reads from the file that is being walked.
 */
public record Archive(ArchiveFacts facts, MemberSource source, MemberSource originalSource) {
  /** Opens bytes of the archive. */
  @FunctionalInterface
  public interface MemberSource {
    InputStream open() throws IOException;
  }

  /**
   * The data member's bytes. Reading ends in an {@link IOException} when the member is damaged or
   * passes a limit; {@link #refusal} turns it into a value.
   */
  public InputStream open() throws IOException {
    return source.open();
  }

  /** The archive's own bytes, those that its SHA-256 is of. */
  public InputStream original() throws IOException {
    return originalSource.open();
  }

  /** What to say of this archive after {@code failure} was met in its stream. */
  public RefusedArchive refusal(IOException failure) {
    if (failure instanceof MemberException known) {
      return facts.refused(known.reason(), known.getMessage());
    }
    return facts.refused(
        RefusalReason.DAMAGED,
        Refusals.damagedMember(facts.name(), facts.member(), failure.getMessage()));
  }
}
