package io.barlake.ingest.format.mapped;

import io.barlake.ingest.text.LineScanner;
import io.barlake.ingest.text.Records;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The elements of an array in JSON, whatever they are, numbered from 1. */
final class JsonObjects implements Records {
  private static final int LONGEST = LineScanner.LONGEST_LINE;
  private static final int MARK_BYTES = 1 << 12;

  private final InputStream in;
  private byte[] record = new byte[256];
  private int size;
  private boolean tooLong;
  private boolean terminated;
  private boolean inArray = true;
  private int last;
  private int number;

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
    size = 0;
    tooLong = false;
    last = ' ';
    int depth = 0;
    boolean quoted = false;
    boolean escaped = false;
    for (int c = in.read(); c >= 0; c = in.read()) {
      boolean outside = !quoted && (depth <= 0 || (tooLong && last == '}'));
      if (outside && size == 0 && !inArray && c == '[') {
        inArray = true;
        continue;
      }
      if (outside && (c == ',' || (c == ']' && inArray))) {
        inArray &= c == ',';
        if (size > 0) {
          return show(true);
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
      put(c);
    }
    return size > 0 && show(false);
  }

  private boolean show(boolean whole) {
    while (size > 0 && isBlank(record[size - 1])) {
      size--;
    }
    number = Math.addExact(number, 1);
    terminated = whole;
    return true;
  }

  private void put(int c) {
    if (size == 0 && isBlank(c)) {
      return;
    }
    last = isBlank(c) ? last : c;
    if (size == LONGEST) {
      tooLong = true;
      return;
    }
    if (size == record.length) {
      record = Arrays.copyOf(record, 2 * size);
    }
    record[size++] = (byte) c;
  }

  private static boolean isBlank(int c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
  }

  @Override
  public byte[] bytes() {
    return record;
  }

  @Override
  public int from() {
    return 0;
  }

  @Override
  public int to() {
    return size;
  }

  @Override
  public int line() {
    return number;
  }

  @Override
  public boolean isTerminated() {
    return terminated;
  }

  @Override
  public boolean isTooLong() {
    return tooLong;
  }

  @Override
  public String text() {
    int shown = Math.min(size, LineScanner.LONGEST_TEXT);
    String text = new String(record, 0, shown, StandardCharsets.UTF_8);
    return shown < size || tooLong ? text + "..." : text;
  }
}
