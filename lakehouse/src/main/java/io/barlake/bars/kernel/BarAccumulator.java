package io.barlake.bars.kernel;

import io.barlake.BarlakeException;
import io.barlake.bars.SessionCalendar;
import io.barlake.bars.Timeframe;
import io.barlake.market.BarSeries;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/**
 * Gathers rows, minutes or bars of a finer frame, into the bars of one frame. A batch of rows is
 * cut into bars while its prices are taken; the columns that are summed follow, each in a loop of
 * its own and only if it is known. The last bar stays open for the next batch.
 */
final class BarAccumulator {
  private static final long MINUTE_MICROS = 60_000_000L;

  private final SessionCalendar sessions;
  private final Timeframe frame;
  private final FrameClock clock;
  private final BarColumns bars = new BarColumns();

  /** The end of the last bar: a row from here on begins another. */
  private long end = Long.MIN_VALUE;

  /** Where the batch was cut: the row that begins each of its bars, and the end of the batch. */
  private final int[] cuts;

  private int pieces;
  private int firstBar;

  /** How many of the finer frame's bars were taken. */
  private int taken;

  /** How many rows, minutes or bars of a finer frame, a bar has that lacks none. */
  private final int rowsPerBar;

  BarAccumulator(SessionCalendar sessions, Timeframe frame, int rowMinutes, int largestBatch) {
    rowsPerBar = Math.max(1, frame.nominalMinutes() / rowMinutes);
    this.sessions = sessions;
    this.frame = frame;
    clock = new FrameClock(sessions, frame);
    cuts = new int[largestBatch + 1];
  }

  Timeframe frame() {
    return frame;
  }

  /** Makes room at once for what these minutes should bring. */
  void expect(MinuteSeries minutes) {
    long first = minutes.openMicros()[0];
    long last = minutes.openMicros()[minutes.size() - 1];
    long traded = sessions.expectedMinutes(first, last);
    long most = Math.min(minutes.size(), traded / frame.nominalMinutes() + 1);
    bars.growBy((int) most + cuts.length);
  }

  void takeMinutes(MinuteSeries minutes, int from, int to) {
    takePrices(
        minutes.openMicros(),
        minutes.open(),
        minutes.high(),
        minutes.low(),
        minutes.close(),
        from,
        to);
    for (int piece = 0; piece < pieces; piece++) {
      bars.minutes[firstBar + piece] += cuts[piece + 1] - cuts[piece];
    }
  }

  /** Adds the volume of the minutes taken last; the columns begin with the first of them. */
  void addVolume(long[] units, int[] known) {
    if (!bars.hasVolume()) {
      bars.bringVolume();
    }
    addUp(units, 0, bars.volumeUnits);
    addUp(known, 0, bars.volumeMinutes);
  }

  void addSpreads(long[] millionths, int[] known) {
    if (!bars.hasSpreads()) {
      bars.bringSpreads();
    }
    addUp(millionths, 0, bars.spreadMillionths);
    addUp(known, 0, bars.spreadMinutes);
  }

  /** Adds the ticks of the minutes taken last, of which the first is at {@code from}. */
  void addTicks(int[] ticks, int from) {
    if (!bars.hasTicks()) {
      bars.bringTicks();
    }
    addUp(ticks, from, bars.ticks);
  }

  /** Takes what has come of a finer frame, without its last bar, which may still change. */
  void takeFinished(BarAccumulator finer) {
    takeUpTo(finer, finer.bars.size - 1);
  }

  void takeAll(BarAccumulator finer) {
    takeUpTo(finer, finer.bars.size);
  }

  void refineVolume(long factor) {
    for (int bar = 0; bar < bars.volumeUnits.length; bar++) {
      bars.volumeUnits[bar] = Math.multiplyExact(bars.volumeUnits[bar], factor);
    }
  }

  /** The bars, of a series whose minutes go on until {@code lastMinuteMicros}. */
  FrameBars build(VolumeUnits volumeUnits, long lastMinuteMicros) {
    int size = bars.size;
    double[] unknown = bars.hasVolume() && bars.hasSpreads() ? new double[0] : unknown(size);
    BarSeries series =
        new BarSeries(
            Arrays.copyOf(bars.openMicros, size),
            Arrays.copyOf(bars.open, size),
            Arrays.copyOf(bars.high, size),
            Arrays.copyOf(bars.low, size),
            Arrays.copyOf(bars.close, size),
            bars.hasVolume()
                ? volumeUnits.volumes(bars.volumeUnits, bars.volumeMinutes, size)
                : unknown);
    int[] expected = Arrays.copyOf(bars.expected, size);
    return new FrameBars(
        frame,
        series,
        bars.hasSpreads()
            ? SpreadUnits.means(bars.spreadMillionths, bars.spreadMinutes, size)
            : unknown,
        new BarCounts(Arrays.copyOf(bars.ticks, size), Arrays.copyOf(bars.minutes, size), expected),
        Arrays.copyOf(bars.sessionDate, size),
        closed(expected, lastMinuteMicros + MINUTE_MICROS));
  }

  private static double[] unknown(int size) {
    double[] unknown = new double[size];
    Arrays.fill(unknown, Double.NaN);
    return unknown;
  }

  private boolean[] closed(int[] expected, long knownUntil) {
    boolean[] closed = new boolean[expected.length];
    Arrays.fill(closed, true);
    if (closed.length > 0) {
      int last = closed.length - 1;
      boolean nothingMissing = expected[last] > 0 && sessions.expectedMinutes(knownUntil, end) == 0;
      closed[last] = knownUntil >= end || nothingMissing;
    }
    return closed;
  }

  private void takeUpTo(BarAccumulator finer, int upTo) {
    BarColumns rows = finer.bars;
    int from = taken;
    if (from >= upTo) {
      return;
    }
    takePrices(rows.openMicros, rows.open, rows.high, rows.low, rows.close, from, upTo);
    addUp(rows.minutes, from, bars.minutes);
    if (rows.hasVolume()) {
      if (!bars.hasVolume()) {
        bars.bringVolume();
      }
      addUp(rows.volumeUnits, from, bars.volumeUnits);
      addUp(rows.volumeMinutes, from, bars.volumeMinutes);
    }
    if (rows.hasSpreads()) {
      if (!bars.hasSpreads()) {
        bars.bringSpreads();
      }
      addUp(rows.spreadMillionths, from, bars.spreadMillionths);
      addUp(rows.spreadMinutes, from, bars.spreadMinutes);
    }
    if (rows.hasTicks()) {
      if (!bars.hasTicks()) {
        bars.bringTicks();
      }
      addUp(rows.ticks, from, bars.ticks);
    }
    taken = upTo;
  }

  private void takePrices(
      long[] stamps,
      double[] opens,
      double[] highs,
      double[] lows,
      double[] closes,
      int from,
      int to) {
    bars.growBy(to - from);
    int bar = bars.size - 1;
    int piece = 0;
    int row = from;
    firstBar = bar + 1;
    if (stamps[from] < end) {
      firstBar = bar;
      cuts[piece++] = 0;
      row = endOfBar(stamps, from, to, end);
      bars.high[bar] = Math.max(bars.high[bar], highest(highs, from, row));
      bars.low[bar] = Math.min(bars.low[bar], lowest(lows, from, row));
      bars.close[bar] = closes[row - 1];
    }
    pieces = piece;
    bars.size = bar + 1;
    if (row < to) {
      takeBars(stamps, opens, highs, lows, closes, from, row, to);
    }
    cuts[pieces] = to - from;
    requireValid(firstBar);
  }

  /** The rows from {@code row} on, with which a bar begins. */
  private void takeBars(
      long[] stamps,
      double[] opens,
      double[] highs,
      double[] lows,
      double[] closes,
      int from,
      int row,
      int to) {
    long[] openMicros = bars.openMicros;
    double[] open = bars.open;
    double[] high = bars.high;
    double[] low = bars.low;
    double[] close = bars.close;
    int[] expected = bars.expected;
    int[] sessionDate = bars.sessionDate;
    int bar = bars.size;
    int piece = pieces;
    int at = row;
    while (at < to) {
      clock.moveTo(stamps[at]);
      long barEnd = clock.endMicros();
      int next = endOfBar(stamps, at, to, barEnd);
      openMicros[bar] = clock.openMicros();
      expected[bar] = clock.expectedMinutes();
      sessionDate[bar] = clock.sessionEpochDay();
      open[bar] = opens[at];
      high[bar] = highest(highs, at, next);
      low[bar] = lowest(lows, at, next);
      close[bar] = closes[next - 1];
      cuts[piece++] = at - from;
      bar++;
      at = next;
    }
    end = clock.endMicros();
    pieces = piece;
    bars.size = bar;
  }

  private void requireValid(int fromBar) {
    for (int bar = fromBar; bar < bars.size; bar++) {
      boolean valid =
          bars.low[bar] <= bars.high[bar]
              && !Double.isNaN(bars.open[bar])
              && !Double.isNaN(bars.close[bar]);
      if (!valid) {
        throw invalidPrices(bars.openMicros[bar]);
      }
    }
  }

  /** The first row that is not in the bar of this one. */
  private int endOfBar(long[] stamps, int row, int to, long barEnd) {
    int full = row + rowsPerBar;
    if (full <= to && stamps[full - 1] < barEnd && (full == to || stamps[full] >= barEnd)) {
      return full;
    }
    int next = row + 1;
    while (next < to && stamps[next] < barEnd) {
      next++;
    }
    return next;
  }

  /** Two at a time, so that one comparison does not wait for the one before. */
  private static double highest(double[] values, int from, int to) {
    double highest = values[from];
    int i = from + 1;
    for (; i + 1 < to; i += 2) {
      highest = Math.max(highest, Math.max(values[i], values[i + 1]));
    }
    return i < to ? Math.max(highest, values[i]) : highest;
  }

  private static double lowest(double[] values, int from, int to) {
    double lowest = values[from];
    int i = from + 1;
    for (; i + 1 < to; i += 2) {
      lowest = Math.min(lowest, Math.min(values[i], values[i + 1]));
    }
    return i < to ? Math.min(lowest, values[i]) : lowest;
  }

  private void addUp(long[] rows, int from, long[] sums) {
    int rowsTaken = cuts[pieces];
    int piece = 0;
    int nextCut = cuts[1];
    long sum = sums[firstBar];
    for (int row = 0; row < rowsTaken; row++) {
      if (row == nextCut) {
        sums[firstBar + piece] = sum;
        piece++;
        nextCut = cuts[piece + 1];
        sum = 0;
      }
      sum = Math.addExact(sum, rows[from + row]);
    }
    sums[firstBar + piece] = sum;
  }

  private void addUp(int[] rows, int from, long[] sums) {
    int rowsTaken = cuts[pieces];
    int piece = 0;
    int nextCut = cuts[1];
    long sum = sums[firstBar];
    for (int row = 0; row < rowsTaken; row++) {
      if (row == nextCut) {
        sums[firstBar + piece] = sum;
        piece++;
        nextCut = cuts[piece + 1];
        sum = 0;
      }
      sum += rows[from + row];
    }
    sums[firstBar + piece] = sum;
  }

  private void addUp(int[] rows, int from, int[] sums) {
    int rowsTaken = cuts[pieces];
    int piece = 0;
    int nextCut = cuts[1];
    int sum = sums[firstBar];
    for (int row = 0; row < rowsTaken; row++) {
      if (row == nextCut) {
        sums[firstBar + piece] = sum;
        piece++;
        nextCut = cuts[piece + 1];
        sum = 0;
      }
      sum = Math.addExact(sum, rows[from + row]);
    }
    sums[firstBar + piece] = sum;
  }

  private BarlakeException invalidPrices(long stamp) {
    return BarlakeException.badInput(
        "Invalid minutes in the %s bar of %s: a price is not a number, or a high is below a low."
            + " Ingest their archives again.",
        frame, Instant.EPOCH.plus(stamp, ChronoUnit.MICROS));
  }
}
