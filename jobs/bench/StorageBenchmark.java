import static org.apache.spark.sql.functions.col;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.barlake.Progress;
import io.barlake.config.BarlakeConfig;
import io.barlake.config.ConfigReader;
import io.barlake.config.Instruments;
import io.barlake.ingest.ArchiveIngest;
import io.barlake.ingest.SourceMappings;
import io.barlake.tables.Lake;
import io.barlake.tables.SessionSettings;
import io.barlake.tables.TableRegistrar;
import io.barlake.tables.Tables;
import io.barlake.tables.logstore.S3ConditionalWriteLogStore;
import io.barlake.tables.metastore.Metastore;
import io.barlake.tables.schema.MinuteBarsTable;
import io.barlake.tables.schema.RunsTable;
import io.delta.storage.LogStore;
import io.delta.storage.S3SingleDriverLogStore;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.metric.SQLMetric;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Measures a lake in an object store: what a safe commit costs beside Delta's own, how long a table
 * with a long history takes to open, how many files a question about one year reads, and whether
 * Trino gives the rows that Spark does.
 */
final class StorageBenchmark {
  private static final int COMMITS = 300;
  private static final int HISTORY = 10_000;
  private static final int WRITERS = 16;
  private static final int OPENINGS = 5;

  private static final String DATABASES = "bench_";
  private static final List<String> ZONES =
      List.of("UTC", "America/New_York", "Asia/Tokyo", "Pacific/Apia");

  /** By the day of UTC, and cut at an instant: both go wrong where a session has another zone. */
  private static final String QUESTION =
      "SELECT CAST(CAST(ts AS date) AS varchar(10)), CAST(count(*) AS varchar(20)),"
          + " CAST(CAST(sum(close) AS decimal(20, 3)) AS varchar(30)) FROM %s"
          + " WHERE ts >= TIMESTAMP '2011-01-03 00:00:00' GROUP BY CAST(ts AS date) ORDER BY 1";

  private final SparkSession spark;
  private final BarlakeConfig config;
  private final Configuration hadoop;

  private StorageBenchmark(SparkSession spark, BarlakeConfig config) {
    this.spark = spark;
    this.config = config;
    this.hadoop = SessionSettings.hadoop(config.store());
  }

  public static void main(String[] arguments) throws Exception {
    String lake = "s3a://lake/bench/" + UUID.randomUUID();
    BarlakeConfig config =
        ConfigReader.read(Optional.of(Path.of(arguments[0])), Map.of()).withLakePath(lake);
    SparkSession.Builder builder = SparkSession.builder().appName("bench").master("local[*]");
    SessionSettings.embedded(Runtime.getRuntime().availableProcessors()).forEach(builder::config);
    SessionSettings.of(config.store()).forEach(builder::config);
    SessionSettings.of(Lake.of(config)).forEach(builder::config);
    SparkSession spark = builder.getOrCreate();
    StorageBenchmark bench = new StorageBenchmark(spark, config);
    try {
      bench.commits();
      bench.longHistory();
      bench.oneYear(arguments[1]);
      bench.sameRows(Path.of(arguments[0]).resolveSibling("secrets"));
    } finally {
      org.apache.hadoop.fs.Path folder = new org.apache.hadoop.fs.Path(lake);
      try {
        folder.getFileSystem(bench.hadoop).delete(folder, true);
        bench.publish();
      } finally {
        spark.stop();
      }
    }
  }

  /** One writer, without a race: by turns, so that a busy moment meets both. */
  private void commits() throws IOException {
    LogStore ours = new S3ConditionalWriteLogStore(hadoop);
    LogStore stock = new S3SingleDriverLogStore(hadoop);
    double[] ourMillis = new double[COMMITS];
    double[] stockMillis = new double[COMMITS];
    for (int warmUp = 0; warmUp < 50; warmUp++) {
      commit(ours, "warm-up-ours", warmUp);
      commit(stock, "warm-up-stock", warmUp);
    }
    for (int version = 0; version < COMMITS; version++) {
      ourMillis[version] = commit(ours, "ours", version);
      stockMillis[version] = commit(stock, "stock", version);
    }
    Arrays.sort(ourMillis);
    Arrays.sort(stockMillis);
    System.out.printf(
        Locale.ROOT,
        "A commit of 50 lines, %d by turns: ours %.2f ms (9 in 10 below %.2f), Delta's own, which"
            + " loses races, %.2f ms (%.2f)%n",
        COMMITS,
        middle(ourMillis),
        ourMillis[COMMITS * 9 / 10],
        middle(stockMillis),
        stockMillis[COMMITS * 9 / 10]);
    double ratio = middle(ourMillis) / middle(stockMillis);
    line(
        "commit",
        middle(ourMillis),
        "ms",
        "S3SingleDriverLogStore",
        middle(stockMillis),
        ratio,
        1.5,
        ratio <= 1.5);
  }

  private double commit(LogStore store, String table, int version) throws IOException {
    List<String> lines =
        IntStream.range(0, 50).mapToObj(line -> table + " " + line + " " + "x".repeat(80)).toList();
    long began = System.nanoTime();
    store.write(
        version(config.lakePath() + "/commits/" + table, version), lines.iterator(), false, hadoop);
    return (System.nanoTime() - began) / 1e6;
  }

  /** Opens a table of 10,000 commits, as Delta leaves it: with a checkpoint of nearly all. */
  private void longHistory() throws Exception {
    Tables tables = new Tables(spark, Lake.of(config));
    tables.make(RunsTable.TABLE);
    String path = tables.lake().path(RunsTable.TABLE);
    LogStore store = new S3ConditionalWriteLogStore(hadoop);
    ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
    for (int version = 1; version < HISTORY; version++) {
      int at = version;
      writers.submit(
          () -> {
            store.write(version(path + "/_delta_log", at), added(at).iterator(), false, hadoop);
            return at;
          });
    }
    writers.shutdown();
    if (!writers.awaitTermination(20, TimeUnit.MINUTES)) {
      throw new IOException("the commits take too long");
    }
    double bare = open(path);
    DeltaLog log = DeltaLog.forTable(spark, path);
    log.checkpoint(
        log.update(false, scala.Option.empty(), scala.Option.empty()), scala.Option.empty());
    double[] seconds = new double[OPENINGS];
    for (int i = 0; i < OPENINGS; i++) {
      seconds[i] = open(path);
    }
    Arrays.sort(seconds);
    System.out.printf(
        Locale.ROOT,
        "A table of %,d commits opens in %.2f s (best %.2f, worst %.2f); before its first"
            + " checkpoint in %.1f s%n",
        HISTORY,
        middle(seconds),
        seconds[0],
        seconds[OPENINGS - 1],
        bare);
    line(
        "open 10,000 commits",
        middle(seconds),
        "s",
        "",
        5,
        middle(seconds) / 5,
        1,
        middle(seconds) < 5);
  }

  private double open(String path) {
    DeltaLog.clearCache();
    long began = System.nanoTime();
    long files =
        DeltaLog.forTable(spark, path)
            .update(false, scala.Option.empty(), scala.Option.empty())
            .numOfFiles();
    double seconds = (System.nanoTime() - began) / 1e9;
    if (files != HISTORY - 1) {
      throw new IllegalStateException("the table has " + files + " files");
    }
    return seconds;
  }

  private static List<String> added(int version) {
    return List.of(
        ("{\"add\":{\"path\":\"part-%05d.parquet\",\"partitionValues\":{},\"size\":1000,"
                + "\"modificationTime\":1700000000000,\"dataChange\":true,"
                + "\"stats\":\"{\\\"numRecords\\\":1}\"}}")
            .formatted(version));
  }

  /** Reads one year of one symbol out of a table of several. */
  private void oneYear(String archives) {
    Tables tables = new Tables(spark, Lake.of(config));
    new ArchiveIngest(
            tables, Instruments.load(), SourceMappings.load(), config.ingest(), Progress.NONE)
        .ingest(List.of(archives), "bench");
    spark.conf().set("spark.sql.adaptive.enabled", "false");
    Dataset<Row> year =
        tables
            .read(MinuteBarsTable.TABLE)
            .where(
                col(MinuteBarsTable.SYMBOL)
                    .equalTo("EURUSD")
                    .and(col(MinuteBarsTable.YEAR).equalTo(2011)));
    long rows = year.select(MinuteBarsTable.CLOSE).collectAsList().size();
    Dataset<Row> measured = year.select(MinuteBarsTable.CLOSE);
    measured.collectAsList();
    long read = metric(measured, "numFiles");
    long inTable = tables.read(MinuteBarsTable.TABLE).inputFiles().length;
    long inYear =
        Arrays.stream(tables.read(MinuteBarsTable.TABLE).inputFiles())
            .filter(file -> file.contains("symbol=EURUSD") && file.contains("year=2011"))
            .count();
    System.out.printf(
        Locale.ROOT,
        "One symbol and year, %,d minutes: %d files read, of %d in its partition and %d in the"
            + " table%n",
        rows,
        read,
        inYear,
        inTable);
    line(
        "files of one year",
        read,
        "files",
        "files of its partition",
        inYear,
        (double) read / inYear,
        1,
        read == inYear && inTable > inYear);
  }

  /** Asks Spark, and Trino from clients in several time zones, for the same rows. */
  private void sameRows(Path secrets) throws Exception {
    publish();
    String table = DATABASES + MinuteBarsTable.TABLE.name();
    new Tables(spark, ofBench()).catalog().registerWhatExists();
    List<List<String>> ofSpark =
        spark.sql(QUESTION.formatted(table)).collectAsList().stream()
            .map(row -> List.of(row.getString(0), row.getString(1), row.getString(2)))
            .toList();
    Trino trino = new Trino(secrets);
    int same = 0;
    for (String zone : ZONES) {
      if (trino.rows(QUESTION.formatted("lake." + table), zone).equals(ofSpark)) {
        same++;
      }
    }
    System.out.printf(
        Locale.ROOT,
        "Days, minutes and prices of %,d rows: Trino gives those of Spark from %d of %d time zones%n",
        ofSpark.size(),
        same,
        ZONES.size());
    line(
        "zones with the rows of Spark",
        same,
        "zones",
        "Trino",
        ZONES.size(),
        (double) same / ZONES.size(),
        1,
        same == ZONES.size() && !ofSpark.isEmpty());
  }

  /** Tells the metastore what there is; where nothing is left, that too. */
  private void publish() {
    try (Metastore metastore = Metastore.connect(config.metastore())) {
      new TableRegistrar(new Tables(spark, ofBench()), metastore).publish();
    }
  }

  /** The lake under names that no other has. */
  private Lake ofBench() {
    Map<String, String> names = new TreeMap<>();
    Lake lake = Lake.of(config);
    lake.databases().forEach((folder, name) -> names.put(folder, DATABASES + name));
    return new Lake(lake.uri(), names);
  }

  /** Trino of the local stack, asked as its reader. */
  private static final class Trino {
    private final HttpClient client;
    private final String login;

    Trino(Path secrets) throws Exception {
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      try (InputStream pem = Files.newInputStream(secrets.resolve("trino.pem"))) {
        trusted.setCertificateEntry(
            "trino", CertificateFactory.getInstance("X.509").generateCertificate(pem));
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      SSLContext secure = SSLContext.getInstance("TLS");
      secure.init(null, trust.getTrustManagers(), null);
      client = HttpClient.newBuilder().sslContext(secure).build();
      String user = "reader:" + Files.readString(secrets.resolve("trino-reader")).strip();
      login = "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
    }

    List<List<String>> rows(String sql, String zone) throws Exception {
      String port = Optional.ofNullable(System.getenv("BARLAKE_STACK_TRINO_PORT")).orElse("8443");
      JsonNode answer =
          send(
              request("https://localhost:" + port + "/v1/statement", zone)
                  .POST(HttpRequest.BodyPublishers.ofString(sql)));
      List<List<String>> rows = new ArrayList<>();
      while (true) {
        if (answer.has("error")) {
          throw new IOException(answer.path("error").path("message").asText());
        }
        for (JsonNode row : answer.path("data")) {
          List<String> cells = new ArrayList<>();
          row.forEach(cell -> cells.add(cell.asText()));
          rows.add(cells);
        }
        if (!answer.has("nextUri")) {
          return rows;
        }
        answer = send(request(answer.path("nextUri").asText(), zone).GET());
      }
    }

    private HttpRequest.Builder request(String uri, String zone) {
      return HttpRequest.newBuilder(URI.create(uri))
          .timeout(Duration.ofMinutes(2))
          .header("Authorization", login)
          .header("X-Trino-User", "reader")
          .header("X-Trino-Time-Zone", zone);
    }

    private JsonNode send(HttpRequest.Builder request) throws Exception {
      HttpResponse<String> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IOException("Trino answers with status " + answer.statusCode());
      }
      return new ObjectMapper().readTree(answer.body());
    }
  }

  private static long metric(Dataset<Row> dataset, String name) {
    SparkPlan plan =
        ((org.apache.spark.sql.classic.Dataset<Row>) dataset).queryExecution().executedPlan();
    long sum = 0;
    for (SparkPlan leaf : CollectionConverters.asJava(plan.collectLeaves())) {
      SQLMetric metric = CollectionConverters.asJava(leaf.metrics()).get(name);
      sum += metric == null ? 0 : metric.value();
    }
    return sum;
  }

  private static org.apache.hadoop.fs.Path version(String log, int version) {
    return new org.apache.hadoop.fs.Path(log, String.format(Locale.ROOT, "%020d.json", version));
  }

  private static double middle(double[] sorted) {
    return sorted[sorted.length / 2];
  }

  private static void line(
      String name,
      double ours,
      String unit,
      String peer,
      double peerValue,
      double ratio,
      double goal,
      boolean holds) {
    System.out.printf(
        Locale.ROOT,
        "{\"name\": \"%s\", \"ours\": %.3f, \"unit\": \"%s\", \"peer\": \"%s\", \"peer_value\":"
            + " %.3f, \"ratio\": %.3f, \"goal\": %s, \"holds\": %s}%n",
        name,
        ours,
        unit,
        peer,
        peerValue,
        ratio,
        goal,
        holds);
  }
}
