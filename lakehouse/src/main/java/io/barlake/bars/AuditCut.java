package io.barlake.bars;

import io.barlake.market.Symbol;
import java.io.Serializable;

/**
 * One cut through the minutes of a symbol, seen in the bars of a frame.
 *
 * @param micros the stamp of the first minute that is not known
 * @param future what stands in the place of the minutes that came
 */
public record AuditCut(Symbol symbol, Timeframe frame, long micros, Future future)
    implements Serializable {
  /** What is behind a cut. */
  public enum Future {
    /** The history ends. */
    NONE,
    /** Other minutes follow than did. */
    ANOTHER
  }
}
