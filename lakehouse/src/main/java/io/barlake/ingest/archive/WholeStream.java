package io.barlake.ingest.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/** The bytes of a ZIP's member, whose length and checksum are compared at the end. */
final class WholeStream extends WatchedStream {
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
