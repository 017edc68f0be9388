package io.barlake.ingest.archive;

import io.barlake.BarlakeException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Bytes from a library that may answer damaged input with any exception: all of them become {@link
 * IOException}, save those of our own, which are about the storage.
 */
final class SoundStream extends InputStream {
  private final InputStream raw;

  SoundStream(Archive.MemberSource source) throws IOException {
    this.raw = sound(source::open);
  }

  @Override
  public int read() throws IOException {
    return sound(raw::read);
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    return sound(() -> raw.read(bytes, offset, length));
  }

  @Override
  public void close() throws IOException {
    raw.close();
  }

  /** An operation of the library. */
  @FunctionalInterface
  interface Operation<T> {
    T run() throws IOException;
  }

  static <T> T sound(Operation<T> operation) throws IOException {
    try {
      return operation.run();
    } catch (BarlakeException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new IOException(e.toString(), e);
    }
  }
}
