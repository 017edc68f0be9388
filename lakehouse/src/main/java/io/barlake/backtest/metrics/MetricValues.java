package io.barlake.backtest.metrics;

import java.util.OptionalDouble;

/** What is known of a trial once it is done, be it a moment ago or from a table. */
public interface MetricValues {
  OptionalDouble value(Metric metric);

  /** Whether a position was still open after the last bar. */
  boolean openAtEnd();
}
