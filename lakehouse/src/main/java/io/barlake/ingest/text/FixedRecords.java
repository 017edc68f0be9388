package io.barlake.ingest.text;

import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;

/** Records of one length without a separator; what is left at the end is a record that was cut. */
public final class FixedRecords implements Records {
  private final InputStream in;
  private final byte[] record;
  private int filled;
  private int number;

  public FixedRecords(InputStream in, int length) {
    this.in = in;
    this.record = new byte[length];
  }

  @Override
  public boolean advance() throws IOException {
    filled = in.readNBytes(record, 0, record.length);
    number = Math.addExact(number, 1);
    return filled > 0;
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
    return filled;
  }

  @Override
  public int line() {
    return number;
  }

  @Override
  public boolean isTerminated() {
    return filled == record.length;
  }

  @Override
  public boolean isTooLong() {
    return false;
  }

  /** The bytes in hex. */
  @Override
  public String text() {
    return HexFormat.of().formatHex(record, 0, filled);
  }
}
