import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import io.barlake.Progress;
import io.barlake.bars.BarResampler;
import io.barlake.bars.StoredBars;
import io.barlake.bars.Timeframe;
import io.barlake.bars.kernel.FrameBars;
import io.barlake.bars.kernel.MinuteSeries;
import io.barlake.bars.kernel.ResampleCascade;
import io.barlake.config.BarlakeConfig;
import io.barlake.config.ConfigReader;
import io.barlake.config.Instruments;
import io.barlake.ingest.ArchiveIngest;
import io.barlake.ingest.SourceMappings;
import io.barlake.market.Source;
import io.barlake.market.Symbol;
import io.barlake.tables.Lake;
import io.barlake.tables.SessionSettings;
import io.barlake.tables.Tables;
import io.barlake.tables.schema.BarsTable;
import io.barlake.tables.schema.MinuteBarsTable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;

/**
 * Does with a lake what it is told on standard input, a line each, and answers with a line of JSON.
 * The session is open by then. What can be told: {@code ingest LAKE ARCHIVES}, {@code bars LAKE
 * FRAMES}, which builds what has changed, {@code forget LAKE}, after which all is to be built,
 * {@code answer LAKE}, {@code kernel LAKE}, and {@code last LAKE SYMBOL FRAME BARS}.
 */
final class BarsBenchmark {
  private static final Source SOURCE = Source.HISTDATA;
  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();
  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private static final List<Timeframe> SIX = frames("5m,15m,30m,1h,4h,1d");

  private final SparkSession spark;
  private final BarlakeConfig config = ConfigReader.defaults();
  private final Instruments instruments = Instruments.load();

  private BarsBenchmark(SparkSession spark) {
    this.spark = spark;
  }

  public static void main(String[] arguments) throws IOException {
    SparkSession.Builder builder = SparkSession.builder().appName("bench").master("local[*]");
    SessionSettings.embedded(Runtime.getRuntime().availableProcessors()).forEach(builder::config);
    SessionSettings.of(Lake.of(ConfigReader.defaults().withLakePath(arguments[0])))
        .forEach(builder::config);
    BarsBenchmark benchmark = new BarsBenchmark(builder.getOrCreate());
    ObjectMapper json = new ObjectMapper();
    System.out.println("ready");
    BufferedReader told =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = told.readLine(); line != null; line = told.readLine()) {
      System.out.println(json.writeValueAsString(benchmark.carryOut(line.split(" "))));
    }
    benchmark.spark.stop();
  }

  private Map<String, Object> carryOut(String[] words) throws IOException {
    Tables tables = new Tables(spark, Lake.of(config.withLakePath(words[1])));
    tables.catalog().registerWhatExists();
    return switch (words[0]) {
      case "ingest" -> ingest(tables, words[2]);
      case "bars" -> bars(tables, frames(words[2]));
      case "forget" -> forget(tables);
      case "answer" -> answer(tables);
      case "kernel" -> kernel(tables);
      case "last" ->
          last(tables, new Symbol(words[2]), Timeframe.parse(words[3]), Integer.parseInt(words[4]));
      default -> throw new IllegalArgumentException(words[0]);
    };
  }

  private static List<Timeframe> frames(String labels) {
    return Stream.of(labels.split(",")).map(Timeframe::parse).toList();
  }

  private Map<String, Object> ingest(Tables tables, String archives) {
    new ArchiveIngest(tables, instruments, SourceMappings.load(), config.ingest(), Progress.NONE)
        .ingest(List.of(archives), "bench");
    return Map.of("rows", tables.read(MinuteBarsTable.TABLE).count());
  }

  private Map<String, Object> bars(Tables tables, List<Timeframe> frames) {
    // What an earlier run left to be cleared away is not this one's.
    System.gc();
    long processor = PROCESS.getProcessCpuTime();
    long began = System.nanoTime();
    BarResampler.Result result =
        new BarResampler(tables, instruments, Progress.NONE).build(SOURCE, List.of(), frames);
    return Map.of(
        "seconds", (System.nanoTime() - began) / 1e9,
        "processor", (PROCESS.getProcessCpuTime() - processor) / 1e9,
        "minutes", result.minutesRead(),
        "bars", result.barsWritten());
  }

  /** Takes the table of bars away, as though none had ever been built. */
  private Map<String, Object> forget(Tables tables) throws IOException {
    Path folder = Path.of(URI.create(tables.lake().path(BarsTable.TABLE)));
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
    DeltaLog.invalidateCache(spark, new org.apache.hadoop.fs.Path(folder.toUri()));
    return Map.of();
  }

  /** For each frame: how many bars, their minutes, and the sums of their prices in millionths. */
  private Map<String, Object> answer(Tables tables) {
    List<Column> sums = new ArrayList<>(List.of(expr("sum(minutes)")));
    for (String price : List.of("open", "high", "low", "close")) {
      sums.add(expr("sum(cast(round(" + price + " * 1000000) AS bigint))"));
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    for (Row row :
        tables
            .read(BarsTable.TABLE)
            .groupBy(BarsTable.FRAME)
            .agg(count("*"), sums.toArray(Column[]::new))
            .collectAsList()) {
      long[] values = new long[row.length() - 1];
      Arrays.setAll(values, i -> row.getLong(i + 1));
      answer.put(row.getString(0).split("@")[0], values);
    }
    return answer;
  }

  /** Six frames of all symbols on one thread, arrays to arrays, in seconds of its processor. */
  private Map<String, Object> kernel(Tables tables) {
    StoredBars.Finder finder = new StoredBars.Finder(tables, SOURCE, "Cannot measure");
    List<Double> rates = new ArrayList<>();
    for (Symbol symbol : finder.symbols(List.of())) {
      MinuteSeries minutes =
          MinuteSeries.of(
              finder
                  .find(symbol, Timeframe.MINUTE, instruments.calendar(symbol))
                  .read()
                  .bars());
      for (int run = 0; run < 20; run++) {
        long began = CLOCK.getCurrentThreadCpuTime();
        List<FrameBars> built =
            new ResampleCascade(instruments.calendar(symbol), SIX).bars(minutes);
        if (built.size() != SIX.size()) {
          throw new IllegalStateException("frames are missing");
        }
        rates.add(minutes.size() * 1e9 / (CLOCK.getCurrentThreadCpuTime() - began));
      }
    }
    List<Double> warm = rates.subList(rates.size() / 3, rates.size()).stream().sorted().toList();
    return Map.of(
        "best", warm.get(warm.size() - 1),
        "median", warm.get(warm.size() / 2),
        "worst", warm.get(0));
  }

  /** The newest bars of a series, as a chart asks for them again and again. */
  private Map<String, Object> last(Tables tables, Symbol symbol, Timeframe frame, int count) {
    double[] millis = new double[1_000];
    for (int warming = 0; warming < 2; warming++) {
      for (int read = 0; read < millis.length; read++) {
        long began = System.nanoTime();
        int bars =
            new StoredBars.Finder(tables, SOURCE, "Cannot measure")
                .find(symbol, frame, instruments.calendar(symbol))
                .last(count)
                .bars()
                .size();
        millis[read] = (System.nanoTime() - began) / 1e6;
        if (bars != count) {
          throw new IllegalStateException(bars + " bars instead of " + count);
        }
      }
    }
    Arrays.sort(millis);
    return Map.of(
        "median", millis[millis.length / 2],
        "p95", millis[millis.length * 95 / 100],
        "worst", millis[millis.length - 1]);
  }
}
