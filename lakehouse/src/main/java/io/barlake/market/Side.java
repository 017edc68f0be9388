package io.barlake.market;

import io.barlake.BarlakeException;
import java.util.Locale;

/** Which price a bar is made of. */
public enum Side {
  BID,
  ASK,
  MID,
  TRADE;

  /** The word in tables: {@code bid}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Side parse(String word) {
    for (Side side : values()) {
      if (side.word().equals(word)) {
        return side;
      }
    }
    throw BarlakeException.badArgument(
        "Unknown side \"%s\": expected bid, ask, mid or trade.", word);
  }
}
