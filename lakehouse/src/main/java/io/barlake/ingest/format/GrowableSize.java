package io.barlake.ingest.format;

/** How large an array becomes when it is full. */
final class GrowableSize {
  private static final int LARGEST = Integer.MAX_VALUE - 8;

  private GrowableSize() {}

  static int after(int full) {
    if (full == LARGEST) {
      throw new IllegalStateException("a member of more than " + LARGEST + " records");
    }
    return (int) Math.min(LARGEST, full + (full >> 1) + 16L);
  }
}
