package io.barlake.bars;

import java.io.Serializable;

/** Something that was known at a cut and is another now that the future has come. */
public record AuditFinding(AuditCut cut, Kind kind, String name, Change first)
    implements Serializable {
  /** What has changed. */
  public enum Kind {
    /** A bar that had ended. What is computed from it is then not judged. */
    BAR,
    /** The value of a column. */
    VALUE,
    /** The position that a strategy wants at a close. */
    SIGNAL,
    /** A trade that began or ended. */
    FILL,
    /** The position that was held at the cut. */
    POSITION
  }

  /**
   * The first bar with a difference.
   *
   * @param now what the whole history says of it
   * @param then what was said at the cut
   * @param bars how many bars differ
   */
  public record Change(long barMicros, String now, String then, int bars) implements Serializable {}
}
