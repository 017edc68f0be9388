package io.barlake.features.label;

/** Tells which of two barriers came first in a bar that holds both. */
@FunctionalInterface
public interface FirstTouch {
  int UPPER = 1;
  int LOWER = -1;
  int UNKNOWN = 0;

  /** Where nothing finer than the bars is known. */
  FirstTouch OF_NOTHING_FINER = (bar, upper, lower) -> UNKNOWN;

  /** {@link #UPPER}, {@link #LOWER} or {@link #UNKNOWN}. */
  int in(int bar, double upper, double lower);
}
