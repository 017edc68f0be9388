package io.barlake.jobs.cli;

import io.barlake.BarlakeException;
import io.barlake.config.BarlakeConfig.SparkSettings;
import io.barlake.config.ConfFolder;
import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What Spark is told when a command runs on a cluster: its own settings from their file, and the
 * jars that the machines of the cluster lack.
 */
final class ClusterSettings {
  private static final String DEFAULTS = "spark-defaults.conf";
  private static final String AUTHENTICATE = "spark.authenticate";
  private static final String SECRET = "spark.authenticate.secret";
  private static final String EXECUTOR_CORES = "spark.executor.cores";

  /** What the build has kept apart: every Spark has it, or no worker needs it. */
  private static final Pattern NOT_FOR_WORKERS =
      Pattern.compile(".*[/\\\\]lib[/\\\\](spark|store)[/\\\\][^/\\\\]+");

  private ClusterSettings() {}

  static Map<String, String> of(SparkSettings spark, boolean takesWholeMachines) {
    Map<String, String> settings =
        spark.settings().isEmpty()
            ? parse(ConfFolder.text(DEFAULTS), "conf/" + DEFAULTS)
            : read(Path.of(spark.settings()));
    if (takesWholeMachines) {
      settings.remove(EXECUTOR_CORES);
    }
    settings.merge(
        "spark.jars",
        jarsOf(System.getProperty("java.class.path")),
        (theirs, ours) -> theirs + "," + ours);
    return settings;
  }

  private static Map<String, String> read(Path file) {
    String text;
    try {
      text = Files.readString(file);
    } catch (IOException e) {
      throw BarlakeException.badConfig(
          "Cannot read Spark's settings \"%s\". Name another file with spark.settings.", file);
    }
    Map<String, String> settings = parse(text, file.toString());
    if (settings.containsKey(SECRET)) {
      requirePrivate(file);
    }
    return settings;
  }

  /** The form of Spark's own files: a key and a value a line, with a blank between them. */
  private static Map<String, String> parse(String text, String name) {
    Properties lines = new Properties();
    try {
      lines.load(new StringReader(text));
    } catch (IOException | IllegalArgumentException e) {
      throw BarlakeException.badConfig("Cannot read \"%s\": %s.", name, e.getMessage());
    }
    Map<String, String> settings = new TreeMap<>();
    for (String key : lines.stringPropertyNames()) {
      if (!key.startsWith("spark.")) {
        throw BarlakeException.badConfig(
            "Unknown setting \"%s\" in \"%s\": Spark's settings begin with \"spark.\".", key, name);
      }
      settings.put(key, lines.getProperty(key).strip());
    }
    if ("true".equals(settings.get(AUTHENTICATE)) && !settings.containsKey(SECRET)) {
      throw BarlakeException.badConfig(
          "Missing secret of the Spark cluster: \"%s\" has none. Copy conf/%s, add %s, and name the"
              + " copy with spark.settings.",
          name, DEFAULTS, SECRET);
    }
    return settings;
  }

  private static void requirePrivate(Path file) {
    Set<PosixFilePermission> permissions;
    try {
      permissions = Files.getPosixFilePermissions(file);
    } catch (IOException | UnsupportedOperationException e) {
      return;
    }
    if (permissions.stream().anyMatch(one -> !one.name().startsWith("OWNER"))) {
      throw BarlakeException.badConfig(
          "Unsafe file \"%s\": it holds the secret of a cluster, and others may read it. Keep it to"
              + " yourself: chmod 600 \"%s\".",
          file, file);
    }
  }

  /** The jars of the launcher's class path that a worker needs and does not have. */
  static String jarsOf(String classPath) {
    return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
        .splitAsStream(classPath)
        .filter(entry -> entry.endsWith(".jar") && !NOT_FOR_WORKERS.matcher(entry).matches())
        .collect(Collectors.joining(","));
  }
}
