package io.barlake.ingest.harvest;

import java.time.Duration;
import java.time.Instant;

/** The time that passes between requests; a test lets it pass at once. */
public interface HarvestClock {
  /** The time of the machine; when its clock is set meanwhile, this one does not notice. */
  static HarvestClock ofMachine() {
    Instant start = Instant.now();
    long startNanos = System.nanoTime();
    return new HarvestClock() {
      @Override
      public Instant now() {
        return start.plusNanos(System.nanoTime() - startNanos);
      }

      @Override
      public void sleep(Duration time) throws InterruptedException {
        Thread.sleep(time.toMillis());
      }
    };
  }

  Instant now();

  void sleep(Duration time) throws InterruptedException;
}
