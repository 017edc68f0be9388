package io.barlake.ingest.harvest;

import java.io.IOException;

/** A failure that may pass by itself, so that the request is worth another try. */
final class PassingException extends IOException {
  private static final long serialVersionUID = 1L;

  PassingException(String reason) {
    super(reason);
  }
}
