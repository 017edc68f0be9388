package io.barlake.bars.kernel;

import io.barlake.bars.SessionCalendar;
import io.barlake.bars.Timeframe;
import io.barlake.market.BarSeries;
import io.barlake.market.calendar.TradingCalendar;
import io.barlake.testing.MarketCalendars;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Prints how many minutes a second of processor time one thread takes to six frames. The minutes
 * are those of two years without gaps but weekends; with {@code columns} they carry volume, spread
 * and ticks.
 */
final class ResampleCascadeBenchmark {
  private static final TradingCalendar FOREX = MarketCalendars.FOREX;
  private static final List<Timeframe> FRAMES =
      Stream.of("5m", "15m", "30m", "1h", "4h", "1d").map(Timeframe::parse).toList();
  private static final int RUNS = 60;
  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

  private ResampleCascadeBenchmark() {}

  public static void main(String[] arguments) {
    measure("prices only", prices(740_000));
    measure("volume, spread, ticks", allColumns(prices(740_000)));
  }

  private static void measure(String name, MinuteSeries minutes) {
    double[] nanos = new double[RUNS];
    long bars = 0;
    for (int run = 0; run < RUNS; run++) {
      long began = CLOCK.getCurrentThreadCpuTime();
      for (FrameBars frame : new ResampleCascade(FOREX, FRAMES).bars(minutes)) {
        bars += frame.size();
      }
      nanos[run] = (double) (CLOCK.getCurrentThreadCpuTime() - began) / minutes.size();
    }
    double[] warm = Arrays.copyOfRange(nanos, RUNS / 3, RUNS);
    Arrays.sort(warm);
    System.out.printf(
        Locale.ROOT,
        "%-22s %,d minutes: best %.2f ns, median %.2f ns a minute = %.0f, %.0f M minutes/s"
            + " (%,d bars)%n",
        name,
        minutes.size(),
        warm[0],
        warm[warm.length / 2],
        1e3 / warm[0],
        1e3 / warm[warm.length / 2],
        bars / RUNS);
  }

  private static MinuteSeries prices(int size) {
    Random random = new Random(1);
    long[] stamps = new long[size];
    double[][] columns = new double[5][size];
    SessionCalendar sessions = SessionCalendar.of(FOREX);
    long stamp = 1_546_815_600_000_000L;
    int price = 113_000;
    for (int i = 0; i < size; i++) {
      while (!sessions.isOpen(stamp)) {
        stamp += 60_000_000L;
      }
      stamps[i] = stamp;
      stamp += 60_000_000L;
      int end = price + random.nextInt(21) - 10;
      columns[0][i] = price / 1e5;
      columns[1][i] = (Math.max(price, end) + random.nextInt(5)) / 1e5;
      columns[2][i] = (Math.min(price, end) - random.nextInt(5)) / 1e5;
      columns[3][i] = end / 1e5;
      columns[4][i] = Double.NaN;
      price = end;
    }
    return MinuteSeries.of(
        new BarSeries(stamps, columns[0], columns[1], columns[2], columns[3], columns[4]));
  }

  private static MinuteSeries allColumns(MinuteSeries minutes) {
    Random random = new Random(2);
    double[] volume = new double[minutes.size()];
    double[] spreads = new double[minutes.size()];
    int[] ticks = new int[minutes.size()];
    for (int i = 0; i < minutes.size(); i++) {
      volume[i] = random.nextInt(100_000) / 1e2;
      spreads[i] = random.nextInt(100) / 10.0;
      ticks[i] = random.nextInt(300);
    }
    return new MinuteSeries(
        minutes.openMicros(),
        minutes.open(),
        minutes.high(),
        minutes.low(),
        minutes.close(),
        volume,
        spreads,
        ticks);
  }
}
