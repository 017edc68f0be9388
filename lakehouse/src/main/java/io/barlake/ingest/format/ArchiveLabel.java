package io.barlake.ingest.format;

import io.barlake.market.Symbol;
import java.io.Serializable;

/** What a name says of the data: a hint for the period, and the only source of the symbol. */
public record ArchiveLabel(Symbol symbol, ArchivePeriod period) implements Serializable {}
