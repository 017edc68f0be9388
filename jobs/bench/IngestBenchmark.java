import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;

import io.barlake.Progress;
import io.barlake.config.BarlakeConfig;
import io.barlake.config.ConfigReader;
import io.barlake.config.Instruments;
import io.barlake.ingest.ArchiveIngest;
import io.barlake.tables.Lake;
import io.barlake.tables.SessionSettings;
import io.barlake.tables.Tables;
import io.barlake.tables.schema.MinuteBarsTable;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Ingests a folder of archives into a fresh lake whenever it is told one on standard input, and
 * says how long that took and what came of it. The session is open and warm by then.
 */
final class IngestBenchmark {
  private IngestBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    String archives = arguments[0];
    BarlakeConfig config = ConfigReader.defaults();
    SparkSession.Builder builder =
        SparkSession.builder().appName("bench").master(config.master());
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

  private static void ingest(SparkSession spark, BarlakeConfig config, String archives) {
    // What an earlier run left to be cleared away is not this one's.
    System.gc();
    long began = System.nanoTime();
    Tables tables = new Tables(spark, Lake.of(config));
    tables.catalog().registerWhatExists();
    new ArchiveIngest(tables, Instruments.load(), config.ingest(), Progress.NONE)
        .ingest(List.of(archives), "bench");
    double seconds = (System.nanoTime() - began) / 1e9;
    StringBuilder answer = new StringBuilder();
    for (Row row : answer(tables)) {
      answer.append(
          String.format(
              "%s\"%s\": [%d, %d]",
              answer.isEmpty() ? "" : ", ", row.getString(0), row.getLong(1), row.getLong(2)));
    }
    System.out.println("{\"seconds\": " + seconds + ", \"answer\": {" + answer + "}}");
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
}
