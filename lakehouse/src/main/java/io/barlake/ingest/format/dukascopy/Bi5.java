package io.barlake.ingest.format.dukascopy;

import io.barlake.ingest.text.DecimalParser;
import io.barlake.ingest.text.FixedRecords;
import java.io.IOException;
import java.io.InputStream;
import org.tukaani.xz.LZMAInputStream;

/** What Dukascopy's files have in common: LZMA around numbers of four bytes, the highest first. */
final class Bi5 {
  /** Files ask for 4 MB; damaged ones ask for anything. */
  private static final int MOST_KILOBYTES = 1 << 16;

  private static final int VOLUME_DECIMALS = 6;
  private static final double MILLION = 1e6;
  private static final double SEVEN_DIGITS = 1e7;

  private Bi5() {}

  static FixedRecords records(InputStream bytes, int length) throws IOException {
    return new FixedRecords(new LZMAInputStream(bytes, MOST_KILOBYTES), length);
  }

  static long unsigned(byte[] bytes, int at) {
    return Integer.toUnsignedLong(integer(bytes, at));
  }

  static long price(byte[] bytes, int at, int decimals) {
    return DecimalParser.of(unsigned(bytes, at), decimals);
  }

  /**
   * A volume in millions: the seven digits that a float holds, down to a unit; {@link
   * DecimalParser#INVALID} where it is no number.
   */
  static long volume(byte[] bytes, int at) {
    double millions = Float.intBitsToFloat(integer(bytes, at));
    if (!(millions >= 0 && millions < MILLION)) {
      return DecimalParser.INVALID;
    }
    int decimals = VOLUME_DECIMALS;
    while (millions * DecimalParser.power(decimals) >= SEVEN_DIGITS) {
      decimals--;
    }
    return DecimalParser.of(Math.round(millions * DecimalParser.power(decimals)), decimals);
  }

  /** Whether the bytes are a volume that somebody could have traded. */
  static boolean isVolume(byte[] bytes, int at) {
    float millions = Float.intBitsToFloat(integer(bytes, at));
    return millions == 0 || (millions > 1e-9 && millions < MILLION);
  }

  private static int integer(byte[] bytes, int at) {
    return (bytes[at] & 0xff) << 24
        | (bytes[at + 1] & 0xff) << 16
        | (bytes[at + 2] & 0xff) << 8
        | (bytes[at + 3] & 0xff);
  }
}
