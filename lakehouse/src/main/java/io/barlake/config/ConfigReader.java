package io.barlake.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import io.barlake.BarlakeException;
import io.barlake.market.Side;
import io.barlake.market.Source;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Reads {@code conf/barlake.conf}: the defaults, then the file of a user, then environment
 * variables.
 */
public final class ConfigReader {
  private static final int LONGEST_RETENTION_HOURS = 720;

  private static final String ENVIRONMENT_PREFIX = "BARLAKE_";

  /** Variables of the scripts, which are no settings. */
  private static final Set<String> SCRIPT_VARIABLES =
      Set.of(
          "BARLAKE_JAVA_OPTS",
          "BARLAKE_HEAP",
          "BARLAKE_CLASSPATH",
          "BARLAKE_REAL_DATA",
          "BARLAKE_CACHE");

  /**
   * What the variables of deploy/local begin with: ports, folders, and the sizes of its servers.
   */
  private static final String STACK_PREFIX = "BARLAKE_STACK";

  private ConfigReader() {}

  public static BarlakeConfig read(Optional<Path> userFile, Map<String, String> environment) {
    Config defaults = ConfFolder.file("barlake.conf");
    Config merged = defaults;
    if (userFile.isPresent()) {
      Config user = ConfFolder.parse(userFile.get());
      refuseUnknownKeys(user.root(), defaults.root(), List.of(), defaults);
      merged = user.withFallback(defaults);
    }
    merged = environmentOverrides(environment, defaults).withFallback(merged).resolve();
    return toRecord(merged);
  }

  public static BarlakeConfig defaults() {
    return read(Optional.empty(), Map.of());
  }

  private static void refuseUnknownKeys(
      ConfigObject user, ConfigObject known, List<String> section, Config defaults) {
    for (Map.Entry<String, ConfigValue> entry : new TreeMap<>(user).entrySet()) {
      List<String> path = new ArrayList<>(section);
      path.add(entry.getKey());
      ConfigValue expected = known.get(entry.getKey());
      if (expected == null) {
        throw BarlakeException.badConfig(
            "Unknown setting \"%s\" (%s). Known settings: %s.",
            ConfigUtil.joinPath(path),
            entry.getValue().origin().description(),
            String.join(", ", keys(defaults)));
      }
      if (expected instanceof ConfigObject inner
          && entry.getValue() instanceof ConfigObject deeper) {
        refuseUnknownKeys(deeper, inner, path, defaults);
      }
    }
  }

  private static Config environmentOverrides(Map<String, String> environment, Config defaults) {
    Map<String, String> keysByVariable = new TreeMap<>();
    for (String key : keys(defaults)) {
      keysByVariable.put(variable(key), key);
    }
    Map<String, Object> overrides = new TreeMap<>();
    environment.forEach(
        (variable, value) -> {
          if (!variable.startsWith(ENVIRONMENT_PREFIX)
              || variable.startsWith(STACK_PREFIX)
              || SCRIPT_VARIABLES.contains(variable)) {
            return;
          }
          String key = keysByVariable.get(variable);
          if (key == null) {
            throw BarlakeException.badConfig(
                "Unknown environment variable \"%s\": expected one of %s.",
                variable, String.join(", ", keysByVariable.keySet()));
          }
          overrides.put(key, value);
        });
    return ConfigFactory.parseMap(overrides, "environment");
  }

  static String variable(String key) {
    return ENVIRONMENT_PREFIX + key.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
  }

  private static Set<String> keys(Config config) {
    Set<String> keys = new TreeSet<>();
    config.entrySet().forEach(entry -> keys.add(entry.getKey()));
    return keys;
  }

  private static BarlakeConfig toRecord(Config config) {
    try {
      Map<String, String> databases = new TreeMap<>();
      Config names = config.getConfig("lake.databases");
      names
          .entrySet()
          .forEach(entry -> databases.put(entry.getKey(), names.getString(entry.getKey())));
      return new BarlakeConfig(
          config.getString("lake.path"),
          databases,
          new BarlakeConfig.StoreSettings(
              optionalAddress(config, "store.endpoint"),
              word(config, "store.region"),
              config.getString("store.credentials"),
              word(config, "store.profile")),
          new BarlakeConfig.BucketSettings(
              versioning(config, "store.versioning"),
              positive(config, "store.old-versions-days"),
              positive(config, "store.unfinished-uploads-days"),
              accounts(config, "store.readers"),
              accounts(config, "store.writers"),
              config.getString("store.account-keys")),
          config.getString("catalog.metastore"),
          new BarlakeConfig.SparkSettings(
              config.getString("spark.master"), config.getString("spark.settings")),
          source(config, "market.default-source"),
          new BarlakeConfig.IngestSettings(
              positive(config, "ingest.nesting-depth"),
              positive(config, "ingest.member-megabytes"),
              positive(config, "ingest.inflate-ratio"),
              config.getBoolean("ingest.keep-ticks"),
              moreSides(config, "ingest.more-sides"),
              config.getBoolean("ingest.keep-originals")),
          new BarlakeConfig.HarvestSettings(
              site(config, "harvest.histdata"),
              site(config, "harvest.binance"),
              site(config, "harvest.dukascopy"),
              positive(config, "harvest.tries"),
              positive(config, "harvest.first-wait-seconds"),
              positive(config, "harvest.longest-wait-seconds"),
              positive(config, "harvest.timeout-seconds"),
              positive(config, "harvest.failures-in-a-row"),
              word(config, "harvest.user-agent")),
          new BarlakeConfig.QualitySettings(
              share(config, "quality.warn-below"),
              positive(config, "quality.stale-days"),
              size(config, "quality.outlier-sizes"),
              size(config, "quality.spike-sizes"),
              positive(config, "quality.flat-minutes"),
              positive(config, "quality.stale-minutes")),
          new BarlakeConfig.MaintainSettings(
              positive(config, "maintain.file-rows"),
              retention(config, "maintain.retention-hours"),
              positive(config, "maintain.checkpoint-commits")));
    } catch (ConfigException e) {
      throw BarlakeException.badConfig("Invalid setting: %s", ConfFolder.oneLine(e));
    }
  }

  private static Source source(Config config, String key) {
    try {
      return new Source(config.getString(key));
    } catch (BarlakeException e) {
      throw BarlakeException.badConfig(
          "Invalid setting \"%s\" (%s): %s",
          key, config.getValue(key).origin().description(), e.getMessage());
    }
  }

  private static BarlakeConfig.SiteSettings site(Config config, String section) {
    return new BarlakeConfig.SiteSettings(
        address(config, section + ".url"), positive(config, section + ".requests-per-minute"));
  }

  private static String optionalAddress(Config config, String key) {
    return config.getString(key).isEmpty() ? "" : address(config, key).toString();
  }

  private static URI address(Config config, String key) {
    String text = config.getString(key).replaceAll("/+$", "");
    if (!text.matches("(?i)https?://[^\\s/?#]+(/[^\\s?#]*)?")) {
      throw BarlakeException.badConfig(
          "Invalid setting \"%s\" (%s): expected an address such as https://host/path, found"
              + " \"%s\".",
          key, config.getValue(key).origin().description(), config.getString(key));
    }
    return URI.create(text);
  }

  private static String word(Config config, String key) {
    String text = config.getString(key);
    if (!text.matches("[!-~]([ -~]*[!-~])?")) {
      throw BarlakeException.badConfig(
          "Invalid setting \"%s\" (%s): expected plain letters, found \"%s\".",
          key, config.getValue(key).origin().description(), text);
    }
    return text;
  }

  private static BarlakeConfig.BucketSettings.Versioning versioning(Config config, String key) {
    return switch (config.getString(key)) {
      case "on", "true" -> BarlakeConfig.BucketSettings.Versioning.ON;
      case "off", "false" -> BarlakeConfig.BucketSettings.Versioning.OFF;
      case "as-is" -> BarlakeConfig.BucketSettings.Versioning.AS_IS;
      default ->
          throw BarlakeException.badConfig(
              "Invalid setting \"%s\" (%s): expected on, off or as-is, found \"%s\".",
              key, config.getValue(key).origin().description(), config.getString(key));
    };
  }

  /** Names between commas, of a length that MinIO takes. */
  private static List<String> accounts(Config config, String key) {
    List<String> names =
        Stream.of(config.getString(key).split(","))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .toList();
    for (String name : names) {
      if (!name.matches("[a-z][a-z0-9-]{1,18}[a-z0-9]")) {
        throw BarlakeException.badConfig(
            "Invalid setting \"%s\" (%s): expected names of 3 to 20 lower-case letters, digits and"
                + " hyphens with commas between them, found \"%s\".",
            key, config.getValue(key).origin().description(), name);
      }
    }
    return names;
  }

  private static Set<Side> moreSides(Config config, String key) {
    Set<Side> sides = EnumSet.noneOf(Side.class);
    for (String word : config.getString(key).split(",", -1)) {
      switch (word.strip()) {
        case "" -> {}
        case "ask" -> sides.add(Side.ASK);
        case "mid" -> sides.add(Side.MID);
        default ->
            throw BarlakeException.badConfig(
                "Invalid setting \"%s\" (%s): expected ask, mid, both with a comma between them,"
                    + " or nothing, found \"%s\".",
                key, config.getValue(key).origin().description(), word.strip());
      }
    }
    return sides;
  }

  private static int positive(Config config, String key) {
    int value = config.getInt(key);
    if (value <= 0) {
      throw BarlakeException.badConfig(
          "Invalid setting \"%s\" (%s): expected a number above 0, found %d.",
          key, config.getValue(key).origin().description(), value);
    }
    return value;
  }

  private static double share(Config config, String key) {
    double value = config.getDouble(key);
    if (!(value >= 0 && value <= 1)) {
      throw BarlakeException.badConfig(
          "Invalid setting \"%s\" (%s): expected a number from 0 to 1, found %s.",
          key, config.getValue(key).origin().description(), value);
    }
    return value;
  }

  private static double size(Config config, String key) {
    double value = config.getDouble(key);
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw BarlakeException.badConfig(
          "Invalid setting \"%s\" (%s): expected a number above 0, found %s.",
          key, config.getValue(key).origin().description(), value);
    }
    return value;
  }

  private static int retention(Config config, String key) {
    int hours = config.getInt(key);
    if (hours < 1 || hours > LONGEST_RETENTION_HOURS) {
      throw BarlakeException.badConfig(
          "Invalid setting \"%s\" (%s): expected 1 to %d hours, found %d. Files must outlive the"
              + " commands that read or write them, and logs are kept for 30 days.",
          key, config.getValue(key).origin().description(), LONGEST_RETENTION_HOURS, hours);
    }
    return hours;
  }
}
