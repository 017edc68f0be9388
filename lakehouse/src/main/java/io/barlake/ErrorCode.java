package io.barlake;

/**
 * Why Barlake stops. Every code knows whose mistake it is, and so the exit status of the process.
 */
public enum ErrorCode {
  /** A command line that cannot be carried out. */
  BAD_ARGUMENT(2),
  /** A settings or sweep file that cannot be understood. */
  BAD_CONFIG(2),
  /** An archive, a folder or a table that does not hold what was asked of it. */
  BAD_INPUT(2),
  /** A store on which commits could be lost. */
  UNSAFE_STORE(2),
  /** Another writer changed the same rows first. */
  COMMIT_CONFLICT(1),
  /** A disk or an object store that failed. */
  STORAGE(1),
  /** Records that were read and are not accounted for. */
  UNBALANCED(1),
  /** A defect of Barlake. */
  INTERNAL(1);

  private final int exitStatus;

  ErrorCode(int exitStatus) {
    this.exitStatus = exitStatus;
  }

  /** 2 when the user can mend it, 1 when it is ours. */
  public int exitStatus() {
    return exitStatus;
  }
}
