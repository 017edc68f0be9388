package io.barlake.publish.report;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The text of a sweep file, read for what a report repeats of it. A text that is no settings file
 * says nothing here; the report still shows it word for word.
 */
public final class DefinitionText {
  private static final String COSTS = "sweep.costs";
  private static final String KEEP_BY = "sweep.keep.by";

  private final Config settings;

  private DefinitionText(Config settings) {
    this.settings = settings;
  }

  public static DefinitionText of(String text) {
    return new DefinitionText(parse(text).orElseGet(ConfigFactory::empty));
  }

  private static Optional<Config> parse(String text) {
    try {
      Config parsed = ConfigFactory.parseString(text);
      return parsed.isResolved() ? Optional.of(parsed) : Optional.empty();
    } catch (ConfigException notSettings) {
      return Optional.empty();
    }
  }

  /** The costs assumed, by their settings key. */
  public Map<String, String> costs() {
    Map<String, String> costs = new TreeMap<>();
    if (has(COSTS)) {
      settings
          .getConfig(COSTS)
          .entrySet()
          .forEach(
              entry -> costs.put(entry.getKey(), String.valueOf(entry.getValue().unwrapped())));
    }
    return costs;
  }

  /** The metric by which the sweep says which trial is better; Sharpe ratio unless it says so. */
  public ReportMetric rankBy() {
    return has(KEEP_BY)
        ? ReportMetric.named(settings.getString(KEEP_BY).replace('-', '_'))
            .orElse(ReportMetric.SHARPE)
        : ReportMetric.SHARPE;
  }

  private boolean has(String path) {
    try {
      return settings.hasPath(path);
    } catch (ConfigException notAGroup) {
      return false;
    }
  }
}
