package io.barlake.ingest.archive;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalLong;

/**
 * The end record of a ZIP, read alone: how many members the ZIP claims is known before its whole
 * directory is brought into memory, and a ZIP without the record was cut.
 */
final class EndOfDirectory {
  private static final int END_MAGIC = 0x06054b50;
  private static final int END_BYTES = 22;
  private static final int LOCATOR_MAGIC = 0x07064b50;
  private static final int LOCATOR_BYTES = 20;
  private static final int LONGEST_COMMENT = 0xffff;
  private static final int SHORTEST_ENTRY = 46;

  private EndOfDirectory() {}

  /** The number of members; empty when the record is missing. */
  static OptionalLong members(SharedChannel zip) {
    long size = zip.size();
    int tail = (int) Math.min(size, END_BYTES + LOCATOR_BYTES + LONGEST_COMMENT);
    ByteBuffer end = ByteBuffer.wrap(zip.bytes(size - tail, tail)).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = end.limit() - END_BYTES; at >= 0; at--) {
      if (end.getInt(at) == END_MAGIC) {
        int locator = at - LOCATOR_BYTES;
        if (locator >= 0 && end.getInt(locator) == LOCATOR_MAGIC) {
          return OptionalLong.of(members64(zip, end.getLong(locator + 8), size));
        }
        return OptionalLong.of(Short.toUnsignedLong(end.getShort(at + 10)));
      }
    }
    return OptionalLong.empty();
  }

  /** What the record of large ZIPs says, or the most that the bytes could hold if it says less. */
  private static long members64(SharedChannel zip, long recordAt, long size) {
    if (recordAt < 0 || recordAt > size - 56) {
      return size / SHORTEST_ENTRY;
    }
    ByteBuffer entries = ByteBuffer.wrap(zip.bytes(recordAt + 32, 8));
    long members = entries.order(ByteOrder.LITTLE_ENDIAN).getLong();
    return members < 0 ? size / SHORTEST_ENTRY : members;
  }
}
