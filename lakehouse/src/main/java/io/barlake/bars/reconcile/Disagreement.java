package io.barlake.bars.reconcile;

import java.util.Locale;

/** Why two sources disagree on a day; the first that holds, from the top. */
public enum Disagreement {
  /** In this week the stamps of one are later. */
  CLOCK,
  /** One of them lacks most of its minutes. */
  MISSING,
  /** Too few minutes have a stamp in both. */
  STAMPS,
  /** The prices lie far apart. */
  PRICES;

  /** The word in tables: {@code missing}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
