package io.barlake.bars.kernel;

import io.barlake.BarlakeException;
import io.barlake.bars.SessionCalendar;
import io.barlake.bars.Timeframe;
import io.barlake.market.Micros;
import java.util.Arrays;

/**
 * The bars of one frame as coarser frames take them: volumes and spreads are still sums of whole
 * units. A column of which nothing is known is empty.
 */
final class FrameRows {
  private static final long[] NOTHING = {};
  private static final int[] NO_COUNTS = {};

  private final SessionCalendar sessions;
  private final Timeframe frame;
  private final BarCuts cuts;
  private final double[] open;
  private final double[] high;
  private final double[] low;
  private final double[] close;
  private final int[] minutes;
  private long[] volumeUnits = NOTHING;
  private int[] volumeMinutes = NO_COUNTS;
  private long[] spreadMillionths = NOTHING;
  private int[] spreadMinutes = NO_COUNTS;
  private long[] ticks = NOTHING;

  /** The bars of minutes. */
  FrameRows(SessionCalendar sessions, Timeframe frame, MinuteSeries rows, VolumeUnits units) {
    this.sessions = sessions;
    this.frame = frame;
    cuts = BarCuts.of(sessions, frame, rows.openMicros(), 1);
    RowsOfBars each = new RowsOfBars(cuts);
    open = new double[cuts.size()];
    high = new double[cuts.size()];
    low = new double[cuts.size()];
    close = new double[cuts.size()];
    if (!each.prices(rows.open(), rows.high(), rows.low(), rows.close(), open, high, low, close)) {
      throw invalidPrices();
    }
    minutes = each.counts();
    if (rows.hasVolume()) {
      volumeUnits = new long[cuts.size()];
      volumeMinutes = new int[cuts.size()];
      units.addUp(rows.volume(), cuts, volumeUnits, volumeMinutes);
    }
    if (rows.hasSpreads()) {
      spreadMillionths = new long[cuts.size()];
      spreadMinutes = new int[cuts.size()];
      SpreadUnits.addUp(rows.spreadTicks(), cuts, spreadMillionths, spreadMinutes);
    }
    if (rows.hasTicks()) {
      ticks = each.longSums(rows.ticks());
    }
  }

  /** The bars of a finer frame's bars. */
  FrameRows(SessionCalendar sessions, Timeframe frame, FrameRows rows) {
    this.sessions = sessions;
    this.frame = frame;
    cuts = BarCuts.of(sessions, frame, rows.cuts.openMicros(), rows.frame.nominalMinutes());
    RowsOfBars each = new RowsOfBars(cuts);
    open = new double[cuts.size()];
    high = new double[cuts.size()];
    low = new double[cuts.size()];
    close = new double[cuts.size()];
    each.prices(rows.open, rows.high, rows.low, rows.close, open, high, low, close);
    minutes = each.sums(rows.minutes);
    if (rows.volumeUnits != NOTHING) {
      volumeUnits = each.sums(rows.volumeUnits);
      volumeMinutes = each.sums(rows.volumeMinutes);
    }
    if (rows.spreadMillionths != NOTHING) {
      spreadMillionths = each.sums(rows.spreadMillionths);
      spreadMinutes = each.sums(rows.spreadMinutes);
    }
    if (rows.ticks != NOTHING) {
      ticks = each.sums(rows.ticks);
    }
  }

  Timeframe frame() {
    return frame;
  }

  /** As they are stored, of a series whose minutes go on until {@code lastMinuteMicros}. */
  FrameBars bars(VolumeUnits units, long lastMinuteMicros) {
    return new FrameBars(
        frame,
        cuts.openMicros(),
        open,
        high,
        low,
        close,
        units.volumes(volumeUnits, volumeMinutes),
        SpreadUnits.means(spreadMillionths, spreadMinutes),
        new BarCounts(ticks, minutes, cuts.expected()),
        cuts.sessionDate(),
        closed(lastMinuteMicros + Micros.MINUTE));
  }

  private boolean[] closed(long knownUntil) {
    boolean[] closed = new boolean[cuts.size()];
    Arrays.fill(closed, true);
    if (closed.length > 0) {
      int last = closed.length - 1;
      long end = cuts.endMicros();
      boolean nothingMissing =
          cuts.expected()[last] > 0 && sessions.expectedMinutes(knownUntil, end) == 0;
      closed[last] = knownUntil >= end || nothingMissing;
    }
    return closed;
  }

  private BarlakeException invalidPrices() {
    int bar = 0;
    while (low[bar] <= high[bar] && !Double.isNaN(open[bar]) && !Double.isNaN(close[bar])) {
      bar++;
    }
    return BarlakeException.badInput(
        "Invalid minutes in the %s bar of %s: a price is not a number, or a high is below a low."
            + " Ingest their archives again.",
        frame, Micros.instant(cuts.openMicros()[bar]));
  }
}
