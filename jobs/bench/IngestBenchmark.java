import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;

import io.barlake.Progress;
import io.barlake.config.BarlakeConfig;
import io.barlake.config.ConfigReader;
import io.barlake.config.Instruments;
import io.barlake.ingest.ArchiveIngest;
import io.barlake.ingest.SourceMappings;
import io.barlake.ingest.archive.Archive;
import io.barlake.ingest.archive.ArchiveLimits;
import io.barlake.ingest.archive.ArchiveVisitor;
import io.barlake.ingest.archive.ArchiveWalker;
import io.barlake.ingest.archive.RefusedArchive;
import io.barlake.ingest.format.ArchiveReader;
import io.barlake.ingest.format.MinuteColumns;
import io.barlake.ingest.format.PriceColumns;
import io.barlake.ingest.format.ReadOutcome;
import io.barlake.tables.Lake;
import io.barlake.tables.SessionSettings;
import io.barlake.tables.Tables;
import io.barlake.tables.columns.ColumnBatch;
import io.barlake.tables.columns.ColumnFiles;
import io.barlake.tables.schema.MinuteBarsTable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Ingests a folder of archives into a fresh lake whenever it is told one on standard input, and
 * says how long that took, where the time went, and what came of it. The session is open and warm
 * by then.
 */
final class IngestBenchmark {
  private IngestBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    String archives = arguments[0];
    BarlakeConfig config = ConfigReader.defaults();
    SparkSession.Builder builder =
        SparkSession.builder().appName("bench").master("local[*]");
    SessionSettings.embedded(Runtime.getRuntime().availableProcessors()).forEach(builder::config);
    SessionSettings.of(Lake.of(config.withLakePath(arguments[2]))).forEach(builder::config);
    SparkSession spark = builder.getOrCreate();
    ingest(spark, config.withLakePath(arguments[2]), arguments[1]);
    System.out.println("ready");
    BufferedReader told =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String lake = told.readLine(); lake != null; lake = told.readLine()) {
      ingest(spark, config.withLakePath(lake), archives);
    }
    spark.stop();
  }

  private static void ingest(SparkSession spark, BarlakeConfig config, String archives)
      throws IOException {
    double inflate = seconds(archives, IngestBenchmark::inflate);
    double read = seconds(archives, archive -> new ArchiveReader().read(archive));
    Tables scratch = new Tables(spark, Lake.of(config.withLakePath(config.lakePath() + "-files")));
    ColumnFiles files = scratch.columns(MinuteBarsTable.TABLE).files().open();
    double written = seconds(archives, archive -> write(archive, files));
    // What an earlier run left to be cleared away is not this one's.
    System.gc();
    long began = System.nanoTime();
    Tables tables = new Tables(spark, Lake.of(config));
    tables.catalog().registerWhatExists();
    Stages stages = new Stages();
    new ArchiveIngest(
            tables, Instruments.load(), SourceMappings.load(), config.ingest(), stages)
        .ingest(List.of(archives), "bench");
    double seconds = (System.nanoTime() - began) / 1e9;
    StringBuilder answer = new StringBuilder();
    for (Row row : answer(tables)) {
      answer.append(
          String.format(
              "%s\"%s\": [%d, %d]",
              answer.isEmpty() ? "" : ", ", row.getString(0), row.getLong(1), row.getLong(2)));
    }
    System.out.println(
        "{\"seconds\": "
            + seconds
            + ", \"inflate\": "
            + inflate
            + ", \"read\": "
            + read
            + ", \"written\": "
            + written
            + ", \"files\": "
            + stages.seconds[0]
            + ", \"commit\": "
            + stages.seconds[1]
            + ", \"answer\": {"
            + answer
            + "}}");
  }

  /** How long all cores take to do this with each archive, and nothing else. */
  private static double seconds(String folder, Consumer<Archive> work) throws IOException {
    long began = System.nanoTime();
    try (Stream<Path> files = Files.list(Path.of(folder))) {
      files.toList().parallelStream().forEach(file -> walk(file, work));
    }
    return (System.nanoTime() - began) / 1e9;
  }

  private static void walk(Path file, Consumer<Archive> work) {
    try (FileChannel bytes = FileChannel.open(file)) {
      new ArchiveWalker(ArchiveLimits.DEFAULT)
          .walk(
              file.getFileName().toString(),
              bytes,
              new ArchiveVisitor() {
                @Override
                public void archive(Archive archive) {
                  work.accept(archive);
                }

                @Override
                public void refused(RefusedArchive refused) {
                  throw new IllegalStateException(refused.message());
                }

                @Override
                public void skipped(String name) {}
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads an archive, and writes its minutes to a file as they are. */
  private static void write(Archive archive, ColumnFiles files) {
    ReadOutcome.Read outcome = (ReadOutcome.Read) new ArchiveReader().read(archive);
    MinuteColumns minutes = outcome.archive().minutes().columns();
    PriceColumns prices = minutes.prices();
    long[] stamps = Arrays.stream(minutes.fileMinutes()).map(m -> m * 60_000_000).toArray();
    Map<String, String> partition =
        Map.of(
            MinuteBarsTable.SOURCE, outcome.archive().source().name(),
            MinuteBarsTable.SYMBOL, outcome.archive().label().symbol().name(),
            MinuteBarsTable.YEAR, "1970");
    ColumnBatch batch =
        ColumnBatch.ofRows(minutes.size())
            .text(MinuteBarsTable.SIDE, outcome.archive().side().word())
            .longs(MinuteBarsTable.TS, stamps)
            .prices(MinuteBarsTable.OPEN, prices.open(), 0, prices.scale())
            .prices(MinuteBarsTable.HIGH, prices.high(), 0, prices.scale())
            .prices(MinuteBarsTable.LOW, prices.low(), 0, prices.scale())
            .prices(MinuteBarsTable.CLOSE, prices.close(), 0, prices.scale())
            .absent(MinuteBarsTable.VOLUME)
            .absent(MinuteBarsTable.SPREAD_TICKS)
            .absent(MinuteBarsTable.TICKS)
            .sameLong(MinuteBarsTable.ARCHIVE, 0)
            .build();
    files.delete(List.of(files.write(partition, batch)));
  }

  private static void inflate(Archive archive) {
    try (InputStream bytes = archive.open()) {
      bytes.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Rows and the sum of closes, in millionths so that no order of summing shows. */
  private static List<Row> answer(Tables tables) {
    return tables
        .read(MinuteBarsTable.TABLE)
        .groupBy(MinuteBarsTable.SYMBOL)
        .agg(count("*"), expr("sum(cast(round(close * 1000000) AS bigint))"))
        .orderBy(MinuteBarsTable.SYMBOL)
        .collectAsList();
  }

  /** How long the stages of an ingest take: from the archives to files, and the commits. */
  private static final class Stages implements Progress {
    private final double[] seconds = new double[2];
    private int stage = -1;
    private long began;

    @Override
    public void start(String name, long total) {
      stage++;
      began = System.nanoTime();
    }

    @Override
    public void advance(long done) {}

    @Override
    public void finish(String result) {
      seconds[stage] = (System.nanoTime() - began) / 1e9;
    }
  }
}
