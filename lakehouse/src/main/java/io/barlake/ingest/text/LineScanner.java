package io.barlake.ingest.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Walks through the lines of a byte stream that hold something, one window of bytes a line and no
 * copy. A byte order mark, carriage returns, and blanks and NULs at the end of a line are not part
 * of it; blank lines are counted and not shown. A line that is longer than any record is shown by
 * its start only.
 */
public final class LineScanner implements Records {
  public static final int LONGEST_LINE = 8_192;

  /** How much of a line {@link #text} gives; what is cut is marked. */
  public static final int LONGEST_TEXT = 1_000;

  private static final int BUFFER = 1 << 16;

  private final InputStream in;
  private final byte[] bytes = new byte[BUFFER];
  private int limit;
  private int next;
  private boolean ended;

  private byte[] shown = bytes;
  private int from;
  private int to;
  private int line;
  private long lineBytes;
  private boolean terminated;

  public LineScanner(InputStream in) {
    this.in = in;
  }

  /** Moves to the next line that holds something; false at the end. */
  @Override
  public boolean advance() throws IOException {
    while (readLine()) {
      if (from < to) {
        return true;
      }
    }
    return false;
  }

  @Override
  public byte[] bytes() {
    return shown;
  }

  @Override
  public int from() {
    return from;
  }

  @Override
  public int to() {
    return to;
  }

  /** The number of the line in the file, from 1. */
  @Override
  public int line() {
    return line;
  }

  /** Whether a line end follows: false for a last line that may have been cut. */
  @Override
  public boolean isTerminated() {
    return terminated;
  }

  @Override
  public boolean isTooLong() {
    return lineBytes > LONGEST_LINE;
  }

  /** The line for a person, at most {@link #LONGEST_TEXT} characters and a mark of what was cut. */
  @Override
  public String text() {
    int length = Math.min(to - from, LONGEST_TEXT);
    String text = new String(shown, from, length, StandardCharsets.UTF_8);
    long cut = Math.max(lineBytes, to - from) - length;
    return cut == 0 ? text : text + "... (" + cut + " more bytes)";
  }

  private boolean readLine() throws IOException {
    int scanned = next;
    while (true) {
      int end = lineEnd(scanned);
      if (end >= 0) {
        show(next, end, true);
        next = end + 1;
        return true;
      }
      if (limit - next > LONGEST_LINE) {
        return readLongLine();
      }
      scanned = limit - next;
      if (!fill()) {
        boolean something = next < limit;
        show(next, limit, false);
        next = limit;
        return something;
      }
    }
  }

  private int lineEnd(int scanFrom) {
    for (int at = scanFrom; at < limit; at++) {
      if (bytes[at] == '\n') {
        return at;
      }
    }
    return -1;
  }

  /** Keeps the start of the line, and counts the rest. */
  private boolean readLongLine() throws IOException {
    byte[] start = Arrays.copyOfRange(bytes, next, next + LONGEST_LINE);
    long length = 0;
    long content = 0;
    boolean lineEnd = false;
    while (!lineEnd) {
      int end = lineEnd(next);
      lineEnd = end >= 0;
      int stop = lineEnd ? end : limit;
      int last = lastFilled(next, stop);
      content = last < next ? content : length + last - next + 1;
      length += stop - next;
      next = lineEnd ? end + 1 : limit;
      if (!lineEnd && !fill()) {
        break;
      }
    }
    shown = start;
    line = Math.addExact(line, 1);
    terminated = lineEnd;
    from = 0;
    to = (int) Math.min(content, LONGEST_LINE);
    lineBytes = content;
    return true;
  }

  /** Moves what is left to the start of the buffer and reads on; false at the end of the stream. */
  private boolean fill() throws IOException {
    if (ended) {
      return false;
    }
    System.arraycopy(bytes, next, bytes, 0, limit - next);
    limit -= next;
    next = 0;
    int n = in.read(bytes, limit, bytes.length - limit);
    ended = n < 0;
    limit += Math.max(n, 0);
    return !ended;
  }

  private void show(int start, int end, boolean lineEnd) {
    shown = bytes;
    line = Math.addExact(line, 1);
    terminated = lineEnd;
    from = line == 1 && startsWithMark(start, end) ? start + 3 : start;
    to = Math.max(from, lastFilled(from, end) + 1);
    lineBytes = (long) to - from;
  }

  private boolean startsWithMark(int start, int end) {
    return end - start >= 3
        && bytes[start] == (byte) 0xef
        && bytes[start + 1] == (byte) 0xbb
        && bytes[start + 2] == (byte) 0xbf;
  }

  /** The last byte of the range that is not blank; below the range when all are. */
  private int lastFilled(int start, int end) {
    int at = end - 1;
    while (at >= start && isBlank(bytes[at])) {
      at--;
    }
    return at;
  }

  private static boolean isBlank(byte c) {
    return c == '\r' || c == ' ' || c == '\t' || c == 0;
  }
}
