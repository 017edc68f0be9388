package io.barlake.ingest.harvest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.LZMAOutputStream;

/** Packs bytes as Dukascopy does. */
public final class Bi5 {
  private Bi5() {}

  public static byte[] of(byte[] records) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (LZMAOutputStream lzma = new LZMAOutputStream(packed, new LZMA2Options(), records.length)) {
      lzma.write(records);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
