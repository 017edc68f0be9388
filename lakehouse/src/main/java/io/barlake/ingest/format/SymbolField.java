package io.barlake.ingest.format;

import io.barlake.BarlakeException;
import io.barlake.market.Symbol;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The symbol in a column: that of the first record, which the others must repeat. */
public final class SymbolField {
  private byte[] first = new byte[0];

  /** Whether the record is of the symbol of those before it. */
  public boolean repeats(byte[] text, int from, int to) {
    if (first.length == 0) {
      first = Arrays.copyOfRange(text, from, to);
    }
    return Arrays.equals(first, 0, first.length, text, from, to);
  }

  /** The symbol; empty where there was none, or a word that is no symbol. */
  public Optional<Symbol> symbol() {
    try {
      return Optional.of(Symbol.parse(new String(first, StandardCharsets.UTF_8)));
    } catch (BarlakeException e) {
      return Optional.empty();
    }
  }
}
