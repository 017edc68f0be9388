package io.barlake.bars;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A stretch of time in UTC, with its first instant and without its last. */
record Span(long fromMicros, long untilMicros) implements Serializable {
  boolean holds(long micros) {
    return micros >= fromMicros && micros < untilMicros;
  }

  /** What of it lies between two instants; nothing, or one span. */
  List<Span> within(long from, long until) {
    Span common = new Span(Math.max(from, fromMicros), Math.min(until, untilMicros));
    return common.fromMicros < common.untilMicros ? List.of(common) : List.of();
  }

  /** The same instants in as few spans as possible, in the order of time. */
  static List<Span> joined(List<Span> spans) {
    List<Span> joined = new ArrayList<>();
    for (Span span : spans.stream().sorted(Comparator.comparingLong(Span::fromMicros)).toList()) {
      int last = joined.size() - 1;
      if (last >= 0 && span.fromMicros() <= joined.get(last).untilMicros()) {
        long until = Math.max(joined.get(last).untilMicros(), span.untilMicros());
        joined.set(last, new Span(joined.get(last).fromMicros(), until));
      } else {
        joined.add(span);
      }
    }
    return joined;
  }
}
