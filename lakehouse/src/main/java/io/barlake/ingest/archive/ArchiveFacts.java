package io.barlake.ingest.archive;

import java.io.Serializable;
import java.time.LocalDateTime;

/**
 * What is known of an archive before its data is read. {@code name} is a path such as {@code
 * outer.zip!/inner.zip}, {@code sha256} and {@code size} are of the archive's own bytes, {@code
 * member} is its data member, and {@code memberTime} is the time that the ZIP gives that member: as
 * written, of no zone, and the same on every machine.
 */
public record ArchiveFacts(
    String name, String sha256, long size, String member, LocalDateTime memberTime)
    implements Serializable {
  /** The time of members that have none, such as a plain file: the first that a ZIP can state. */
  public static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  public RefusedArchive refused(RefusalReason reason, String message) {
    return new RefusedArchive(name, sha256, reason, message);
  }
}
