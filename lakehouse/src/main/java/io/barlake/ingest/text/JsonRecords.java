package io.barlake.ingest.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The innermost arrays and objects of JSON text, without their brackets: the rows of a table in
 * JSON, whatever stands around it. Empty ones are passed over.
 */
public final class JsonRecords implements Records {
  private static final int LONGEST = LineScanner.LONGEST_LINE;

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 13];
  private int limit;
  private int next;

  private byte[] record = new byte[256];
  private int size;
  private boolean tooLong;
  private boolean terminated;
  private int number;

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
        size = 0;
        tooLong = false;
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
        put((byte) c);
      }
    }
    return open && !isBlank() && show(false);
  }

  private boolean show(boolean whole) {
    number = Math.addExact(number, 1);
    terminated = whole;
    return true;
  }

  private void put(byte c) {
    if (size == LONGEST) {
      tooLong = true;
      return;
    }
    if (size == record.length) {
      record = Arrays.copyOf(record, 2 * size);
    }
    record[size++] = c;
  }

  private boolean isBlank() {
    for (int i = 0; i < size; i++) {
      if (record[i] > ' ' || record[i] < 0) {
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
