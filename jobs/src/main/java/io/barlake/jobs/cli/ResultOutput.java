package io.barlake.jobs.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * Standard output, which its reader may close early, as {@code head} does. A command that only
 * reads then stops; one that changes tables goes on to its end. What is written after the first
 * failure is dropped.
 */
final class ResultOutput extends OutputStream {
  /** Nobody reads what a command prints. */
  static final class Closed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Closed(IOException cause) {
      super(cause);
    }
  }

  private final OutputStream target;
  private boolean stopsAtFailure;
  private IOException failure;

  ResultOutput(OutputStream target) {
    this.target = target;
  }

  /** From now on the first failure is thrown as {@link Closed}. */
  void stopAtFailure() {
    stopsAtFailure = true;
  }

  Optional<IOException> failure() {
    return Optional.ofNullable(failure);
  }

  /** Whether the reader has left, and not, say, a disk filled up. */
  boolean isReaderGone() {
    return failure != null && String.valueOf(failure.getMessage()).contains("Broken pipe");
  }

  @Override
  public void write(int one) {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int count) {
    if (failure != null) {
      return;
    }
    try {
      target.write(bytes, from, count);
    } catch (IOException e) {
      fail(e);
    }
  }

  @Override
  public void flush() {
    if (failure != null) {
      return;
    }
    try {
      target.flush();
    } catch (IOException e) {
      fail(e);
    }
  }

  private void fail(IOException e) {
    failure = e;
    if (stopsAtFailure) {
      throw new Closed(e);
    }
  }
}
