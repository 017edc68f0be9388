package io.barlake.ingest.format;

import io.barlake.market.Symbol;
import java.io.Serializable;

/** What a name says of the data: a hint for the period, and often the only source of the symbol. */
public record ArchiveLabel(Symbol symbol, ArchivePeriod period) implements Serializable {
  /** Whether both may be right: a name that says nothing of the period contradicts none. */
  boolean agreesWith(ArchiveLabel other) {
    return symbol.equals(other.symbol)
        && (period.equals(other.period)
            || period.equals(ArchivePeriod.UNKNOWN)
            || other.period.equals(ArchivePeriod.UNKNOWN));
  }
}
