package io.barlake.ingest.harvest;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.util.Set;

/** What a site answered; the body is still to be read. */
record Answer(int status, HttpHeaders headers, InputStream body) implements AutoCloseable {
  static final int OK = 200;
  static final int PARTIAL_CONTENT = 206;
  static final int NOT_FOUND = 404;
  static final int RANGE_NOT_SATISFIABLE = 416;

  /** What can be told apart and worked with; anything else is a refusal. */
  static final Set<Integer> KNOWN = Set.of(OK, PARTIAL_CONTENT, NOT_FOUND, RANGE_NOT_SATISFIABLE);

  String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  @Override
  public void close() throws IOException {
    body.close();
  }
}
