package io.barlake.ingest.archive;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDateTime;

/**
 * What is known of an archive before its data is read. {@code name} is a path such as {@code
 * outer.zip!/inner.zip}, {@code sha256} and {@code size} are of the archive's own bytes, {@code
 * member} is its data member, and {@code memberTime} is the time that the ZIP gives that member: as
 * written, of no zone, and the same on every machine. {@code issued} is when its source published
 * it, as far as that was told with the file.
 */
public record ArchiveFacts(
    String name, String sha256, long size, String member, LocalDateTime memberTime, Instant issued)
    implements Serializable {
  /** The time of members that have none, such as a plain file: the first that a ZIP can state. */
  public static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  /** Of an archive that came without a word on when it was published. */
  public static final Instant ISSUE_NOT_TOLD = Instant.EPOCH;

  public ArchiveFacts(
      String name, String sha256, long size, String member, LocalDateTime memberTime) {
    this(name, sha256, size, member, memberTime, ISSUE_NOT_TOLD);
  }

  public ArchiveFacts issuedAt(Instant time) {
    return new ArchiveFacts(name, sha256, size, member, memberTime, time);
  }

  public ArchiveFacts named(String other) {
    return new ArchiveFacts(other, sha256, size, member, memberTime, issued);
  }

  public RefusedArchive refused(RefusalReason reason, String message) {
    return new RefusedArchive(name, sha256, reason, message);
  }
}
