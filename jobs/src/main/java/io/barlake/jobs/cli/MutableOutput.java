package io.barlake.jobs.cli;

import java.io.IOException;
import java.io.OutputStream;

/** A stream that can be silenced, when what follows would only be the noise of an end. */
final class MutableOutput extends OutputStream {
  private final OutputStream target;
  private volatile boolean muted;

  MutableOutput(OutputStream target) {
    this.target = target;
  }

  void mute() {
    muted = true;
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    if (!muted) {
      target.write(bytes, from, count);
    }
  }

  @Override
  public void flush() throws IOException {
    if (!muted) {
      target.flush();
    }
  }
}
