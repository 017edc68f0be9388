package io.barlake.ingest.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/** The bytes of a ZIP's member, whose length and checksum are compared at the end. */
final class WholeStream extends FilterInputStream {
  private final String path;
  private final ZipArchiveEntry entry;
  private final CRC32 checksum = new CRC32();
  private long length;

  WholeStream(InputStream raw, String path, ZipArchiveEntry entry) {
    super(raw);
    this.path = path;
    this.entry = entry;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int n = read(one, 0, 1);
    return n < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int count) throws IOException {
    int n = in.read(bytes, offset, count);
    if (n < 0) {
      checkWhole();
      return n;
    }
    checksum.update(bytes, offset, n);
    length += n;
    return n;
  }

  @Override
  public long skip(long count) throws IOException {
    return readNBytes((int) Math.min(count, 1 << 16)).length;
  }

  private void checkWhole() throws MemberException {
    if (length != entry.getSize() || checksum.getValue() != entry.getCrc()) {
      throw new MemberException(
          RefusalReason.DAMAGED,
          "Cannot read \""
              + path
              + "\": length or checksum differ from what the ZIP states. Download the archive"
              + " again.");
    }
  }
}
