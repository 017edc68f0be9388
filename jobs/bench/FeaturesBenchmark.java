import com.fasterxml.jackson.databind.ObjectMapper;
import io.barlake.Progress;
import io.barlake.bars.Timeframe;
import io.barlake.config.BarlakeConfig;
import io.barlake.config.ConfigReader;
import io.barlake.config.Instruments;
import io.barlake.features.FeatureCatalog;
import io.barlake.features.FeatureColumn;
import io.barlake.features.FeatureRunner;
import io.barlake.features.FeatureSet;
import io.barlake.features.FeatureSets;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorParser;
import io.barlake.features.indicator.PairIndicator;
import io.barlake.features.indicator.Sessions;
import io.barlake.ingest.ArchiveIngest;
import io.barlake.ingest.SourceMappings;
import io.barlake.market.BarSeries;
import io.barlake.market.Source;
import io.barlake.tables.Lake;
import io.barlake.tables.SessionSettings;
import io.barlake.tables.Tables;
import io.barlake.tables.schema.MinuteBarsTable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/**
 * Computes features as it is told on standard input, a line each, and answers with a line of JSON.
 * What can be told: {@code bars FILE}, which are those of the next words; {@code default}, the
 * definitions of that set; {@code typical}, one of every indicator of one symbol; {@code columns SET
 * FILE}, which writes them; {@code single INDICATOR} and {@code time SET}; of a lake {@code ingest
 * LAKE ARCHIVES} and {@code table LAKE SET}. A set is definitions without spaces, joined by
 * semicolons; a file holds columns of doubles, one after the other.
 */
final class FeaturesBenchmark {
  private static final long MINUTE_MICROS = 60_000_000;
  private static final int FIELDS = 5;

  private final SparkSession spark;
  private final BarlakeConfig config = ConfigReader.defaults();
  private final Instruments instruments = Instruments.load();
  private final List<double[]> room = new ArrayList<>();
  private BarSeries bars;

  private FeaturesBenchmark(SparkSession spark) {
    this.spark = spark;
  }

  public static void main(String[] arguments) throws IOException {
    SparkSession.Builder builder = SparkSession.builder().appName("bench").master("local[*]");
    SessionSettings.embedded(Runtime.getRuntime().availableProcessors()).forEach(builder::config);
    SessionSettings.of(Lake.of(ConfigReader.defaults().withLakePath(arguments[0])))
        .forEach(builder::config);
    FeaturesBenchmark benchmark = new FeaturesBenchmark(builder.getOrCreate());
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
    return switch (words[0]) {
      case "bars" -> bars(Path.of(words[1]));
      case "default" -> definitions(FeatureSets.definitions(List.of("default")).stream());
      case "typical" ->
          definitions(
              FeatureCatalog.groups().stream()
                  .flatMap(group -> group.entries().stream())
                  .map(FeatureCatalog.Entry::example)
                  .filter(example -> !(IndicatorParser.parse(example) instanceof PairIndicator)));
      case "columns" -> columns(set(words[1]), Path.of(words[2]));
      case "time" -> time(set(words[1]));
      case "single" -> single(IndicatorParser.parse(words[1]));
      case "ingest" -> ingest(tables(words[1]), words[2]);
      case "table" -> table(tables(words[1]), List.of(words[2].split(";")));
      default -> throw new IllegalArgumentException(words[0]);
    };
  }

  private static FeatureSet set(String joined) {
    return FeatureSet.of(List.of(joined.split(";")));
  }

  private Tables tables(String lake) {
    Tables tables = new Tables(spark, Lake.of(config.withLakePath(lake)));
    tables.catalog().registerWhatExists();
    return tables;
  }

  /** Bars of a minute, the first at the beginning of 1970. */
  private Map<String, Object> bars(Path file) throws IOException {
    double[][] fields;
    try (FileChannel channel = FileChannel.open(file)) {
      MappedByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
      fields = new double[FIELDS][(int) (channel.size() / Double.BYTES / FIELDS)];
      for (double[] field : fields) {
        bytes.order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(field);
        bytes.position(bytes.position() + field.length * Double.BYTES);
      }
    }
    long[] stamps = new long[fields[0].length];
    Arrays.setAll(stamps, i -> i * MINUTE_MICROS);
    bars = new BarSeries(stamps, fields[0], fields[1], fields[2], fields[3], fields[4]);
    return Map.of("bars", bars.size());
  }

  private static Map<String, Object> definitions(Stream<String> texts) {
    return Map.of("definitions", texts.map(text -> text.replace(" ", "")).toList());
  }

  private Map<String, Object> columns(FeatureSet set, Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      for (double[] column : set.over(bars)) {
        ByteBuffer bytes =
            ByteBuffer.allocate(column.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asDoubleBuffer().put(column);
        channel.write(bytes);
      }
    }
    return Map.of("columns", set.columns().stream().map(FeatureColumn::name).toList());
  }

  private Map<String, Object> time(FeatureSet set) {
    double[][] columns = room(set.columns().size());
    long began = System.nanoTime();
    set.fill(columns, bars, Sessions.UTC_DAYS);
    return Map.of("seconds", (System.nanoTime() - began) / 1e9, "columns", columns.length);
  }

  private Map<String, Object> single(Indicator indicator) {
    double[][] columns = room(indicator.columns().size());
    long began = System.nanoTime();
    indicator.fill(columns, bars);
    return Map.of("seconds", (System.nanoTime() - began) / 1e9);
  }

  /** Arrays that were used before, as those of the peers are. */
  private double[][] room(int columns) {
    while (room.size() < columns) {
      room.add(new double[bars.size()]);
    }
    return room.subList(0, columns).toArray(double[][]::new);
  }

  private Map<String, Object> ingest(Tables tables, String archives) {
    new ArchiveIngest(tables, instruments, SourceMappings.load(), config.ingest(), Progress.NONE)
        .ingest(List.of(archives), "bench");
    return Map.of("rows", tables.read(MinuteBarsTable.TABLE).count());
  }

  private Map<String, Object> table(Tables tables, List<String> definitions) {
    // What an earlier run left to be cleared away is not this one's.
    System.gc();
    long began = System.nanoTime();
    FeatureRunner.Result result =
        new FeatureRunner(tables, instruments, Progress.NONE)
            .compute(Source.HISTDATA, List.of(), List.of(Timeframe.MINUTE), definitions);
    return Map.of(
        "seconds",
        (System.nanoTime() - began) / 1e9,
        "rows",
        result.rows(),
        "columns",
        result.columns().size());
  }
}
