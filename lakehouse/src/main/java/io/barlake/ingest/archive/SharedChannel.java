package io.barlake.ingest.archive;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/**
 * A channel that stays open for its owner and tells failing storage from damaged bytes: what the
 * storage throws leaves as a {@link BarlakeException}, so that every {@link IOException} met above
 * it is about the archive.
 */
final class SharedChannel implements SeekableByteChannel {
  private final String name;
  private final SeekableByteChannel channel;

  SharedChannel(String name, SeekableByteChannel channel) {
    this.name = name;
    this.channel = channel;
  }

  /** The bytes from {@code from} on, with a position of its own. */
  InputStream stream(long from) {
    return stream(from, Long.MAX_VALUE - from);
  }

  /** So many bytes from {@code from} on, or what there is of them. */
  InputStream stream(long from, long size) {
    return new InputStream() {
      private final long end = from + size;
      private long position = from;

      @Override
      public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] bytes, int offset, int length) {
        if (length == 0) {
          return 0;
        }
        if (position >= end) {
          return -1;
        }
        seek(position);
        int allowed = (int) Math.min(length, end - position);
        int n = SharedChannel.this.read(ByteBuffer.wrap(bytes, offset, allowed));
        position += Math.max(n, 0);
        return n;
      }
    };
  }

  byte[] bytes(long from, int length) {
    try {
      return stream(from).readNBytes(length);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public int read(ByteBuffer target) {
    try {
      return channel.read(target);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public long position() {
    try {
      return channel.position();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** A position outside of the file comes from damaged bytes: storage must not be asked for it. */
  @Override
  public SeekableByteChannel position(long position) throws IOException {
    if (position < 0 || position > size()) {
      throw new IOException("it refers to bytes outside of the file");
    }
    seek(position);
    return this;
  }

  @Override
  public long size() {
    try {
      return channel.size();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public int write(ByteBuffer source) {
    throw new UnsupportedOperationException("archives are only read");
  }

  @Override
  public SeekableByteChannel truncate(long size) {
    throw new UnsupportedOperationException("archives are only read");
  }

  @Override
  public boolean isOpen() {
    return channel.isOpen();
  }

  /** Leaves the channel open: who opened it closes it. */
  @Override
  public void close() {}

  private void seek(long position) {
    try {
      channel.position(position);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private BarlakeException failed(IOException cause) {
    return new BarlakeException(
        ErrorCode.STORAGE,
        "Failed to read \"" + name + "\": " + cause.getMessage() + ". Check the storage.",
        cause);
  }
}
