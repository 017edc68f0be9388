package io.barlake.bars.gaps;

import java.util.Locale;

/** Why minutes are not there. */
public enum GapClass {
  /** The market is closed for more than a day, as it is every week. */
  WEEKEND,
  /** It is closed, or ends early, where its usual hours would have it open. */
  HOLIDAY,
  /** It is closed for less than a day, as it is every day. */
  DAILY_BREAK,
  /** About an hour, within a day of a change of clocks: archives lose it when they convert. */
  SWITCH_HOUR,
  /** So short for its hours of the week that the symbol's own thinness explains it; under a day. */
  QUIET_MARKET,
  /** Nothing explains it: the market was open, and the source has nothing. */
  MISSING_DATA;

  /** The words in tables: {@code daily break}. */
  public String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Whether trades were expected. */
  public boolean isOpen() {
    return switch (this) {
      case WEEKEND, HOLIDAY, DAILY_BREAK -> false;
      case SWITCH_HOUR, QUIET_MARKET, MISSING_DATA -> true;
    };
  }

  /** Whether minutes are wanting that should be there. */
  public boolean isLoss() {
    return this == SWITCH_HOUR || this == MISSING_DATA;
  }
}
