package io.barlake.ingest.archive;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.MemoryLimitException;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * What one compressed file unpacks to; parts that follow each other are read as one. Memory is
 * bounded: by the limit that xz is given, and because a header may not go on for ever.
 */
final class UnpackedStream extends InputStream {
  /** More than a whole block of bzip2, whose bytes come only when it is complete. */
  private static final long MOST_WITHOUT_AN_ANSWER = 4 << 20;

  private final Feed feed;
  private final InputStream unpacked;

  UnpackedStream(MemberKind kind, InputStream packed, String path, long memoryBytes)
      throws IOException {
    this.feed = new Feed(packed, path);
    InputStream buffered = new BufferedInputStream(feed);
    try {
      this.unpacked =
          new SoundStream(
              () ->
                  switch (kind) {
                    case GZIP ->
                        GzipCompressorInputStream.builder()
                            .setInputStream(buffered)
                            .setDecompressConcatenated(true)
                            .get();
                    case BZIP2 -> new BZip2CompressorInputStream(buffered, true);
                    default ->
                        XZCompressorInputStream.builder()
                            .setInputStream(buffered)
                            .setDecompressConcatenated(true)
                            .setMemoryLimitKiB((int) (memoryBytes >> 10))
                            .get();
                  });
    } catch (IOException e) {
      packed.close();
      throw e;
    }
  }

  /** The compressed bytes that were needed so far. */
  long packedBytes() {
    return feed.count;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int n;
    try {
      n = unpacked.read(bytes, offset, length);
    } catch (MemoryLimitException e) {
      throw new MemberException(
          RefusalReason.TOO_LARGE,
          "Cannot read \""
              + feed.path
              + "\": unpacking it takes more memory than is allowed. Pack it anew with a smaller"
              + " dictionary.",
          e);
    }
    if (n > 0) {
      feed.unanswered = 0;
    }
    return n;
  }

  @Override
  public void close() throws IOException {
    unpacked.close();
  }

  /** Counts what goes in, and stops what takes in much and gives out nothing. */
  private static final class Feed extends FilterInputStream {
    private final String path;
    private long count;
    private long unanswered;

    Feed(InputStream packed, String path) {
      super(packed);
      this.path = path;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int n = in.read(bytes, offset, length);
      if (n > 0) {
        count += n;
        unanswered += n;
        if (unanswered > MOST_WITHOUT_AN_ANSWER) {
          throw new MemberException(
              RefusalReason.DAMAGED,
              "Cannot read \""
                  + path
                  + "\": its compressed bytes go on without holding anything. Download it again.");
        }
      }
      return n;
    }

    @Override
    public int available() {
      return 0;
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }
}
