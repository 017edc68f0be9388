package io.barlake.bars.gaps;

import io.barlake.market.Micros;

/**
 * One hole in the minutes: from the first that is absent to the next that is there, or to where the
 * reason changes. {@code reason} names the holiday; it is empty for the other classes.
 */
public record Gap(long fromMicros, long untilMicros, GapClass kind, String reason) {

  public int minutes() {
    return Math.toIntExact((untilMicros - fromMicros) / Micros.MINUTE);
  }
}
