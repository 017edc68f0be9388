package io.barlake.ingest;

import io.barlake.config.BarlakeConfig.IngestSettings;
import io.barlake.ingest.format.Format;
import io.barlake.market.Side;
import java.io.Serializable;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is taken of an archive on request, besides the bars of its own side: its ticks, and bars of
 * other sides of its quotes. What was taken once stays.
 */
record Extras(boolean ticks, Set<Side> sides) implements Serializable {
  static final Extras NONE = new Extras(false, Set.of());

  Extras {
    sides = Set.copyOf(sides);
  }

  static Extras of(IngestSettings settings) {
    return new Extras(settings.keepTicks(), settings.moreSides());
  }

  /** The sides of a cell of {@code raw.archives}. */
  static Extras parse(boolean ticks, String sides) {
    return new Extras(
        ticks,
        Stream.of(sides.split(" "))
            .filter(word -> !word.isEmpty())
            .map(Side::parse)
            .collect(Collectors.toSet()));
  }

  /** Those of them that archives of a format may have. */
  Extras within(Format format) {
    Set<Side> told = format.sidesBeside();
    return new Extras(
        ticks && format.holdsTicks(),
        sides.stream().filter(told::contains).collect(Collectors.toSet()));
  }

  Extras and(Extras other) {
    return new Extras(
        ticks || other.ticks,
        Stream.concat(sides.stream(), other.sides.stream()).collect(Collectors.toSet()));
  }

  boolean holds(Extras other) {
    return (ticks || !other.ticks) && sides.containsAll(other.sides);
  }

  /** The sides as words with a blank between, always in one order. */
  String sideWords() {
    return new TreeSet<>(sides).stream().map(Side::word).collect(Collectors.joining(" "));
  }
}
