package io.barlake.ingest.harvest;

import java.time.Duration;

/**
 * How a site is treated.
 *
 * @param tries requests for one file before it counts as failed
 * @param firstWait the wait after a first failure; it doubles with each further one
 * @param longestWait the longest wait; a site that asks for more is left alone
 * @param timeout without an answer, or without a further byte of one
 */
public record Manners(
    int requestsPerMinute,
    int tries,
    Duration firstWait,
    Duration longestWait,
    Duration timeout,
    String userAgent) {

  Duration interval() {
    return Duration.ofMinutes(1).dividedBy(requestsPerMinute);
  }
}
