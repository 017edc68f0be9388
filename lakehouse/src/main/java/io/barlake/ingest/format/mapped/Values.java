package io.barlake.ingest.format.mapped;

import java.io.Serializable;

/** Which fields hold the numbers of a record; a field that is not there is the empty text. */
public sealed interface Values extends Serializable {
  String NO_FIELD = "";

  /** A bar of {@code frame} minutes. */
  record Bars(int frame, String open, String high, String low, String close, String volume)
      implements Values {}

  /** Both sides of a quote. */
  record Quotes(String bid, String ask, String volume) implements Values {}

  /** A trade, or one side of a quote. */
  record Prices(String price, String volume) implements Values {}
}
