package io.barlake.bars;

import io.barlake.bars.kernel.FrameBars;
import io.barlake.bars.kernel.MinuteSeries;
import io.barlake.bars.kernel.ResampleCascade;
import io.barlake.market.BarSeries;
import io.barlake.market.calendar.TradingCalendar;
import java.util.List;

/**
 * The bars of a longer frame, made of the bars of a shorter one, which lie in them whole. A longer
 * bar is closed for a shorter one when its interval has ended by the end of the shorter: what the
 * last of them lacks is not known, and nobody is sent there.
 *
 * @param bars the longer bars; the last one may not be closed
 * @param lastClosed for each shorter bar the place of the last longer one that is closed; -1 where
 *     there is none
 */
public record LongerBars(BarSeries bars, int[] lastClosed) {

  /** Longer bars of bars of {@code frame}, which nests in {@code longer}. */
  public static LongerBars of(
      BarSeries rows, Timeframe frame, Timeframe longer, TradingCalendar calendar) {
    FrameBars made =
        new ResampleCascade(calendar, List.of(longer)).bars(MinuteSeries.of(rows)).get(0);
    long[] rowEnds = BarEnds.of(calendar, frame, rows.openMicros());
    long[] longerEnds = BarEnds.of(calendar, longer, made.openMicros());
    int[] lastClosed = new int[rows.size()];
    int next = 0;
    for (int row = 0; row < lastClosed.length; row++) {
      while (next < longerEnds.length && longerEnds[next] <= rowEnds[row]) {
        next++;
      }
      lastClosed[row] = next - 1;
    }
    return new LongerBars(made.bars(), lastClosed);
  }

  /** How many of them are closed. */
  public int closed() {
    return lastClosed.length == 0 ? 0 : lastClosed[lastClosed.length - 1] + 1;
  }
}
