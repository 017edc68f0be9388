package io.barlake.ingest.archive;

/**
 * How many bytes and members everything in one file may come to, at all depths together: layers
 * that each keep their limits could multiply to a bomb.
 */
final class WalkBudget {
  private final long allowed;
  private final ArchiveLimits limits;
  private long inflated;
  private long members;

  WalkBudget(long fileBytes, ArchiveLimits limits) {
    this.limits = limits;
    long most = (Long.MAX_VALUE - GuardedStream.HARMLESS_BYTES) / limits.inflateRatio();
    this.allowed = GuardedStream.HARMLESS_BYTES + limits.inflateRatio() * Math.min(fileBytes, most);
  }

  /** Whether so many more members can be followed; they are counted if so. */
  boolean allowsMembers(long more) {
    if (members + more > limits.members()) {
      return false;
    }
    members += more;
    return true;
  }

  /** Counts the bytes of one content once, however often it is read. */
  final class Meter {
    private long furthest;

    /** Whether the content may be read up to here. */
    boolean allows(long position) {
      if (position > furthest) {
        inflated += position - furthest;
        furthest = position;
      }
      return inflated <= allowed;
    }
  }
}
