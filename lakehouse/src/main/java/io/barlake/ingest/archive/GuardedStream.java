package io.barlake.ingest.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/**
 * Inflated bytes, watched: it stops what inflates past the limits, whatever a header claims. {@code
 * packed} tells how many compressed bytes they came from.
 */
final class GuardedStream extends WatchedStream {
  /** Below this a high ratio harms nobody, and short runs of equal lines do reach it. */
  static final long HARMLESS_BYTES = 1 << 20;

  private final String path;
  private final long limit;
  private final int ratio;
  private final LongSupplier packed;
  private final WalkBudget.Meter meter;
  private long inflated;

  GuardedStream(
      InputStream raw,
      String path,
      long limit,
      int ratio,
      LongSupplier packed,
      WalkBudget.Meter meter) {
    super(raw);
    this.path = path;
    this.limit = limit;
    this.ratio = ratio;
    this.packed = packed;
    this.meter = meter;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int n = in.read(bytes, offset, length);
    if (n > 0) {
      inflated += n;
      checkLimits();
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

  private void checkLimits() throws MemberException {
    if (inflated > limit) {
      throw new MemberException(RefusalReason.TOO_LARGE, Refusals.tooLarge(path, inflated, limit));
    }
    long compressed = Math.max(1, packed.getAsLong());
    if (inflated > HARMLESS_BYTES && inflated / compressed >= ratio) {
      throw inflatesTooMuch("it inflates to more than " + ratio + " times its compressed size");
    }
    if (!meter.allows(inflated)) {
      throw inflatesTooMuch(
          "all that lies in the same file inflates to more than " + ratio + " times its size");
    }
  }

  private MemberException inflatesTooMuch(String what) {
    return new MemberException(
        RefusalReason.INFLATES_TOO_MUCH,
        "Cannot read \""
            + path
            + "\": "
            + what
            + ". Do not trust this archive; if you do, raise the limit.");
  }
}
