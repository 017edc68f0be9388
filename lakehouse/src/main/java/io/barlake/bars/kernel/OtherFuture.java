package io.barlake.bars.kernel;

import io.barlake.bars.SessionCalendar;
import io.barlake.market.BarSeries;
import io.barlake.market.Micros;
import io.barlake.market.PriceScale;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Minutes that could have followed a part of a history: some weeks of a market that moves three
 * times as far as before, with other gaps, and now and then a minute of closed hours. A closed hour
 * right behind the cut stays empty, since a bar that nothing more can follow has ended there. The
 * same seed gives the same minutes.
 */
public final class OtherFuture {
  private static final long LENGTH_MICROS = 30 * Micros.DAY;
  private static final int REMEMBERED = 2_000;
  private static final int WILDER = 3;

  /** One minute in so many is not there, and one in so many begins a longer gap. */
  private static final int MISSING = 30;

  private static final int GAPS = 1_000;
  private static final int LONGEST_GAP = 900;

  /** One minute in so many of closed hours is there. */
  private static final int STRAY = 600;

  private final MinuteSeries past;
  private final SessionCalendar sessions;
  private final SplittableRandom random;

  private OtherFuture(MinuteSeries past, SessionCalendar sessions, long seed) {
    this.past = past;
    this.sessions = sessions;
    random = new SplittableRandom(seed);
  }

  /** The minutes before the cut, of which there is at least one, and others behind it. */
  public static MinuteSeries of(
      MinuteSeries minutes, long cutMicros, SessionCalendar sessions, long seed) {
    MinuteSeries past = minutes.between(Long.MIN_VALUE, cutMicros);
    OtherFuture future = new OtherFuture(past, sessions, seed);
    return future.walk(future.stamps(cutMicros));
  }

  private long[] stamps(long cutMicros) {
    long[] stamps = new long[(int) (LENGTH_MICROS / Micros.MINUTE)];
    int size = 0;
    long minute = sessions.nextOpenMicros(cutMicros);
    for (long end = minute + LENGTH_MICROS; minute < end; minute += Micros.MINUTE) {
      if (random.nextInt(GAPS) == 0) {
        minute += Micros.MINUTE * random.nextInt(LONGEST_GAP);
      }
      boolean there =
          sessions.isOpen(minute) ? random.nextInt(MISSING) > 0 : random.nextInt(STRAY) == 0;
      if (there) {
        stamps[size++] = minute;
      }
    }
    return Arrays.copyOf(stamps, size);
  }

  private MinuteSeries walk(long[] stamps) {
    int known = past.size();
    int size = known + stamps.length;
    long[] openMicros = Arrays.copyOf(past.openMicros(), size);
    System.arraycopy(stamps, 0, openMicros, known, stamps.length);
    double[] open = Arrays.copyOf(past.open(), size);
    double[] high = Arrays.copyOf(past.high(), size);
    double[] low = Arrays.copyOf(past.low(), size);
    double[] close = Arrays.copyOf(past.close(), size);
    PriceScale scale = scale();
    long move = WILDER * usualMove(scale);
    long at = scale.ticks(past.close()[known - 1]);
    for (int i = known; i < size; i++) {
      long from = Math.max(move + 2, at + random.nextLong(-move, move + 1));
      long to = Math.max(move + 2, from + random.nextLong(-move, move + 1));
      open[i] = scale.price(from);
      close[i] = scale.price(to);
      high[i] = scale.price(Math.max(from, to) + random.nextLong(move + 1));
      low[i] = scale.price(Math.min(from, to) - random.nextLong(move + 1));
      at = to;
    }
    int[] likeRow = random.ints(stamps.length, 0, known).toArray();
    return new MinuteSeries(
        openMicros,
        open,
        high,
        low,
        close,
        past.hasVolume() ? continued(past.volume(), likeRow) : past.volume(),
        past.hasSpreads() ? continued(past.spreadTicks(), likeRow) : past.spreadTicks(),
        past.hasTicks() ? continued(past.ticks(), likeRow) : past.ticks());
  }

  private PriceScale scale() {
    BarSeries last = past.bars();
    int from = Math.max(0, last.size() - REMEMBERED);
    return PriceScale.finestOf(
        Arrays.copyOfRange(last.open(), from, last.size()),
        Arrays.copyOfRange(last.close(), from, last.size()));
  }

  /** How many ticks a minute moved on average, at least one. */
  private long usualMove(PriceScale scale) {
    int from = Math.max(0, past.size() - REMEMBERED);
    long sum = 0;
    for (int i = from; i < past.size(); i++) {
      sum += Math.abs(scale.ticks(past.close()[i]) - scale.ticks(past.open()[i]));
    }
    return 1 + sum / (past.size() - from);
  }

  private static double[] continued(double[] known, int[] likeRow) {
    double[] all = Arrays.copyOf(known, known.length + likeRow.length);
    for (int i = 0; i < likeRow.length; i++) {
      all[known.length + i] = known[likeRow[i]];
    }
    return all;
  }

  private static int[] continued(int[] known, int[] likeRow) {
    int[] all = Arrays.copyOf(known, known.length + likeRow.length);
    for (int i = 0; i < likeRow.length; i++) {
      all[known.length + i] = known[likeRow[i]];
    }
    return all;
  }
}
