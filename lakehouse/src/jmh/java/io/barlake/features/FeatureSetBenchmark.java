package io.barlake.features;

import io.barlake.features.indicator.Sessions;
import io.barlake.market.BarSeries;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Time a bar of one indicator, or of the default set in one walk, arrays to arrays. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class FeatureSetBenchmark {
  private static final int BARS = 100_000;

  /** A definition, or {@code default}. */
  @Param({"default", "ema(50)", "atr(14)", "adx(14)", "aroon(25)", "bbands(20, 2)", "hammer()"})
  public String set;

  private BarSeries bars;
  private FeatureSet features;
  private double[][] columns;

  @Setup
  public void prepare() {
    Random random = new Random(7);
    double[][] prices = new double[4][BARS];
    double price = 100;
    for (int i = 0; i < BARS; i++) {
      double open = price + 0.02 * random.nextGaussian();
      price = open + 0.1 * random.nextGaussian() + 0.001 * (100 - open);
      prices[0][i] = open;
      prices[1][i] = Math.max(open, price) + 0.05 * random.nextDouble();
      prices[2][i] = Math.min(open, price) - 0.05 * random.nextDouble();
      prices[3][i] = price;
    }
    long[] stamps = new long[BARS];
    Arrays.setAll(stamps, i -> i * 60_000_000L);
    double[] volume = new double[BARS];
    Arrays.setAll(volume, i -> 1 + random.nextInt(1000));
    bars = new BarSeries(stamps, prices[0], prices[1], prices[2], prices[3], volume);
    List<String> definitions =
        set.equals("default")
            ? FeatureSets.definitions(List.of("default"))
            : List.of(set);
    features = FeatureSet.of(definitions);
    columns = new double[features.columns().size()][BARS];
  }

  @Benchmark
  @OperationsPerInvocation(BARS)
  public double[][] walk() {
    features.fill(columns, bars, Sessions.UTC_DAYS);
    return columns;
  }
}
