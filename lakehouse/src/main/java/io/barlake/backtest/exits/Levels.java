package io.barlake.backtest.exits;

/**
 * The stop and the target of one position, in thousandths of a tick of the quote at which it would
 * be closed: the bid if long, the ask if short. The stop moves towards the profit only, by bars
 * that have ended.
 */
public final class Levels {
  /** Beyond any price, and far from an overflow. */
  public static final long FAR = Long.MAX_VALUE / 4;

  private final int direction;
  private final long entryFill;
  private final long trail;
  private final long breakEven;
  private final boolean hasTarget;
  private final long target;

  private boolean hasStop;
  private long stop;
  private ExitReason stopReason = ExitReason.STOP;
  private long best;

  Levels(Exits exits, int direction, long entryFill, double range) {
    this.direction = direction;
    this.entryFill = entryFill;
    this.best = entryFill;
    DistanceUnit unit = exits.unit();
    hasStop = exits.stopLoss() > 0;
    stop = entryFill - direction * distance(unit, exits.stopLoss(), range);
    hasTarget = exits.takeProfit() > 0;
    target = entryFill + direction * distance(unit, exits.takeProfit(), range);
    trail = distance(unit, exits.trailingStop(), range);
    breakEven = distance(unit, exits.breakEven(), range);
    if (trail > 0) {
      raise(entryFill - direction * trail, ExitReason.TRAIL);
    }
  }

  private long distance(DistanceUnit unit, double size, double range) {
    return size > 0 ? unit.thousandths(size, entryFill, range) : 0;
  }

  /** Whether a quote is at the stop or beyond it. */
  public boolean stops(long quote) {
    return hasStop && direction * (quote - stop) <= 0;
  }

  /** Whether a quote is at the target or beyond it. */
  public boolean targets(long quote) {
    return hasTarget && direction * (quote - target) >= 0;
  }

  public long stop() {
    return stop;
  }

  /** How far the stop lies from the entry, below it if long; not a number where there is none. */
  public double distanceOfStop() {
    return hasStop ? direction * (entryFill - stop) : Double.NaN;
  }

  /** What the stop would be left for. */
  public ExitReason stopReason() {
    return stopReason;
  }

  public long target() {
    return target;
  }

  /** Whether bars that have ended may move the stop. */
  public boolean moves() {
    return trail > 0 || breakEven > 0;
  }

  /** The quote at which the position ends when it falls to it; far away where there is none. */
  public long lower() {
    return direction > 0 ? (hasStop ? stop : -FAR) : (hasTarget ? target : -FAR);
  }

  /** The quote at which the position ends when it rises to it; far away where there is none. */
  public long upper() {
    return direction > 0 ? (hasTarget ? target : FAR) : (hasStop ? stop : FAR);
  }

  /** Takes the best quote of a bar that has ended. */
  public void move(long bestOfBar) {
    if (direction * (bestOfBar - best) > 0) {
      best = bestOfBar;
    }
    if (trail > 0) {
      raise(best - direction * trail, ExitReason.TRAIL);
    }
    if (breakEven > 0 && direction * (best - entryFill) >= breakEven) {
      raise(entryFill, ExitReason.BREAK_EVEN);
    }
  }

  private void raise(long level, ExitReason reason) {
    if (!hasStop || direction * (level - stop) > 0) {
      hasStop = true;
      stop = level;
      stopReason = reason;
    }
  }
}
