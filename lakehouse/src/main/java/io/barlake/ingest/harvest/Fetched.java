package io.barlake.ingest.harvest;

/** What came of one archive. */
public enum Fetched {
  /** It was not there, and now is. */
  NEW,
  /** It was there in other bytes than the site now has, or damaged, and was fetched again. */
  REPLACED,
  /** It was there already, and sound. */
  THERE,
  /** The site has none. */
  NOT_PUBLISHED
}
