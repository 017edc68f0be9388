package io.barlake.market;

import io.barlake.BarlakeException;
import java.io.Serializable;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A traded pair or contract: upper case, no separator, such as {@code EURUSD} or {@code BTCUSDT}.
 */
public record Symbol(String name) implements Comparable<Symbol>, Serializable {
  private static final Pattern NAME = Pattern.compile("[A-Z0-9]{2,24}");

  public Symbol {
    if (!NAME.matcher(name).matches()) {
      throw BarlakeException.badArgument(
          "Invalid symbol \"%s\": expected 2 to 24 letters and digits without separator,"
              + " such as EURUSD.",
          name);
    }
  }

  /**
   * Reads what a person typed: lower case, and separators as in {@code eur/usd}, are understood.
   */
  public static Symbol parse(String text) {
    return new Symbol(text.strip().toUpperCase(Locale.ROOT).replaceAll("[/_.-]", ""));
  }

  @Override
  public int compareTo(Symbol other) {
    return name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return name;
  }
}
