import com.fasterxml.jackson.databind.ObjectMapper;
import io.barlake.Progress;
import io.barlake.backtest.NamedStrategy;
import io.barlake.backtest.StrategyAudit;
import io.barlake.backtest.SweepDefinition;
import io.barlake.backtest.SweepRunner;
import io.barlake.backtest.costs.Carry;
import io.barlake.backtest.costs.CostModel;
import io.barlake.backtest.costs.Spread;
import io.barlake.backtest.costs.SpreadRule;
import io.barlake.backtest.grid.ParameterSet;
import io.barlake.backtest.kernel.BacktestEngine;
import io.barlake.backtest.kernel.Quotes;
import io.barlake.backtest.kernel.ReferenceEngine;
import io.barlake.backtest.kernel.TickBars;
import io.barlake.backtest.kernel.TradeTotals;
import io.barlake.backtest.metrics.TrialMetrics;
import io.barlake.bars.Timeframe;
import io.barlake.config.BarlakeConfig;
import io.barlake.config.ConfigReader;
import io.barlake.config.Instruments;
import io.barlake.ingest.ArchiveIngest;
import io.barlake.ingest.SourceMappings;
import io.barlake.market.PriceScale;
import io.barlake.market.Source;
import io.barlake.market.Symbol;
import io.barlake.tables.Lake;
import io.barlake.tables.SessionSettings;
import io.barlake.tables.Tables;
import io.barlake.tables.schema.MinuteBarsTable;
import io.barlake.tables.schema.TrialsTable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.apache.spark.sql.SparkSession;

/**
 * Backtests as it is told on standard input, a line each, and answers with a line of JSON. What can
 * be told: {@code bars FILE}, which are those of the next words; {@code check SWEEP TRIALS}, which
 * runs so many trials through the reference too; {@code results SWEEP FILE}, which writes trades,
 * net profit, drawdown and Sharpe ratio of every trial; {@code time SWEEP THREADS}; {@code names} of
 * strategies and {@code strategy NAME}, which times its usual sets beside the reference; {@code
 * memory};
 * of a lake {@code ingest LAKE ARCHIVES} and {@code sweep LAKE SWEEP}, whose session they begin. A
 * sweep is a sweep file; a file of bars holds columns of longs, one after the other: open, high,
 * low and close in ticks, session day.
 */
final class SweepBenchmark {
  private static final long MINUTE_MICROS = 60_000_000;
  private static final int FIELDS = 5;
  private static final int RESULTS = 4;

  /** Trials of a strategy that the engine computes, and of them those of the reference. */
  private static final int SETS = 256;

  private static final int REFERENCE_SETS = 8;

  /** Trials that an engine is given at once, which share what they have in common. */
  private static final int UNIT = 5_000;

  private final BarlakeConfig config = ConfigReader.defaults();
  private TickBars bars;
  private SparkSession spark;

  public static void main(String[] arguments) throws Exception {
    SweepBenchmark benchmark = new SweepBenchmark();
    ObjectMapper json = new ObjectMapper();
    System.out.println("ready");
    BufferedReader told =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = told.readLine(); line != null; line = told.readLine()) {
      System.out.println(json.writeValueAsString(benchmark.carryOut(line.split(" "))));
    }
    if (benchmark.spark != null) {
      benchmark.spark.stop();
    }
  }

  private Map<String, Object> carryOut(String[] words) throws Exception {
    return switch (words[0]) {
      case "bars" -> bars(Path.of(words[1]));
      case "check" -> check(sweep(words[1]), Integer.parseInt(words[2]));
      case "results" -> results(sweep(words[1]), Path.of(words[2]));
      case "time" -> time(sweep(words[1]), Integer.parseInt(words[2]));
      case "names" -> Map.of("names", NamedStrategy.names());
      case "strategy" -> strategy(words[1]);
      case "memory" -> memory();
      case "ingest" -> ingest(tables(words[1]), words[2]);
      case "sweep" -> sweep(tables(words[1]), Path.of(words[1]), Path.of(words[2]));
      default -> throw new IllegalArgumentException(words[0]);
    };
  }

  private static SweepDefinition sweep(String file) {
    return SweepDefinition.read(Path.of(file), Source.HISTDATA);
  }

  /** Bars of a minute, the first at the beginning of 1970. */
  private Map<String, Object> bars(Path file) throws IOException {
    long[] all = new long[(int) (Files.size(file) / Long.BYTES)];
    ByteBuffer.wrap(Files.readAllBytes(file))
        .order(ByteOrder.LITTLE_ENDIAN)
        .asLongBuffer()
        .get(all);
    int size = all.length / FIELDS;
    long[][] fields = new long[FIELDS][];
    Arrays.setAll(fields, n -> Arrays.copyOfRange(all, n * size, (n + 1) * size));
    bars =
        new TickBars(
            LongStream.range(0, size).map(bar -> bar * MINUTE_MICROS).toArray(),
            fields[0],
            fields[1],
            fields[2],
            fields[3],
            LongStream.range(0, size).asDoubleStream().map(bar -> 1 + bar % 97).toArray(),
            Arrays.stream(fields[4]).mapToInt(Math::toIntExact).toArray(),
            new PriceScale(5),
            Timeframe.MINUTE,
            Instruments.load().calendar(new Symbol("EURUSD")));
    return Map.of("bars", size);
  }

  /** Trials from the first to the last, evenly, and all corners of the grid. */
  private Map<String, Object> check(SweepDefinition sweep, int trials) {
    ReferenceEngine reference =
        new ReferenceEngine(sweep.strategy(), new Quotes(bars, costs(sweep)), sweep.rules());
    List<ParameterSet> sets =
        new ArrayList<>(
            LongStream.range(0, trials)
                .map(n -> n * (sweep.trials() - 1) / (trials - 1))
                .mapToObj(sweep.space()::at)
                .toList());
    sets.addAll(corners(sets.get(0), sets.get(trials - 1)));
    List<TrialMetrics> fast = engine(sweep).trials(sets);
    for (int n = 0; n < sets.size(); n++) {
      if (!fast.get(n).equals(reference.trial(sets.get(n)))) {
        throw new IllegalStateException("the engines differ at " + sets.get(n));
      }
    }
    return Map.of("trials", sets.size());
  }

  /** Every way to take each number from the first set or from the last. */
  private static List<ParameterSet> corners(ParameterSet first, ParameterSet last) {
    List<Map<String, Double>> corners = new ArrayList<>(List.of(Map.of()));
    for (String name : first.numbers().keySet()) {
      List<Map<String, Double>> longer = new ArrayList<>();
      for (Map<String, Double> corner : corners) {
        for (ParameterSet set : List.of(first, last)) {
          Map<String, Double> more = new LinkedHashMap<>(corner);
          more.put(name, set.number(name));
          longer.add(more);
        }
      }
      corners = longer;
    }
    return corners.stream().map(numbers -> new ParameterSet(numbers, first.choices())).toList();
  }

  private Map<String, Object> results(SweepDefinition sweep, Path file) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate((int) sweep.trials() * RESULTS * Long.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    for (long first = 0; first < sweep.trials(); first += UNIT) {
      for (TrialMetrics trial : unit(sweep, first)) {
        bytes
            .putDouble(trial.trades().trades())
            .putDouble(trial.trades().netProfit())
            .putDouble(trial.drawdown().deepest())
            .putDouble(trial.sharpe().orElse(Double.NaN));
      }
    }
    Files.write(file, bytes.array());
    return Map.of("trials", sweep.trials());
  }

  /** Every trial once, by threads that take units in turn. */
  private Map<String, Object> time(SweepDefinition sweep, int threads)
      throws InterruptedException, ExecutionException {
    // What was left to be cleared away is not this one's.
    System.gc();
    long began = System.nanoTime();
    long trades = 0;
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Long>> units = new ArrayList<>();
      for (long first = 0; first < sweep.trials(); first += UNIT) {
        long from = first;
        units.add(
            workers.submit(
                () -> unit(sweep, from).stream().mapToLong(t -> t.trades().trades()).sum()));
      }
      for (Future<Long> unit : units) {
        trades += unit.get();
      }
    } finally {
      workers.shutdown();
    }
    return Map.of("seconds", (System.nanoTime() - began) / 1e9, "trades", trades);
  }

  private List<TrialMetrics> unit(SweepDefinition sweep, long first) {
    Iterator<ParameterSet> from = sweep.space().from(first);
    List<ParameterSet> sets = new ArrayList<>();
    while (from.hasNext() && sets.size() < UNIT) {
      sets.add(from.next());
    }
    return engine(sweep).trials(sets);
  }

  private BacktestEngine engine(SweepDefinition sweep) {
    return BacktestEngine.fastest(
        sweep.strategy(), new Quotes(bars, costs(sweep)), sweep.rules(), new TradeTotals());
  }

  private static CostModel costs(SweepDefinition sweep) {
    long spread = ((SpreadRule.Fixed) sweep.costs().spread()).thousandths();
    return new CostModel(
        Spread.fixed(spread), sweep.costs().slippage(), sweep.costs().commission(), Carry.NONE);
  }

  /** By one thread; both give the same, or no time is told. */
  private Map<String, Object> strategy(String name) {
    SweepDefinition sweep = StrategyAudit.Trials.of(name, Source.HISTDATA).sweep();
    int count = (int) Math.min(SETS, sweep.space().count());
    List<ParameterSet> sets = LongStream.range(0, count).mapToObj(sweep.space()::at).toList();
    CostModel costs = new CostModel(7_000, 500, 100);
    long began = System.nanoTime();
    List<TrialMetrics> fast =
        BacktestEngine.fastest(
                sweep.strategy(), new Quotes(bars, costs), sweep.rules(), new TradeTotals())
            .trials(sets);
    double ours = (System.nanoTime() - began) / 1e9 / count;
    ReferenceEngine reference =
        new ReferenceEngine(sweep.strategy(), new Quotes(bars, costs), sweep.rules());
    int some = Math.min(REFERENCE_SETS, count);
    double theirs = 0;
    for (int n = 0; n < some; n++) {
      int place = n * (count - 1) / Math.max(1, some - 1);
      began = System.nanoTime();
      TrialMetrics slow = reference.trial(sets.get(place));
      theirs += (System.nanoTime() - began) / 1e9 / some;
      if (!slow.equals(fast.get(place))) {
        throw new IllegalStateException("the engines differ at " + name + " " + sets.get(place));
      }
    }
    return Map.of("sets", count, "seconds", ours, "reference", theirs);
  }

  /** The most memory that this process has had, of everything in it. */
  private static Map<String, Object> memory() throws IOException {
    String line =
        Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(each -> each.startsWith("VmHWM:"))
            .findFirst()
            .orElseThrow();
    return Map.of("megabytes", Long.parseLong(line.replaceAll("\\D", "")) / 1024);
  }

  private Tables tables(String lake) {
    Lake where = Lake.of(config.withLakePath(lake));
    if (spark == null) {
      SparkSession.Builder builder = SparkSession.builder().appName("bench").master("local[*]");
      SessionSettings.embedded(Runtime.getRuntime().availableProcessors()).forEach(builder::config);
      SessionSettings.of(where).forEach(builder::config);
      spark = builder.getOrCreate();
    }
    Tables tables = new Tables(spark, where);
    tables.catalog().registerWhatExists();
    return tables;
  }

  private Map<String, Object> ingest(Tables tables, String archives) {
    new ArchiveIngest(
            tables, Instruments.load(), SourceMappings.load(), config.ingest(), Progress.NONE)
        .ingest(List.of(archives), "bench");
    return Map.of("rows", tables.read(MinuteBarsTable.TABLE).count());
  }

  private Map<String, Object> sweep(Tables tables, Path lake, Path file) throws IOException {
    long began = System.nanoTime();
    SweepDefinition definition = sweep(file.toString());
    SweepRunner.Result result =
        new SweepRunner(tables, Instruments.load(), Progress.NONE)
            .run(definition, Files.readString(file), plan -> {});
    double seconds = (System.nanoTime() - began) / 1e9;
    return Map.of(
        "seconds",
        seconds,
        "bars",
        result.plan().bars(),
        "rows",
        tables.read(TrialsTable.TABLE).count(),
        "hash",
        result.resultHash());
  }
}
