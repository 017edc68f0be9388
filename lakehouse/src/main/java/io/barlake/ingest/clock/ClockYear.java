package io.barlake.ingest.clock;

import io.barlake.market.Source;
import io.barlake.market.Symbol;
import java.util.Comparator;

/** Whose clock a verdict is: all stamps of a source and symbol in one year of the file's time. */
public record ClockYear(Source source, Symbol symbol, int year) implements Comparable<ClockYear> {
  private static final Comparator<ClockYear> ORDER =
      Comparator.comparing((ClockYear one) -> one.source.name())
          .thenComparing(ClockYear::symbol)
          .thenComparingInt(ClockYear::year);

  @Override
  public int compareTo(ClockYear other) {
    return ORDER.compare(this, other);
  }
}
