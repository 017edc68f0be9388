package io.barlake.testing;

import io.barlake.config.BarlakeConfig;
import io.barlake.config.BarlakeConfig.StoreSettings;
import io.barlake.config.ConfigReader;
import io.barlake.tables.Lake;
import io.barlake.tables.SessionSettings;
import io.barlake.tables.TableRegistrar;
import io.barlake.tables.Tables;
import io.barlake.tables.metastore.Metastore;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;

/** The servers that {@code deploy/local/up} has started; a test that needs them fails without. */
public final class LiveStack {
  /** Names a folder with another {@code barlake.conf}; processes that a test starts get it too. */
  public static final String OTHER_STACK = "barlake.test.stack";

  private static final String PREFIX = "spark.hadoop.";

  private LiveStack() {}

  /** What it wrote down for the commands of Barlake. */
  public static BarlakeConfig config() {
    return ConfigReader.read(Optional.of(settings()), Map.of());
  }

  /** Where its store is. */
  public static StoreSettings store() {
    return config().store();
  }

  /** A folder of the store that no other test has. */
  public static String folder() {
    return "s3a://lake/tests/" + UUID.randomUUID();
  }

  /** What the names of a test's databases begin with, in a catalog that others use too. */
  public static String prefix() {
    return "t" + UUID.randomUUID().toString().replace("-", "").substring(20) + "_";
  }

  /** Tells the metastore of the stack what there is. */
  public static void publish(Tables tables) {
    try (Metastore metastore = Metastore.connect(config().metastore())) {
      new TableRegistrar(tables, metastore).publish();
    }
  }

  /** Tables in a local folder, whose session reaches the store. */
  public static Tables in(Path folder) {
    return LocalLakehouse.of(config().withLakePath(folder.toString()));
  }

  /** The same with settings of one test alone. */
  public static Tables in(Path folder, StoreSettings store) {
    Tables tables = in(folder);
    SessionSettings.of(store)
        .forEach((key, value) -> tables.spark().conf().set(key.substring(PREFIX.length()), value));
    // Others of this JVM know the same bucket by the right ones.
    tables.spark().conf().set("fs.s3a.impl.disable.cache", "true");
    return tables;
  }

  /** Tables of a lake in the store. */
  public static Tables lake(String uri) {
    return lake(uri, "");
  }

  /** The same, where databases have names of their own in a catalog that others use too. */
  public static Tables lake(String uri, String prefix) {
    Lake plain = Lake.of(config().withLakePath(uri));
    Map<String, String> databases = new TreeMap<>();
    plain.databases().forEach((folder, name) -> databases.put(folder, prefix + name));
    // The session's own warehouse is another place, which outlives the lake of a test.
    Tables any = in(Path.of(System.getProperty("java.io.tmpdir"), "barlake-live"));
    return new Tables(any.spark(), new Lake(plain.uri(), databases));
  }

  /** Tables of a lake in a store that is not the stack's. */
  public static Tables lakeIn(String uri, StoreSettings store) {
    return new Tables(
        in(Path.of(System.getProperty("java.io.tmpdir"), "barlake-live"), store).spark(),
        Lake.of(config().withLakePath(uri)));
  }

  /** What Hadoop needs to know of the store. */
  public static Configuration hadoop() {
    return hadoop(store());
  }

  /** The same of a store that is reached in another way. */
  public static Configuration hadoop(StoreSettings store) {
    return SessionSettings.hadoop(store);
  }

  /**
   * Copies a folder into the store. Hadoop's own copy wants its own local file system, which a
   * session of this JVM may have put ours in the place of.
   */
  public static void put(Path folder, String remote) throws IOException {
    try (FileSystem store = files();
        Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString();
        try (OutputStream out =
            store.create(new org.apache.hadoop.fs.Path(remote + "/" + name), true)) {
          Files.copy(file, out);
        }
      }
    }
  }

  /** The store itself, to put files there. */
  public static FileSystem files() throws IOException {
    return FileSystem.newInstance(java.net.URI.create("s3a://lake/"), hadoop());
  }

  /** The server that deploy/local has built, if it has. */
  public static Optional<Path> builtMinio() throws IOException {
    Path cache =
        Optional.ofNullable(System.getenv("BARLAKE_CACHE"))
            .map(Path::of)
            .or(
                () ->
                    Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                        .map(caches -> Path.of(caches, "barlake")))
            .orElse(Path.of(System.getProperty("user.home"), ".cache", "barlake"));
    if (!Files.isDirectory(cache)) {
      return Optional.empty();
    }
    try (Stream<Path> parts = Files.list(cache)) {
      return parts.map(part -> part.resolve("minio")).filter(Files::isExecutable).findFirst();
    }
  }

  /** As a power cut ends it. */
  public static void killStore() {
    try {
      long process =
          Long.parseLong(Files.readAllLines(folderOfStack().resolve("run/minio.pid")).get(0));
      ProcessHandle store = ProcessHandle.of(process).orElseThrow();
      store.destroyForcibly();
      store.onExit().join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts it again, as a person would. */
  public static void startStore() {
    try {
      Process up =
          new ProcessBuilder("../deploy/local/up", "minio")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (up.waitFor() != 0) {
        throw new AssertionError("deploy/local/up has ended with " + up.exitValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Where the stack keeps its data, logs and secrets. */
  static Path folderOfStack() {
    String other = System.getProperty(OTHER_STACK);
    if (other != null) {
      return Path.of(other);
    }
    String named = System.getenv("BARLAKE_STACK");
    return named == null
        ? Path.of(System.getProperty("user.home"), ".local", "state", "barlake", "stack")
        : Path.of(named);
  }

  private static Path settings() {
    Path settings = folderOfStack().resolve("barlake.conf");
    if (!Files.isRegularFile(settings)) {
      throw new AssertionError(
          "There is no \""
              + settings
              + "\". Start the stack first: deploy/local/up minio metastore trino");
    }
    return settings;
  }
}
