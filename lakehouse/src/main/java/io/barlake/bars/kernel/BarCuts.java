package io.barlake.bars.kernel;

import io.barlake.bars.SessionCalendar;
import io.barlake.bars.Timeframe;
import java.util.Arrays;

/**
 * Where rows, minutes or bars of a finer frame, are cut into the bars of one frame. Bar {@code b}
 * has the rows from {@code firstRow[b]} to before {@code firstRow[b + 1]}. The other columns are as
 * long as there are bars; {@code firstRow} may be longer.
 *
 * @param endMicros the end of the last bar
 */
record BarCuts(
    int[] firstRow, long[] openMicros, int[] expected, int[] sessionDate, long endMicros) {

  /** Cuts rows of which the longest takes {@code rowMinutes}, given their stamps. */
  static BarCuts of(SessionCalendar sessions, Timeframe frame, long[] stamps, int rowMinutes) {
    int rows = stamps.length;
    int rowsPerBar = Math.max(1, frame.nominalMinutes() / rowMinutes);
    int room = rows == 0 ? 0 : (int) Math.min(rows, most(sessions, frame, stamps));
    int[] firstRow = new int[room + 1];
    long[] openMicros = new long[room];
    int[] expected = new int[room];
    int[] sessionDate = new int[room];
    FrameClock clock = new FrameClock(sessions, frame);
    long length = frame.isIntraday() ? frame.lengthMicros() : 0;
    long end = Long.MIN_VALUE;
    int bar = 0;
    int row = 0;
    while (row < rows) {
      if (bar == room) {
        room = Math.min(rows, room + room / 4 + 16);
        firstRow = Arrays.copyOf(firstRow, room + 1);
        openMicros = Arrays.copyOf(openMicros, room);
        expected = Arrays.copyOf(expected, room);
        sessionDate = Arrays.copyOf(sessionDate, room);
      }
      clock.moveTo(stamps[row]);
      firstRow[bar] = row;
      openMicros[bar] = clock.openMicros();
      expected[bar] = clock.expectedMinutes();
      int date = clock.sessionEpochDay();
      sessionDate[bar] = date;
      end = clock.endMicros();
      row = endOfBar(stamps, row, end, rowsPerBar);
      bar++;
      // The usual bars, whole and right behind this one, need no clock.
      long wholeUntil = clock.wholeUntilMicros();
      int run = bar;
      while (end + length <= wholeUntil && bar < room && row < rows && stamps[row] - end < length) {
        firstRow[bar] = row;
        openMicros[bar] = end;
        end += length;
        row = endOfBar(stamps, row, end, rowsPerBar);
        bar++;
      }
      Arrays.fill(expected, run, bar, frame.count());
      Arrays.fill(sessionDate, run, bar, date);
    }
    firstRow[bar] = rows;
    return new BarCuts(
        firstRow, exactly(openMicros, bar), exactly(expected, bar), exactly(sessionDate, bar), end);
  }

  int size() {
    return openMicros.length;
  }

  /** How many bars there are if none is missing and no session ends in the middle of one. */
  private static long most(SessionCalendar sessions, Timeframe frame, long[] stamps) {
    long traded = sessions.expectedMinutes(stamps[0], stamps[stamps.length - 1]);
    return traded / frame.nominalMinutes() + 2;
  }

  /** The first row that is not in the bar of this one. A bar that lacks none is seen at once. */
  private static int endOfBar(long[] stamps, int row, long barEnd, int rowsPerBar) {
    int full = row + rowsPerBar;
    if (full <= stamps.length
        && stamps[full - 1] < barEnd
        && (full == stamps.length || stamps[full] >= barEnd)) {
      return full;
    }
    int next = row + 1;
    while (next < stamps.length && stamps[next] < barEnd) {
      next++;
    }
    return next;
  }

  private static long[] exactly(long[] values, int size) {
    return values.length == size ? values : Arrays.copyOf(values, size);
  }

  private static int[] exactly(int[] values, int size) {
    return values.length == size ? values : Arrays.copyOf(values, size);
  }
}
