package io.barlake.backtest.kernel;

import io.barlake.BarlakeException;
import io.barlake.bars.Timeframe;
import io.barlake.features.FeatureBars;
import io.barlake.features.indicator.volatility.AverageTrueRange;
import io.barlake.market.BarSeries;
import io.barlake.market.PriceScale;
import io.barlake.market.calendar.TradingCalendar;
import java.util.Arrays;

/**
 * Bid bars as the engines see them: prices are integers of ticks, and every bar knows the day of
 * its session (days since 1970). At least one bar; stamps rise, days never fall, prices lie between
 * 1 and {@link #HIGHEST_PRICE}, so that a price in thousandths of a tick fits a long with room to
 * spare. The arrays are shared: who holds them never writes.
 */
public record TickBars(
    long[] openMicros,
    long[] open,
    long[] high,
    long[] low,
    long[] close,
    double[] volume,
    int[] sessionDay,
    PriceScale scale,
    Timeframe frame,
    TradingCalendar calendar) {
  public static final long HIGHEST_PRICE = 1L << 44;

  /** A stamp, four prices, a volume and a day. */
  public static final int BYTES_A_BAR = 6 * Long.BYTES + Integer.BYTES;

  public TickBars {
    int size = openMicros.length;
    if (open.length != size
        || high.length != size
        || low.length != size
        || close.length != size
        || volume.length != size
        || sessionDay.length != size) {
      throw new IllegalArgumentException("columns of bars in ticks differ in length");
    }
    if (size == 0) {
      throw BarlakeException.badInput("Cannot backtest without bars: expected at least one.");
    }
    for (int bar = 0; bar < size; bar++) {
      requireWholeBar(bar, open[bar], high[bar], low[bar], close[bar]);
      if (bar > 0 && openMicros[bar] <= openMicros[bar - 1]) {
        throw BarlakeException.badInput(
            "Invalid bars: the stamp %d at position %d does not follow %d.",
            openMicros[bar], bar, openMicros[bar - 1]);
      }
      if (bar > 0 && sessionDay[bar] < sessionDay[bar - 1]) {
        throw BarlakeException.badInput(
            "Invalid bars: the session day %d at position %d is before %d.",
            sessionDay[bar], bar, sessionDay[bar - 1]);
      }
    }
  }

  public static TickBars of(
      BarSeries bars,
      PriceScale scale,
      int[] sessionDay,
      Timeframe frame,
      TradingCalendar calendar) {
    return new TickBars(
        bars.openMicros(),
        scale.ticks(bars.open()),
        scale.ticks(bars.high()),
        scale.ticks(bars.low()),
        scale.ticks(bars.close()),
        bars.volume(),
        sessionDay,
        scale,
        frame,
        calendar);
  }

  /** The bars as indicators see them, with the prices that the ticks were made of; made anew. */
  public FeatureBars forFeatures() {
    BarSeries prices =
        new BarSeries(openMicros, prices(open), prices(high), prices(low), prices(close), volume);
    return new FeatureBars(frame, calendar, prices);
  }

  private double[] prices(long[] ticks) {
    return Arrays.stream(ticks).mapToDouble(scale::price).toArray();
  }

  /** How many sessions their market has a year. */
  public int sessionsAYear() {
    return calendar.sessionsAYear();
  }

  /** Wilder's average of the true range in ticks at each close; NaN before there is one. */
  public double[] averageRanges(int window) {
    BarSeries inTicks =
        new BarSeries(
            openMicros, doubles(open), doubles(high), doubles(low), doubles(close), doubles(close));
    return new AverageTrueRange(window).over(inTicks)[0];
  }

  private static double[] doubles(long[] ticks) {
    return Arrays.stream(ticks).asDoubleStream().toArray();
  }

  public int size() {
    return openMicros.length;
  }

  public int lastBar() {
    return openMicros.length - 1;
  }

  public long highestClose() {
    return Arrays.stream(close).max().orElseThrow();
  }

  public boolean endsSessionDay(int bar) {
    return bar == lastBar() || sessionDay[bar + 1] != sessionDay[bar];
  }

  /** The last bar of each session day that has bars, in the order of time. */
  public int[] dayEnds() {
    int days = 0;
    for (int bar = 0; bar < size(); bar++) {
      days += endsSessionDay(bar) ? 1 : 0;
    }
    int[] ends = new int[days];
    int day = 0;
    for (int bar = 0; bar < size(); bar++) {
      if (endsSessionDay(bar)) {
        ends[day++] = bar;
      }
    }
    return ends;
  }

  private static void requireWholeBar(int bar, long open, long high, long low, long close) {
    if (low < 1
        || high > HIGHEST_PRICE
        || Math.max(open, close) > high
        || Math.min(open, close) < low) {
      throw BarlakeException.badInput(
          "Invalid bar at position %d: open %d, high %d, low %d, close %d ticks; expected low <="
              + " open, close <= high, all from 1 to %d.",
          bar, open, high, low, close, HIGHEST_PRICE);
    }
  }
}
