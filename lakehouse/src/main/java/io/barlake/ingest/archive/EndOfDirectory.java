package io.barlake.ingest.archive;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalLong;

/**
 * The end record of a ZIP, read alone: how many members the ZIP lists is known before its whole
 * directory is brought into memory, and a ZIP without the record was cut.
 */
final class EndOfDirectory {
  private static final int END_MAGIC = 0x06054b50;
  private static final int END_BYTES = 22;
  private static final int LOCATOR_MAGIC = 0x07064b50;
  private static final int LOCATOR_BYTES = 20;
  private static final int LONGEST_COMMENT = 0xffff;
  private static final int ENTRY_MAGIC = 0x02014b50;
  private static final int ENTRY_BYTES = 46;

  private EndOfDirectory() {}

  /** The number of members; empty when the record is missing. */
  static OptionalLong members(SharedChannel zip) throws IOException {
    long size = zip.size();
    int tail = (int) Math.min(size, END_BYTES + LOCATOR_BYTES + LONGEST_COMMENT);
    ByteBuffer end = ByteBuffer.wrap(zip.bytes(size - tail, tail)).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = end.limit() - END_BYTES; at >= 0; at--) {
      if (end.getInt(at) == END_MAGIC) {
        long stated = Short.toUnsignedLong(end.getShort(at + 10));
        long directoryBytes = Integer.toUnsignedLong(end.getInt(at + 12));
        long directoryAt = Integer.toUnsignedLong(end.getInt(at + 16));
        long listed =
            Math.max(listed(zip, directoryAt), listed(zip, size - tail + at - directoryBytes));
        int locator = at - LOCATOR_BYTES;
        if (locator >= 0 && end.getInt(locator) == LOCATOR_MAGIC) {
          listed = Math.max(listed, listed64(zip, end.getLong(locator + 8)));
        }
        return OptionalLong.of(Math.max(stated, listed));
      }
    }
    return OptionalLong.empty();
  }

  private static long listed64(SharedChannel zip, long recordAt) throws IOException {
    if (recordAt < 0 || recordAt > zip.size() - 56) {
      return 0;
    }
    ByteBuffer directoryAt = ByteBuffer.wrap(zip.bytes(recordAt + 48, 8));
    return listed(zip, directoryAt.order(ByteOrder.LITTLE_ENDIAN).getLong());
  }

  /** The entries that follow each other: a reader goes by them, and the number may be a lie. */
  private static long listed(SharedChannel zip, long from) throws IOException {
    if (from < 0 || from > zip.size()) {
      return 0;
    }
    long entries = 0;
    try (InputStream directory = new BufferedInputStream(zip.stream(from), 1 << 14)) {
      while (true) {
        ByteBuffer entry =
            ByteBuffer.wrap(directory.readNBytes(ENTRY_BYTES)).order(ByteOrder.LITTLE_ENDIAN);
        if (entry.limit() < ENTRY_BYTES || entry.getInt(0) != ENTRY_MAGIC) {
          return entries;
        }
        entries++;
        directory.skipNBytes(
            Short.toUnsignedLong(entry.getShort(28))
                + Short.toUnsignedLong(entry.getShort(30))
                + Short.toUnsignedLong(entry.getShort(32)));
      }
    } catch (EOFException e) {
      return entries;
    }
  }
}
