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

  BarAccumulator(SessionCalendar sessions, Timeframe frame, int largestBatch) {
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
    BarSeries series =
        new BarSeries(
            Arrays.copyOf(bars.openMicros, size),
            Arrays.copyOf(bars.open, size),
            Arrays.copyOf(bars.high, size),
            Arrays.copyOf(bars.low, size),
            Arrays.copyOf(bars.close, size),
            volumes(volumeUnits, size));
    int[] expected = new int[size];
    int[] sessionDate = new int[size];
    for (int bar = 0; bar < size; bar++) {
      clock.moveTo(series.openMicros()[bar]);
      expected[bar] = clock.expectedMinutes();
      sessionDate[bar] = clock.sessionEpochDay();
    }
    return new FrameBars(
        frame,
        series,
        meanSpreads(size),
        new BarCounts(Arrays.copyOf(bars.ticks, size), Arrays.copyOf(bars.minutes, size), expected),
        sessionDate,
        closed(expected, lastMinuteMicros + MINUTE_MICROS));
  }

  private double[] volumes(VolumeUnits units, int size) {
    return bars.hasVolume()
        ? units.volumes(bars.volumeUnits, bars.volumeMinutes, size)
        : unknown(size);
  }

  private double[] meanSpreads(int size) {
    return bars.hasSpreads()
        ? SpreadUnits.means(bars.spreadMillionths, bars.spreadMinutes, size)
        : unknown(size);
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
    long barEnd = end;
    double high = Double.NEGATIVE_INFINITY;
    double low = Double.POSITIVE_INFINITY;
    int piece = 0;
    firstBar = bar + 1;
    if (stamps[from] < barEnd) {
      firstBar = bar;
      high = bars.high[bar];
      low = bars.low[bar];
      cuts[piece++] = 0;
    }
    for (int row = from; row < to; row++) {
      if (stamps[row] >= barEnd) {
        if (row > from) {
          finish(bar, high, low, closes[row - 1]);
        }
        bar++;
        cuts[piece++] = row - from;
        barEnd = begin(bar, stamps[row], opens[row]);
        high = highs[row];
        low = lows[row];
      } else {
        high = Math.max(high, highs[row]);
        low = Math.min(low, lows[row]);
      }
    }
    finish(bar, high, low, closes[to - 1]);
    cuts[piece] = to - from;
    pieces = piece;
    bars.size = bar + 1;
    end = barEnd;
  }

  private void finish(int bar, double high, double low, double close) {
    bars.high[bar] = high;
    bars.low[bar] = low;
    bars.close[bar] = close;
    if (!(low <= high) || Double.isNaN(close)) {
      throw invalidPrices(bars.openMicros[bar]);
    }
  }

  /** Returns where the bar that begins with this row ends. */
  private long begin(int bar, long stamp, double open) {
    clock.moveTo(stamp);
    bars.openMicros[bar] = clock.openMicros();
    bars.open[bar] = open;
    if (Double.isNaN(open)) {
      throw invalidPrices(clock.openMicros());
    }
    return clock.endMicros();
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
