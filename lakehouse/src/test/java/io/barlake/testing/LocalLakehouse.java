package io.barlake.testing;

import io.barlake.config.BarlakeConfig;
import io.barlake.config.ConfigReader;
import io.barlake.tables.Lake;
import io.barlake.tables.SessionSettings;
import io.barlake.tables.Tables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.sql.SparkSession;

/** Local Spark over a folder of its own: the world of the tests, and a sandbox for developers. */
public final class LocalLakehouse {
  private static SparkSession shared;

  private LocalLakehouse() {}

  /** Tables in this folder. The session is a new one; the Spark context below is shared. */
  public static Tables in(Path folder) {
    return of(config(folder));
  }

  static Tables of(BarlakeConfig config) {
    Lake lake = Lake.of(config);
    SparkSession session = sharedSession(config).newSession();
    return new Tables(session, lake);
  }

  public static BarlakeConfig config(Path folder) {
    return ConfigReader.defaults().withLakePath(folder.toString());
  }

  private static synchronized SparkSession sharedSession(BarlakeConfig config) {
    if (shared == null) {
      forgetFileSystems();
      SparkSession.Builder builder = SparkSession.builder().master("local[2]").appName("test");
      SessionSettings.of(config.store()).forEach(builder::config);
      SessionSettings.of(Lake.of(config)).forEach(builder::config);
      SessionSettings.embedded(2).forEach(builder::config);
      // What Spark caches of hundreds of lakes is not given back, and tests need memory besides.
      builder.config("spark.memory.fraction", "0.3");
      shared = builder.getOrCreate();
      shared.sparkContext().setLogLevel("ERROR");
    }
    return shared;
  }

  /** One that a test opened before, with other settings, would be used for the lake too. */
  private static void forgetFileSystems() {
    try {
      FileSystem.closeAll();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Opens the lake of the first argument and waits for SQL on standard input. */
  public static void main(String[] args) {
    Tables tables = in(Path.of(args[0]));
    tables.catalog().registerWhatExists().forEach(System.out::println);
    try (java.util.Scanner lines =
        new java.util.Scanner(System.in, java.nio.charset.StandardCharsets.UTF_8)) {
      while (lines.hasNextLine()) {
        tables.spark().sql(lines.nextLine()).show(100, false);
      }
    }
  }
}
