package io.barlake.ingest.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Records that are put together byte by byte, each in the place of the one before. */
public abstract class HeldRecord implements Records {
  private static final int LONGEST = LineScanner.LONGEST_LINE;

  private byte[] record = new byte[256];
  private int size;
  private boolean tooLong;
  private boolean terminated;
  private int number;

  protected HeldRecord() {}

  protected final void clear() {
    size = 0;
    tooLong = false;
  }

  /** What passes the longest record is not held. */
  protected final void put(int c) {
    if (size == LONGEST) {
      tooLong = true;
      return;
    }
    if (size == record.length) {
      record = Arrays.copyOf(record, 2 * size);
    }
    record[size++] = (byte) c;
  }

  /** Shows what is held as the next record, be it {@code whole} or cut by the end. */
  protected final boolean show(boolean whole) {
    number = Math.addExact(number, 1);
    terminated = whole;
    return true;
  }

  /** Takes off the last byte. */
  protected final void drop() {
    size--;
  }

  @Override
  public final byte[] bytes() {
    return record;
  }

  @Override
  public final int from() {
    return 0;
  }

  @Override
  public final int to() {
    return size;
  }

  @Override
  public final int line() {
    return number;
  }

  @Override
  public final boolean isTerminated() {
    return terminated;
  }

  @Override
  public final boolean isTooLong() {
    return tooLong;
  }

  @Override
  public final String text() {
    int shown = Math.min(size, LineScanner.LONGEST_TEXT);
    String text = new String(record, 0, shown, StandardCharsets.UTF_8);
    return shown < size || tooLong ? text + "..." : text;
  }
}
