package io.barlake.tables.store;

/** An account as it was found in the store, and its key as it was found in the file. */
record AccountState(Account account, boolean hasPolicy, HeldKey key) {

  /** Whose it is. */
  enum Account {
    MISSING,
    OURS,
    OF_OTHERS
  }

  /** What the file holds under its name. */
  enum HeldKey {
    MISSING,
    /** The store knows the account by another secret. */
    STALE,
    FITS,
    OF_OTHERS
  }
}
