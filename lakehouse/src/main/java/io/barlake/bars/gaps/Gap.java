package io.barlake.bars.gaps;

/**
 * One hole in the minutes: from the first that is absent to the next that is there, or to where the
 * reason changes. {@code reason} names the holiday; it is empty for the other classes.
 */
public record Gap(long fromMicros, long untilMicros, GapClass kind, String reason) {
  private static final long MINUTE_MICROS = 60_000_000L;

  public int minutes() {
    return Math.toIntExact((untilMicros - fromMicros) / MINUTE_MICROS);
  }
}
