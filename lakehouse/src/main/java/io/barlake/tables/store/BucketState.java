package io.barlake.tables.store;

/** A bucket as it was found; where there is none, one in which nothing is set. */
record BucketState(boolean exists, Versioning versioning, LifecycleDocument lifecycle) {
  static final BucketState MISSING =
      new BucketState(false, Versioning.NEVER, new LifecycleDocument(LifecycleDocument.EMPTY));

  /** Once it was on, it can be suspended but not taken away. */
  enum Versioning {
    NEVER,
    ON,
    SUSPENDED
  }
}
