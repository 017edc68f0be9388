package io.barlake.tables.columns;

import java.io.ByteArrayOutputStream;

/** The heads of runs in Parquet's hybrid of repeated and packed numbers. */
final class Runs {
  private Runs() {}

  /** So many rows of the one value that follows. */
  static void repeated(ByteArrayOutputStream out, int rows) {
    write(out, rows << 1);
  }

  /** So many groups of eight packed values that follow. */
  static void packed(ByteArrayOutputStream out, int groups) {
    write(out, groups << 1 | 1);
  }

  /** In groups of seven bits, the lowest first. */
  private static void write(ByteArrayOutputStream out, int number) {
    int left = number;
    while ((left & ~0x7f) != 0) {
      out.write((left & 0x7f) | 0x80);
      left >>>= 7;
    }
    out.write(left);
  }
}
