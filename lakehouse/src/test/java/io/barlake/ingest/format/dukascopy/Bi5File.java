package io.barlake.ingest.format.dukascopy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.LZMAOutputStream;

/** Writes records as the vendor does: numbers of four bytes under LZMA with a stated length. */
final class Bi5File {
  private final ByteBuffer records = ByteBuffer.allocate(1 << 20);

  Bi5File numbers(long... numbers) {
    for (long number : numbers) {
      records.putInt((int) number);
    }
    return this;
  }

  Bi5File volumes(float... millions) {
    for (float volume : millions) {
      records.putFloat(volume);
    }
    return this;
  }

  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (LZMAOutputStream lzma =
        new LZMAOutputStream(bytes, new LZMA2Options(3), records.position())) {
      lzma.write(records.array(), 0, records.position());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
