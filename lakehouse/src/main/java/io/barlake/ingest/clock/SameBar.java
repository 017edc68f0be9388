package io.barlake.ingest.clock;

/** Whether two records of a file, by position, give the same bar. */
@FunctionalInterface
public interface SameBar {
  boolean same(int one, int other);
}
