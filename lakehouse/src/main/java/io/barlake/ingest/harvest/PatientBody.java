package io.barlake.ingest.harvest;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The body of an answer, which fails when no further byte comes for some time, and ends when its
 * reader is interrupted. The stream that the JDK has for it does neither: the time-out of a request
 * ends with the headers, and an interruption is swallowed.
 */
final class PatientBody extends InputStream implements BodySubscriber<InputStream> {
  private static final List<ByteBuffer> END = List.of();

  private final Duration patience;
  private final BlockingQueue<List<ByteBuffer>> arrived = new LinkedBlockingQueue<>();
  private volatile Subscription subscription;
  private volatile Throwable failure;
  private Iterator<ByteBuffer> batch = Collections.emptyIterator();
  private ByteBuffer current = ByteBuffer.allocate(0);
  private boolean begun;
  private boolean ended;

  PatientBody(Duration patience) {
    this.patience = patience;
  }

  @Override
  public CompletionStage<InputStream> getBody() {
    return CompletableFuture.completedFuture(this);
  }

  @Override
  public void onSubscribe(Subscription fresh) {
    subscription = fresh;
    fresh.request(1);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    arrived.add(buffers.isEmpty() ? List.of(ByteBuffer.allocate(0)) : buffers);
  }

  @Override
  public void onError(Throwable thrown) {
    failure = thrown;
    arrived.add(END);
  }

  @Override
  public void onComplete() {
    arrived.add(END);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    while (!current.hasRemaining()) {
      if (batch.hasNext()) {
        current = batch.next();
      } else if (ended || !awaitBatch()) {
        return -1;
      }
    }
    int n = Math.min(length, current.remaining());
    current.get(bytes, offset, n);
    return n;
  }

  /** Asks for more once what has come is read, so that a file is never held in memory. */
  private boolean awaitBatch() throws IOException {
    if (begun) {
      subscription.request(1);
    }
    begun = true;
    List<ByteBuffer> next = poll();
    if (next == null) {
      close();
      throw new PassingException("no byte came for " + patience.toMillis() / 1000.0 + " s");
    }
    ended = next.equals(END);
    if (ended && failure != null) {
      throw new IOException(failure.getMessage(), failure);
    }
    batch = next.iterator();
    return !ended;
  }

  private List<ByteBuffer> poll() throws IOException {
    try {
      return arrived.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  /** Ends the connection too, unless the body was read to its end. */
  @Override
  public void close() {
    if (subscription != null) {
      subscription.cancel();
    }
  }
}
