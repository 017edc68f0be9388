package io.barlake.bars.quality;

import io.barlake.bars.kernel.MinuteSeries;
import io.barlake.bars.quality.DayQuality.Faults;
import io.barlake.market.Micros;
import io.barlake.market.PriceScale;
import java.util.Arrays;

/** Counts the minutes of a day that look wrong, of those in which the market is open. */
final class FaultFinder {
  private static final long MOST_STEP_MICROS = 6 * Micros.MINUTE;

  /** Makes a median of absolute values comparable with a standard deviation. */
  private static final double MEDIAN_TO_DEVIATION = 1.4826;

  /** A move is taken back where less than this part of it remains. */
  private static final double REMAINS = 0.25;

  private final MinuteSeries minutes;
  private final QualityRules rules;
  private final double tick;

  FaultFinder(MinuteSeries minutes, PriceScale scale, QualityRules rules) {
    this.minutes = minutes;
    this.rules = rules;
    this.tick = scale.tick();
  }

  /** The faults of the minutes from one position up to another. */
  Faults find(int from, int to) {
    double[] returns = returns(from, to);
    double usual = usualSize(returns, from, to);
    int outliers = 0;
    int spikes = 0;
    for (int i = 0; i < returns.length; i++) {
      outliers += Math.abs(returns[i]) > rules.outlierSizes() * usual ? 1 : 0;
      boolean isSpike =
          i + 1 < returns.length
              && Math.abs(returns[i]) > rules.spikeSizes() * usual
              && Math.abs(returns[i] + returns[i + 1]) < REMAINS * Math.abs(returns[i]);
      spikes += isSpike ? 1 : 0;
    }
    boolean[] frozen = new boolean[to - from];
    int flat = markFlat(from, to, frozen);
    int stale = markStale(from, to, frozen);
    int zeroRanges = 0;
    int frozenMinutes = 0;
    for (int i = from; i < to; i++) {
      zeroRanges += minutes.high()[i] == minutes.low()[i] ? 1 : 0;
      frozenMinutes += frozen[i - from] ? 1 : 0;
    }
    return new Faults(outliers, spikes, zeroRanges, flat, stale, frozenMinutes);
  }

  /** From each close to the next; 0 over a hole, whose return is longer than a minute's. */
  private double[] returns(int from, int to) {
    double[] returns = new double[Math.max(0, to - from - 1)];
    for (int i = from + 1; i < to; i++) {
      double before = minutes.close()[i - 1];
      returns[i - from - 1] =
          follows(i) && before > 0 && minutes.close()[i] > 0
              ? StrictMath.log(minutes.close()[i] / before)
              : 0;
    }
    return returns;
  }

  private double usualSize(double[] returns, int from, int to) {
    if (returns.length == 0) {
      return Double.POSITIVE_INFINITY;
    }
    double[] sizes = new double[returns.length];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = Math.abs(returns[i]);
    }
    Arrays.sort(sizes);
    double oneTick = tick / Math.max(tick, Math.abs(minutes.close()[(from + to) / 2]));
    return Math.max(oneTick, MEDIAN_TO_DEVIATION * sizes[sizes.length / 2]);
  }

  private int markFlat(int from, int to, boolean[] frozen) {
    int marked = 0;
    int run = from;
    for (int i = from; i <= to; i++) {
      boolean sameFlat =
          i < to
              && goesOn(i, run)
              && minutes.high()[i] == minutes.low()[i]
              && minutes.close()[i] == minutes.close()[run];
      if (sameFlat) {
        continue;
      }
      marked += mark(run, i, from, rules.flatMinutes(), frozen);
      // The bar that ended the run begins the next one, if it has no range itself.
      run = i < to && minutes.high()[i] == minutes.low()[i] ? i : i + 1;
    }
    return marked;
  }

  private int markStale(int from, int to, boolean[] frozen) {
    int marked = 0;
    int run = from;
    for (int i = from; i <= to; i++) {
      if (i < to && goesOn(i, run) && minutes.close()[i] == minutes.close()[run]) {
        continue;
      }
      marked += mark(run, i, from, rules.staleMinutes(), frozen);
      run = i;
    }
    return marked;
  }

  /** A run ends where more than a few minutes are absent. */
  private boolean goesOn(int i, int first) {
    return i == first || minutes.openMicros()[i] - minutes.openMicros()[i - 1] <= MOST_STEP_MICROS;
  }

  /** Whether no minute is absent between this one and the one before. */
  private boolean follows(int i) {
    return minutes.openMicros()[i] - minutes.openMicros()[i - 1] == Micros.MINUTE;
  }

  private static int mark(int run, int end, int from, int least, boolean[] frozen) {
    if (end - run < least) {
      return 0;
    }
    Arrays.fill(frozen, run - from, end - from, true);
    return end - run;
  }
}
