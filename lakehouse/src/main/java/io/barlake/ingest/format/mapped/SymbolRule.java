package io.barlake.ingest.format.mapped;

import io.barlake.market.Symbol;
import java.io.Serializable;

/** What tells the symbol. */
public sealed interface SymbolRule extends Serializable {
  /** A field of the record. */
  record Field(String name) implements SymbolRule {}

  /** The mapping: all its archives are of one symbol. */
  record Fixed(Symbol symbol) implements SymbolRule {}

  /** The group {@code symbol} of the name. */
  record OfName() implements SymbolRule {}
}
