package io.barlake.features.indicator;

/**
 * An indicator that asks when the day of its market begins and ends. A bar belongs to the session
 * in which it opens, and its minutes are those of its open. So bars have to be shorter than a day;
 * bars of four hours will do.
 */
public interface SessionIndicator extends Indicator {
  /** The bars of a day at most: its minutes. Warm-up and look-back are stated for these. */
  int DAY = 1440;

  /** A pass over bars of these sessions. */
  @Override
  IndicatorPass start(Sessions sessions);

  @Override
  default IndicatorPass start() {
    return start(Sessions.UTC_DAYS);
  }

  @Override
  default Gaps gaps() {
    return Gaps.RESTARTS;
  }
}
