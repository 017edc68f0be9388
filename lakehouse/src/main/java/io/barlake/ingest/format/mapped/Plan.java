package io.barlake.ingest.format.mapped;

import java.io.Serializable;

/** What is read of a record. */
public record Plan(StampFields stamp, SymbolRule symbol, Values values) implements Serializable {}
