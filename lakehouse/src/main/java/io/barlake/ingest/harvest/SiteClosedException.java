package io.barlake.ingest.harvest;

/** The site wants to be left alone for longer than one waits: nothing more is asked of it. */
public final class SiteClosedException extends FetchException {
  private static final long serialVersionUID = 1L;

  SiteClosedException(String reason) {
    super(reason);
  }
}
