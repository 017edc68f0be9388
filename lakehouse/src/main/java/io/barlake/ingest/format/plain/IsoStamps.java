package io.barlake.ingest.format.plain;

import io.barlake.ingest.format.Origin;
import io.barlake.ingest.text.Fields;
import io.barlake.ingest.text.StampParser;

/** Stamps such as {@code 2012-02-01 00:01:00+00:00}: all of a file have an offset, or none has. */
final class IsoStamps {
  private static final String START = "9999-99-99";

  private final StampParser stamps = new StampParser();
  private boolean known;
  private boolean offsets;

  static boolean looksLike(byte[] text, int from, int to) {
    return to - from > START.length() && Fields.hasShape(text, from, from + START.length(), START);
  }

  /** Microseconds, UTC where there is an offset; invalid where the stamp is unlike the first. */
  long parse(byte[] text, int from, int to) {
    long micros = stamps.parse(text, from, to);
    if (micros == StampParser.INVALID) {
      return StampParser.INVALID;
    }
    if (!known) {
      known = true;
      offsets = stamps.hasOffset();
    }
    return stamps.hasOffset() == offsets ? micros : StampParser.INVALID;
  }

  Origin.Stamps kind() {
    return offsets ? Origin.Stamps.UTC : Origin.Stamps.WALL_CLOCK;
  }
}
