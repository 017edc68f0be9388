package io.barlake.ingest.harvest;

import java.time.Duration;
import java.time.Instant;

/** A clock on which time passes only while somebody sleeps, and then at once. */
public final class PassingClock implements HarvestClock {
  private Instant now;

  public PassingClock(String start) {
    now = Instant.parse(start);
  }

  @Override
  public synchronized Instant now() {
    return now;
  }

  @Override
  public synchronized void sleep(Duration time) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    now = now.plus(time);
  }
}
