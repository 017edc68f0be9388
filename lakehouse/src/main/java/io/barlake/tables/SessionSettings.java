package io.barlake.tables;

import io.barlake.config.BarlakeConfig.StoreSettings;
import io.barlake.tables.disk.LocalDisk;
import io.barlake.tables.disk.LocalDiskFileSystem;
import io.barlake.tables.logstore.LogStores;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;

/** What a Spark session needs to read and write the tables of a lake safely. */
public final class SessionSettings {
  private static final String HADOOP = "spark.hadoop.";

  private SessionSettings() {}

  /** Needed wherever a session runs. */
  public static Map<String, String> of(Lake lake) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension");
    settings.put(
        "spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog");
    settings.put("spark.sql.warehouse.dir", lake.uri());
    // A name means a table of this lake, whatever a metastore knows by that name.
    settings.put("spark.sql.catalogImplementation", "in-memory");

    // A commit is a file that is created once. Delta's own stores check first and write then, and
    // two processes were both told that they had won.
    LogStores.BY_SCHEME.forEach(
        (scheme, store) -> {
          settings.put("spark.delta.logStore." + scheme + ".impl", store.getName());
          settings.put(
              "spark.hadoop.io.delta.kernel.logStore." + scheme + ".impl", store.getName());
        });
    // The Kernel-backed path has a log store key of its own and miscounts denied commits.
    settings.put("spark.databricks.delta.v2.enableMode", "NONE");

    settings.put("spark.databricks.delta.snapshotPartitions", "1");
    // Making that list takes a Spark job a commit, and nothing here reads it.
    settings.put("spark.databricks.delta.allFilesInCrc.enabled", "false");
    // Otherwise every generated class is first looked for over a socket.
    settings.put("spark.sql.artifact.isolation.enabled", "false");
    // No data lie nearer to one machine than to another.
    settings.put("spark.locality.wait", "0s");

    settings.put("spark.sql.session.timeZone", "UTC");
    settings.put("spark.sql.datetime.java8API.enabled", "true");
    settings.put("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS");
    // Its buffers are not released, and its fall-back may return wrong rows.
    settings.put("spark.hadoop.parquet.hadoop.vectored.io.enabled", "false");
    settings.put("spark.sql.parquet.compression.codec", "zstd");
    // Bars are 7 % larger than at the usual level 3, and take half of the time to compress.
    settings.put("spark.hadoop.parquet.compression.codec.zstd.level", "1");
    return settings;
  }

  /**
   * How a session reaches an S3 store. The keys themselves stay where they are: a setting of Spark
   * would show them in its pages and logs.
   */
  public static Map<String, String> of(StoreSettings store) {
    Map<String, String> settings = new LinkedHashMap<>();
    if (!store.endpoint().isEmpty()) {
      settings.put("spark.hadoop.fs.s3a.endpoint", store.endpoint());
      // Stores of one's own have no name server that knows each bucket.
      settings.put("spark.hadoop.fs.s3a.path.style.access", "true");
    }
    settings.put("spark.hadoop.fs.s3a.endpoint.region", store.region());
    settings.put(
        "spark.hadoop.fs.s3a.aws.credentials.provider",
        "software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider,"
            + "org.apache.hadoop.fs.s3a.auth.ProfileAWSCredentialsProvider");
    if (!store.credentials().isEmpty()) {
      settings.put("spark.hadoop.fs.s3a.auth.profile.file", store.credentials());
    }
    settings.put("spark.hadoop.fs.s3a.auth.profile.name", store.profile());
    settings.put("spark.hadoop.fs.s3a.input.stream.type", "classic");
    // An archive is read from its end and then through: few large requests, not one for each 64 KB.
    settings.put("spark.hadoop.fs.s3a.readahead.range", "4M");
    // What is written goes up from memory, at most 24 MB of each file at a time: the other way,
    // over
    // files, works with no local file system but Hadoop's own.
    settings.put("spark.hadoop.fs.s3a.fast.upload.buffer", "array");
    settings.put("spark.hadoop.fs.s3a.multipart.size", "8M");
    settings.put("spark.hadoop.fs.s3a.fast.upload.active.blocks", "2");
    // A store that does not answer is told of within a minute, not after the default's many.
    settings.put("spark.hadoop.fs.s3a.attempts.maximum", "3");
    settings.put("spark.hadoop.fs.s3a.retry.limit", "3");
    settings.put("spark.hadoop.fs.s3a.connection.establish.timeout", "5s");
    return settings;
  }

  /** How Hadoop alone reaches an S3 store. */
  public static Configuration hadoop(StoreSettings store) {
    Configuration hadoop = new Configuration();
    of(store).forEach((key, value) -> hadoop.set(key.substring(HADOOP.length()), value));
    return hadoop;
  }

  /** What makes one JVM on one machine start and answer quickly. */
  public static Map<String, String> embedded(int cores) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("spark.ui.enabled", "false");
    settings.put("spark.sql.shuffle.partitions", String.valueOf(2 * cores));
    settings.put("spark.driver.bindAddress", "127.0.0.1");
    settings.put("spark.driver.host", "127.0.0.1");
    // A checksum file and a process for every file of a local disk cost more than they tell.
    settings.put("spark.hadoop.fs.file.impl", LocalDiskFileSystem.class.getName());
    settings.put("spark.hadoop.fs.AbstractFileSystem.file.impl", LocalDisk.class.getName());
    return settings;
  }
}
