package io.barlake.testing;

import io.barlake.config.BarlakeConfig.StoreSettings;
import io.barlake.config.ConfigReader;
import io.barlake.tables.SessionSettings;
import io.barlake.tables.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;

/** The servers that {@code deploy/local/up} has started; a test that needs them fails without. */
public final class LiveStack {
  private static final String PREFIX = "spark.hadoop.";

  private LiveStack() {}

  /** Where its store is. */
  public static StoreSettings store() {
    return ConfigReader.read(Optional.of(settings()), Map.of()).store();
  }

  /** A folder of the store that no other test has. */
  public static String folder() {
    return "s3a://lake/tests/" + UUID.randomUUID();
  }

  /** Tables in a local folder, whose session reaches the store. */
  public static Tables in(Path folder) {
    return reaching(store(), LocalLakehouse.in(folder));
  }

  /** The same with settings of one test alone. */
  public static Tables in(Path folder, StoreSettings store) {
    Tables tables = reaching(store, LocalLakehouse.in(folder));
    // Others of this JVM know the same bucket by the right ones.
    tables.spark().conf().set("fs.s3a.impl.disable.cache", "true");
    return tables;
  }

  private static Tables reaching(StoreSettings store, Tables tables) {
    SessionSettings.of(store)
        .forEach((key, value) -> tables.spark().conf().set(key.substring(PREFIX.length()), value));
    return tables;
  }

  /** What Hadoop needs to know of the store. */
  public static Configuration hadoop() {
    return hadoop(store());
  }

  /** The same of a store that is reached in another way. */
  public static Configuration hadoop(StoreSettings store) {
    Configuration hadoop = new Configuration();
    SessionSettings.of(store)
        .forEach((key, value) -> hadoop.set(key.substring(PREFIX.length()), value));
    return hadoop;
  }

  /** The store itself, to put files there. */
  public static FileSystem files() throws IOException {
    return FileSystem.newInstance(java.net.URI.create("s3a://lake/"), hadoop());
  }

  private static Path settings() {
    String named = System.getenv("BARLAKE_STACK");
    Path stack =
        named == null
            ? Path.of(System.getProperty("user.home"), ".local", "state", "barlake", "stack")
            : Path.of(named);
    Path settings = stack.resolve("barlake.conf");
    if (!Files.isRegularFile(settings)) {
      throw new AssertionError(
          "There is no \"" + settings + "\". Start the stack first: deploy/local/up minio");
    }
    return settings;
  }
}
