package io.barlake.ingest.format.mapped;

import io.barlake.ingest.text.HeldRecord;
import io.barlake.ingest.text.LineScanner;
import io.barlake.ingest.text.Records;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The elements of an array in JSON, whatever they are, numbered from 1. */
final class JsonObjects extends HeldRecord {
  private static final int MARK_BYTES = 1 << 12;

  private final InputStream in;
  private boolean inArray = true;
  private int last;

  private JsonObjects(InputStream in) {
    this.in = in;
  }

  /** The elements, where the text is an array; else its lines. */
  static Records of(InputStream bytes) throws IOException {
    BufferedInputStream in = new BufferedInputStream(bytes, 1 << 16);
    in.mark(MARK_BYTES);
    int c = in.read();
    for (int i = 1; i < MARK_BYTES && (c == 0xef || c == 0xbb || c == 0xbf || isBlank(c)); i++) {
      c = in.read();
    }
    if (c == '[') {
      return new JsonObjects(in);
    }
    in.reset();
    return new LineScanner(in);
  }

  /**
   * A line end inside of a text ends the brackets around it too, and a comma after a bracket an
   * element that is longer than any: so one that is broken does not take the others with it.
   */
  @Override
  public boolean advance() throws IOException {
    clear();
    last = ' ';
    int depth = 0;
    boolean quoted = false;
    boolean escaped = false;
    for (int c = in.read(); c >= 0; c = in.read()) {
      boolean outside = !quoted && (depth <= 0 || (isTooLong() && last == '}'));
      if (outside && to() == 0 && !inArray && c == '[') {
        inArray = true;
        continue;
      }
      if (outside && (c == ',' || (c == ']' && inArray))) {
        inArray &= c == ',';
        if (to() > 0) {
          return showStripped(true);
        }
        continue;
      }
      if (quoted) {
        depth = c == '\n' ? 0 : depth;
        quoted = c != '\n' && (escaped || c != '"');
        escaped = !escaped && c == '\\';
      } else {
        quoted = c == '"';
        depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
      }
      hold(c);
    }
    return to() > 0 && showStripped(false);
  }

  private boolean showStripped(boolean whole) {
    while (to() > 0 && isBlank(bytes()[to() - 1])) {
      drop();
    }
    return show(whole);
  }

  private void hold(int c) {
    if (to() == 0 && isBlank(c)) {
      return;
    }
    last = isBlank(c) ? last : c;
    put(c);
  }

  private static boolean isBlank(int c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
  }
}
