package io.barlake.features.label;

/** What can be told of a label, one column each. */
public enum LabelField {
  /** Which barrier ended it: 1 the profit, -1 the stop, 0 neither. */
  BARRIER,
  /** The log return from the entry to the exit. */
  LOG_RETURN,
  /** How many bars ahead it ended. */
  BARS,
  /** Whether one bar held both barriers, and nobody could tell which came first. */
  AMBIGUOUS,
  /** From when on it is known. */
  KNOWN_TS
}
