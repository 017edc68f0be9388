package io.barlake.ingest.archive;

import java.io.IOException;

/** A data member that cannot be read to its end, and why. */
public final class MemberException extends IOException {
  private static final long serialVersionUID = 1L;

  private final RefusalReason reason;

  public MemberException(RefusalReason reason, String message) {
    this(reason, message, null);
  }

  MemberException(RefusalReason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public RefusalReason reason() {
    return reason;
  }
}
