package io.barlake.bars;

import io.barlake.BarlakeException;
import io.barlake.market.Source;
import java.io.Serializable;
import java.util.List;

/** Two sources that are compared, in the order of their names, whoever was named first. */
public record SourcePair(Source one, Source other) implements Serializable {
  public SourcePair {
    if (one.name().compareTo(other.name()) >= 0) {
      throw new IllegalArgumentException(one + " does not come before " + other);
    }
  }

  public static SourcePair of(Source first, Source second) {
    if (first.equals(second)) {
      throw BarlakeException.badArgument(
          "Cannot compare the source \"%s\" with itself: name two.", first);
    }
    return first.name().compareTo(second.name()) < 0
        ? new SourcePair(first, second)
        : new SourcePair(second, first);
  }

  List<Source> both() {
    return List.of(one, other);
  }

  @Override
  public String toString() {
    return one + " and " + other;
  }
}
