package io.barlake.ingest.format;

import io.barlake.market.Side;
import io.barlake.market.Source;

/** Who made the data, which price its bars are made of, and how its stamps are to be read. */
public record Origin(Source source, Side side, Stamps stamps) {
  /** What the stamps of a file are. */
  public enum Stamps {
    /** They count from 1970 or state their offset: UTC, whatever the source. */
    UTC,
    /** They show a clock on a wall, which is measured. */
    WALL_CLOCK
  }
}
