package io.barlake.ingest.harvest;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * The wait before another try: doubled each time up to the longest, and drawn from its upper half,
 * so that many who failed together do not return together.
 */
final class BackOff {
  private static final int MOST_DOUBLINGS = 30;

  private final Manners manners;
  private final RandomGenerator random;

  BackOff(Manners manners, RandomGenerator random) {
    this.manners = manners;
    this.random = random;
  }

  /** The wait after so many failures, at least one. */
  Duration after(int failures) {
    int doublings = Math.min(failures - 1, MOST_DOUBLINGS);
    long longest = manners.longestWait().toMillis();
    long full = Math.min(longest, manners.firstWait().toMillis() << doublings);
    return Duration.ofMillis(full / 2 + random.nextLong(full - full / 2 + 1));
  }
}
