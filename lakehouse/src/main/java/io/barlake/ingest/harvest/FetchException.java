package io.barlake.ingest.harvest;

/** Why one archive could not be fetched: half a sentence, such as "the site answers HTTP 403". */
public class FetchException extends Exception {
  private static final long serialVersionUID = 1L;

  FetchException(String reason) {
    super(reason);
  }
}
