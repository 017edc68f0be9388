package io.barlake.bars.kernel;

import io.barlake.bars.Timeframe;
import io.barlake.config.Instruments;
import io.barlake.market.BarSeries;
import io.barlake.market.Symbol;
import io.barlake.market.calendar.TradingCalendar;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Time a minute of six frames by sessions, arrays to arrays. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ResampleCascadeBenchmark {
  private static final int MINUTES = 100_000;
  private static final long FIRST = Instant.parse("2019-01-07T00:00:00Z").getEpochSecond();

  private final List<Timeframe> frames =
      Stream.of("5m", "15m", "30m", "1h", "4h", "1d").map(Timeframe::parse).toList();
  private final TradingCalendar calendar = Instruments.load().calendar(new Symbol("EURUSD"));
  private MinuteSeries minutes;

  @Setup
  public void prepare() {
    Random random = new Random(7);
    long[] stamps = new long[MINUTES];
    // Of each week the first four days.
    Arrays.setAll(stamps, i -> 1_000_000 * (FIRST + i / 5760 * 604_800L + i % 5760 * 60L));
    double[] close = new double[MINUTES];
    double price = 1.1;
    for (int i = 0; i < MINUTES; i++) {
      price += 1e-4 * random.nextGaussian();
      close[i] = price;
    }
    double[] high = Arrays.stream(close).map(c -> c + 1e-4).toArray();
    double[] low = Arrays.stream(close).map(c -> c - 1e-4).toArray();
    minutes =
        MinuteSeries.of(new BarSeries(stamps, close, high, low, close, new double[MINUTES]));
  }

  @Benchmark
  @OperationsPerInvocation(MINUTES)
  public List<FrameBars> resample() {
    return new ResampleCascade(calendar, frames).bars(minutes);
  }
}
