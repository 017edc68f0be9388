package io.barlake.ingest.text;

import java.io.IOException;
import java.io.InputStream;

/**
 * The innermost arrays and objects of JSON text, without their brackets: the rows of a table in
 * JSON, whatever stands around it. Empty ones are passed over.
 */
public final class JsonRecords extends HeldRecord {
  private final InputStream in;
  private final byte[] buffer = new byte[1 << 13];
  private int limit;
  private int next;

  public JsonRecords(InputStream in) {
    this.in = in;
  }

  @Override
  public boolean advance() throws IOException {
    boolean open = false;
    boolean quoted = false;
    boolean escaped = false;
    for (int c = read(); c >= 0; c = read()) {
      if (quoted) {
        quoted = escaped || c != '"';
        escaped = !escaped && c == '\\';
      } else if (c == '[' || c == '{') {
        open = true;
        clear();
        continue;
      } else if (c == ']' || c == '}') {
        if (open && !isBlank()) {
          return show(true);
        }
        open = false;
      } else {
        quoted = c == '"';
      }
      if (open) {
        put(c);
      }
    }
    return open && !isBlank() && show(false);
  }

  private boolean isBlank() {
    byte[] held = bytes();
    for (int i = 0; i < to(); i++) {
      if (held[i] > ' ' || held[i] < 0) {
        return false;
      }
    }
    return true;
  }

  private int read() throws IOException {
    if (next == limit) {
      limit = Math.max(0, in.read(buffer, 0, buffer.length));
      next = 0;
    }
    return next == limit ? -1 : buffer[next++] & 0xff;
  }
}
