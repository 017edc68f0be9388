package io.barlake.ingest.format;

import java.util.Locale;

/** Why one record was put aside. */
public enum RejectionReason {
  /** The line has more or fewer fields than its format. */
  WRONG_FIELD_COUNT,
  /** The record is no object of JSON. */
  NOT_JSON,
  /** The time is no minute of the calendar: an impossible date, seconds, or other text. */
  BAD_STAMP,
  /** A field that should be a number is none: empty, an exponent, a comma, NaN, too many digits. */
  BAD_NUMBER,
  /** A price is zero or negative. */
  PRICE_NOT_POSITIVE,
  /** The high is below the low, or the open or the close lies outside of both. */
  IMPOSSIBLE_BAR,
  /** The ask is more than twice the bid, or the bid than the ask. */
  IMPOSSIBLE_QUOTE,
  /** The line is of another symbol than the lines before it, or of a word that is none. */
  OTHER_SYMBOL,
  /** The line is longer than any record. */
  LINE_TOO_LONG,
  /** The file ends in the middle of this line. */
  CUT_LINE,
  /** Another archive, or an earlier line, gives this minute other values and takes precedence. */
  CONFLICT;

  /** The word in tables: {@code bad_stamp}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
