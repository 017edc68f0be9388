package io.barlake.ingest.format;

/** Sees the ticks of an archive one by one, while it is read. */
public interface TickSink {
  /** For those who want the minutes only. */
  TickSink NONE = (bar, tick, line) -> {};

  /** A tick that became part of the bar at this place among those that come of reading. */
  void take(int bar, TickRow tick, int line);
}
