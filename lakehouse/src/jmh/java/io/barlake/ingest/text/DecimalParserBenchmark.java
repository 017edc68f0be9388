package io.barlake.ingest.text;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
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

/** Time a price as archives write it: {@code 1.146130}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class DecimalParserBenchmark {
  private static final int PRICES = 10_000;
  private static final int LENGTH = 8;

  private byte[] text;

  @Setup
  public void prepare() {
    Random random = new Random(7);
    StringBuilder prices = new StringBuilder();
    for (int i = 0; i < PRICES; i++) {
      prices.append(String.format(Locale.ROOT, "%.6f", 1 + random.nextDouble() / 2));
    }
    text = prices.toString().getBytes(StandardCharsets.US_ASCII);
  }

  @Benchmark
  @OperationsPerInvocation(PRICES)
  public long parse() {
    long sum = 0;
    for (int from = 0; from < text.length; from += LENGTH) {
      sum += DecimalParser.parse(text, from, from + LENGTH);
    }
    return sum;
  }
}
