package io.barlake.ingest.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/**
 * The inflated bytes of one member, watched: it stops a member that inflates past the limits,
 * whatever its header claims, and at the end compares length and checksum with the directory.
 */
final class GuardedStream extends FilterInputStream {
  /** Below this a high ratio harms nobody, and short runs of equal lines do reach it. */
  private static final long HARMLESS_BYTES = 1 << 20;

  private final String path;
  private final ZipArchiveEntry entry;
  private final long limit;
  private final ArchiveLimits limits;
  private final CRC32 checksum = new CRC32();
  private long inflated;

  GuardedStream(
      InputStream raw, String path, ZipArchiveEntry entry, long limit, ArchiveLimits limits) {
    super(raw);
    this.path = path;
    this.entry = entry;
    this.limit = limit;
    this.limits = limits;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int n = read(one, 0, 1);
    return n < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int n = in.read(bytes, offset, length);
    if (n < 0) {
      checkWhole();
      return n;
    }
    checksum.update(bytes, offset, n);
    inflated += n;
    checkLimits();
    return n;
  }

  @Override
  public long skip(long count) throws IOException {
    return readNBytes((int) Math.min(count, 1 << 16)).length;
  }

  @Override
  public int available() {
    return 0;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void checkLimits() throws MemberException {
    if (inflated > limit) {
      throw new MemberException(RefusalReason.TOO_LARGE, Refusals.tooLarge(path, inflated, limit));
    }
    long compressed = Math.max(1, entry.getCompressedSize());
    if (inflated > HARMLESS_BYTES && inflated / compressed >= limits.inflateRatio()) {
      throw new MemberException(
          RefusalReason.INFLATES_TOO_MUCH,
          "Cannot read \""
              + path
              + "\": it inflates to more than "
              + limits.inflateRatio()
              + " times its compressed size. Do not trust this archive; if you do, raise the"
              + " limit.");
    }
  }

  private void checkWhole() throws MemberException {
    if (inflated != entry.getSize() || checksum.getValue() != entry.getCrc()) {
      throw new MemberException(
          RefusalReason.DAMAGED,
          "Cannot read \""
              + path
              + "\": length or checksum differ from what the ZIP states. Download the archive"
              + " again.");
    }
  }
}
