package io.barlake.bars.reconcile;

import java.util.Arrays;

/**
 * Finds the shift at which two sources agree best. The distance of a shift is the median over the
 * days of the mean distance of the closes, each day's constant difference taken off: a day of wrong
 * prices or a broker's usual offset decides nothing.
 *
 * <p>Zones lie whole quarters of an hour apart, so the quarters up to 14 hours either way are tried
 * first, then the minutes around the best of them. Neighbouring minutes resemble each other, so one
 * of those wins only where it is clearly nearer than the quarter, and the runner-up that tells how
 * sure the result is stands whole hours away from it.
 */
public final class ShiftSearch {
  /** How far around a week minutes are needed. */
  public static final int MARGIN_MINUTES = 15 * 60;

  private static final int FARTHEST = 14 * 60;
  private static final int QUARTER = 15;
  private static final int HOUR = 60;
  private static final int FEWEST_PAIRS = 120;
  private static final int FEWEST_PAIRS_OF_DAY = 30;
  private static final double CLEARLY_NEARER = 0.75;
  private static final long NO_CLOSE = Long.MIN_VALUE;

  private final int[] minute;
  private final long[] close;
  private final int[] dayStarts;
  private final int firstOther;
  private final long[] otherCloses;
  private final long[] differences = new long[SourceMinutes.OF_DAY];
  private final double[] ofDays;

  private ShiftSearch(SourceMinutes one, SourceMinutes other) {
    minute = one.minute();
    close = one.close();
    dayStarts = dayStarts(minute);
    ofDays = new double[dayStarts.length];
    firstOther = other.minute()[0];
    otherCloses = new long[other.minute()[other.size() - 1] - firstOther + 1];
    Arrays.fill(otherCloses, NO_CLOSE);
    for (int i = 0; i < other.size(); i++) {
      otherCloses[other.minute()[i] - firstOther] = other.close()[i];
    }
  }

  /** The best shift of minutes that are about a week. */
  public static MinuteShift find(SourceMinutes one, SourceMinutes other) {
    return one.size() == 0 || other.size() == 0
        ? MinuteShift.UNKNOWN
        : new ShiftSearch(one, other).find();
  }

  /** What is known of one shift; a distance of NaN says that too few minutes match. */
  private record Score(int shift, int pairs, double distance) {
    double told() {
      return Math.max(distance, MinuteShift.ROUNDING_TICKS);
    }

    boolean isNearerThan(Score other, int fewest) {
      return pairs >= fewest && (Double.isNaN(other.distance) || distance < other.distance);
    }
  }

  private MinuteShift find() {
    Score[] quarters = new Score[2 * FARTHEST / QUARTER + 1];
    int most = 0;
    for (int i = 0; i < quarters.length; i++) {
      // 0 first, then outwards: of equals the smaller shift wins.
      int quarter = i % 2 == 0 ? i / 2 : -(i + 1) / 2;
      quarters[i] = score(quarter * QUARTER);
      most = Math.max(most, quarters[i].pairs);
    }
    // A shift at which few minutes meet may fit by chance.
    int fewest = Math.max(FEWEST_PAIRS, (most + 1) / 2);
    Score best = new Score(0, 0, Double.NaN);
    for (Score quarter : quarters) {
      best = quarter.isNearerThan(best, fewest) ? quarter : best;
    }
    if (Double.isNaN(best.distance)) {
      return MinuteShift.UNKNOWN;
    }
    best = refined(best, fewest);
    return new MinuteShift(best.shift, best.distance, runnerUp(best, fewest));
  }

  private Score refined(Score quarter, int fewest) {
    Score nearest = quarter;
    for (int minutes = 1; minutes < QUARTER; minutes++) {
      for (int sign = -1; sign <= 1; sign += 2) {
        Score score = score(quarter.shift + sign * minutes);
        nearest = score.isNearerThan(nearest, fewest) ? score : nearest;
      }
    }
    return nearest.told() < CLEARLY_NEARER * quarter.told() ? nearest : quarter;
  }

  private double runnerUp(Score best, int fewest) {
    Score second = new Score(0, 0, Double.NaN);
    for (int hours = 1; hours <= 2 * FARTHEST / HOUR; hours++) {
      for (int sign = -1; sign <= 1; sign += 2) {
        int shift = best.shift + sign * hours * HOUR;
        if (Math.abs(shift) < FARTHEST + QUARTER) {
          Score score = score(shift);
          second = score.isNearerThan(second, fewest) ? score : second;
        }
      }
    }
    return second.distance;
  }

  private Score score(int shift) {
    int pairs = 0;
    int days = 0;
    for (int day = 0; day + 1 < dayStarts.length; day++) {
      int found = 0;
      long sum = 0;
      for (int i = dayStarts[day]; i < dayStarts[day + 1]; i++) {
        int at = minute[i] + shift - firstOther;
        if (at >= 0 && at < otherCloses.length && otherCloses[at] != NO_CLOSE) {
          differences[found] = close[i] - otherCloses[at];
          sum += differences[found++];
        }
      }
      if (found >= FEWEST_PAIRS_OF_DAY) {
        ofDays[days++] = meanDeviation(found, sum);
        pairs += found;
      }
    }
    if (days == 0) {
      return new Score(shift, 0, Double.NaN);
    }
    Arrays.sort(ofDays, 0, days);
    return new Score(shift, pairs, ofDays[(days - 1) / 2]);
  }

  private double meanDeviation(int found, long sum) {
    double mean = (double) sum / found;
    double deviations = 0;
    for (int i = 0; i < found; i++) {
      deviations += Math.abs(differences[i] - mean);
    }
    return deviations / found;
  }

  /** Where each UTC date begins among the minutes, and their end. */
  private static int[] dayStarts(int[] minute) {
    int[] starts = new int[minute.length + 1];
    int days = 0;
    for (int i = 0; i < minute.length; i++) {
      if (i == 0 || dayOf(minute[i]) != dayOf(minute[i - 1])) {
        starts[days++] = i;
      }
    }
    starts[days] = minute.length;
    return Arrays.copyOf(starts, days + 1);
  }

  private static int dayOf(int minute) {
    return Math.floorDiv(minute, SourceMinutes.OF_DAY);
  }
}
