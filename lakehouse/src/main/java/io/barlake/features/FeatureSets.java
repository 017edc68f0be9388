package io.barlake.features;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import io.barlake.BarlakeException;
import io.barlake.config.ConfFolder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The sets that have a name: the files of {@code conf/features}.
 *
 * <pre>
 * description = "Averages of many lengths."
 * features = ["sma({10, 20, 50})", "ema(10..50 step 10)", "bbands(20, 2)"]
 * </pre>
 */
public final class FeatureSets {
  private static final String FOLDER = "features";
  private static final String DESCRIPTION = "description";
  private static final Set<String> KEYS = Set.of(DESCRIPTION, FeatureSet.FEATURES);

  private FeatureSets() {}

  /**
   * A set that has a name.
   *
   * @param definitions as they are written, lists and ranges unexpanded
   * @param columns how many columns it has
   */
  public record NamedSet(String name, String description, List<String> definitions, int columns) {}

  /** Every set there is, by name. */
  public static List<NamedSet> all() {
    return ConfFolder.names(FOLDER).stream().map(FeatureSets::read).toList();
  }

  /**
   * What these sets compute together, one indicator a definition. What several of them name is
   * computed once, where the first names it.
   */
  public static List<String> definitions(List<String> names) {
    Map<String, String> byLabel = new LinkedHashMap<>();
    for (String name : names) {
      for (String definition : FeatureSet.expanded(named(name).definitions())) {
        byLabel.putIfAbsent(Feature.parse(definition).label(), definition);
      }
    }
    return List.copyOf(byLabel.values());
  }

  /** The set of this name; one that does not exist is answered with those that do. */
  static NamedSet named(String name) {
    ConfFolder.requireSet(FOLDER, name);
    return read(name);
  }

  private static NamedSet read(String name) {
    String file = FOLDER + "/" + name + ".conf";
    Config config = ConfFolder.file(file);
    try {
      refuseOthers(config);
      List<String> definitions = FeatureSet.definitions(config);
      return new NamedSet(
          name, description(config), definitions, FeatureSet.of(definitions).columns().size());
    } catch (BarlakeException e) {
      throw new BarlakeException(e.code(), "conf/" + file + ": " + e.getMessage(), e);
    }
  }

  private static String description(Config config) {
    try {
      return config.hasPath(DESCRIPTION) ? config.getString(DESCRIPTION) : "";
    } catch (ConfigException e) {
      throw BarlakeException.badConfig("Invalid description: expected a text.");
    }
  }

  private static void refuseOthers(Config config) {
    List<String> unknown = new ArrayList<>(new TreeSet<>(config.root().keySet()));
    unknown.removeAll(KEYS);
    if (!unknown.isEmpty()) {
      throw BarlakeException.badConfig(
          "Unknown key \"%s\" in a feature set: expected %s and %s.",
          unknown.get(0), FeatureSet.FEATURES, DESCRIPTION);
    }
  }
}
