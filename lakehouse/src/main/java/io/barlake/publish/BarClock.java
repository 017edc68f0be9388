package io.barlake.publish;

import java.time.Instant;

/** Tells when bars end. */
@FunctionalInterface
public interface BarClock {
  /**
   * The stamp of the bar of a symbol and frame that an instant lies in: bars that are stamped
   * earlier have ended then, the others have not.
   */
  Instant forming(String symbol, String frame, Instant at);
}
