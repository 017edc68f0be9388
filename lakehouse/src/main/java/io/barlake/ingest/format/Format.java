package io.barlake.ingest.format;

import io.barlake.market.Side;
import java.util.Optional;
import java.util.Set;

/** A way to read archives: one that is built in, or one that a person has described in a file. */
public interface Format {
  /** The word in tables: {@code histdata-minute}. */
  String word();

  /** A reader for one member. */
  FormatReader reader();

  /** Whether the records are ticks. */
  default boolean holdsTicks() {
    return reader() instanceof TickReader;
  }

  /** Sides beside their own of which archives may tell the bars. */
  default Set<Side> sidesBeside() {
    return reader().sidesBeside();
  }

  /** The name of the clock of its stamps, where it is said and not measured. */
  default Optional<String> clock() {
    return Optional.empty();
  }
}
