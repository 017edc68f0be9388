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
  private boolean hasVolume;
  private boolean hasSpreads;
  private boolean hasTicks;

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

  /** Makes room at once for what minutes between two instants can bring. */
  void expect(BarSeries minutes) {
    long first = minutes.openMicros()[0];
    long last = minutes.openMicros()[minutes.size() - 1];
    long most = (last - first) / frame.lengthMicros() + 2;
    bars.growBy((int) Math.min(most, minutes.size()) + cuts.length);
  }

  void takeMinutes(BarSeries minutes, int from, int to) {
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

  /** Adds the volume of the minutes taken last; {@code units} begins with the first of them. */
  void addVolume(long[] units) {
    hasVolume = true;
    addUp(units, 0, bars.volumeUnits);
  }

  void addSpreads(long[] millionths, int[] known) {
    hasSpreads = true;
    addUp(millionths, 0, bars.spreadMillionths);
    addUp(known, 0, bars.spreadMinutes);
  }

  /** Adds the ticks of the minutes taken last, of which the first is at {@code from}. */
  void addTicks(int[] ticks, int from) {
    hasTicks = true;
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
    for (int bar = 0; bar < bars.size; bar++) {
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
            volumeUnits.volumes(bars.volumeUnits, size));
    boolean[] closed = new boolean[size];
    Arrays.fill(closed, true);
    if (size > 0) {
      closed[size - 1] = lastHasEnded(lastMinuteMicros + MINUTE_MICROS);
    }
    return new FrameBars(
        frame,
        series,
        SpreadUnits.means(bars.spreadMillionths, bars.spreadMinutes, size),
        new BarCounts(
            Arrays.copyOf(bars.ticks, size),
            Arrays.copyOf(bars.minutes, size),
            Arrays.copyOf(bars.expected, size)),
        Arrays.copyOf(bars.sessionDate, size),
        closed);
  }

  private boolean lastHasEnded(long knownUntil) {
    return knownUntil >= end
        || (bars.expected[bars.size - 1] > 0 && sessions.expectedMinutes(knownUntil, end) == 0);
  }

  private void takeUpTo(BarAccumulator finer, int upTo) {
    BarColumns rows = finer.bars;
    int from = taken;
    if (from >= upTo) {
      return;
    }
    takePrices(rows.openMicros, rows.open, rows.high, rows.low, rows.close, from, upTo);
    addUp(rows.minutes, from, bars.minutes);
    if (finer.hasVolume) {
      hasVolume = true;
      addUp(rows.volumeUnits, from, bars.volumeUnits);
    }
    if (finer.hasSpreads) {
      hasSpreads = true;
      addUp(rows.spreadMillionths, from, bars.spreadMillionths);
      addUp(rows.spreadMinutes, from, bars.spreadMinutes);
    }
    if (finer.hasTicks) {
      hasTicks = true;
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
    firstBar = stamps[from] < barEnd ? bar : bar + 1;
    pieces = 0;
    int row = from;
    while (row < to) {
      if (stamps[row] >= barEnd) {
        bar++;
        begin(bar, stamps[row], opens[row], highs[row], lows[row]);
        barEnd = clock.endMicros();
      }
      cuts[pieces++] = row - from;
      double high = bars.high[bar];
      double low = bars.low[bar];
      do {
        high = Math.max(high, highs[row]);
        low = Math.min(low, lows[row]);
        row++;
      } while (row < to && stamps[row] < barEnd);
      bars.high[bar] = high;
      bars.low[bar] = low;
      bars.close[bar] = closes[row - 1];
      if (!(low <= high) || Double.isNaN(bars.open[bar]) || Double.isNaN(bars.close[bar])) {
        throw invalidPrices(bars.openMicros[bar]);
      }
    }
    cuts[pieces] = to - from;
    bars.size = bar + 1;
    end = barEnd;
  }

  private void begin(int bar, long stamp, double open, double high, double low) {
    clock.moveTo(stamp);
    bars.openMicros[bar] = clock.openMicros();
    bars.open[bar] = open;
    bars.high[bar] = high;
    bars.low[bar] = low;
    bars.expected[bar] = clock.expectedMinutes();
    bars.sessionDate[bar] = clock.sessionEpochDay();
  }

  private void addUp(long[] rows, int from, long[] sums) {
    int row = 0;
    for (int piece = 0; piece < pieces; piece++) {
      int end = cuts[piece + 1];
      long sum = sums[firstBar + piece];
      for (; row < end; row++) {
        sum = Math.addExact(sum, rows[from + row]);
      }
      sums[firstBar + piece] = sum;
    }
  }

  private void addUp(int[] rows, int from, int[] sums) {
    int row = 0;
    for (int piece = 0; piece < pieces; piece++) {
      int end = cuts[piece + 1];
      int sum = sums[firstBar + piece];
      for (; row < end; row++) {
        sum = Math.addExact(sum, rows[from + row]);
      }
      sums[firstBar + piece] = sum;
    }
  }

  private BarlakeException invalidPrices(long stamp) {
    return BarlakeException.badInput(
        "Invalid minutes in the %s bar of %s: a price is not a number, or a high is below a low."
            + " Ingest their archives again.",
        frame, Instant.EPOCH.plus(stamp, ChronoUnit.MICROS));
  }
}
