package io.barlake.features;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import io.barlake.config.ConfFolder;
import io.barlake.features.label.LabelParser;
import io.barlake.features.label.LabelRule;
import io.barlake.features.label.Labels;
import io.barlake.market.BarSeries;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The labels of one table, in the order in which they were written. */
public record LabelSet(List<LabelRule> rules) {
  private static final String FOLDER = "labels";
  private static final String LABELS = "labels";

  public LabelSet {
    rules = List.copyOf(rules);
    if (rules.isEmpty()) {
      throw BarlakeException.badConfig(
          "Missing labels: the set is empty, expected at least one, such as %s.",
          Labels.FORWARD.example());
    }
    Set<String> names = new HashSet<>();
    for (LabelRule rule : rules) {
      if (!names.add(rule.name())) {
        throw BarlakeException.badConfig(
            "Invalid label set: %s is listed twice. Remove one.", rule.name());
      }
    }
  }

  /** Reads definitions such as {@code forward(12)}. */
  public static LabelSet of(List<String> definitions) {
    return new LabelSet(definitions.stream().map(LabelParser::parse).toList());
  }

  /** The definitions of a file of {@code conf/labels}, by its name. */
  public static List<String> named(String name) {
    ConfFolder.requireSet(FOLDER, name);
    return definitions(ConfFolder.file(FOLDER + "/" + name + ".conf"));
  }

  /**
   * The definitions of a settings file as they are written.
   *
   * <pre>
   * labels = ["forward(12)", "barrier(14, 2, 2, 24)"]
   * </pre>
   */
  public static List<String> definitions(Config config) {
    try {
      return config.getStringList(LABELS);
    } catch (ConfigException e) {
      throw new BarlakeException(
          ErrorCode.BAD_CONFIG,
          "Invalid label set: expected labels = [\"forward(12)\", ...], but "
              + e.getMessage()
              + ".",
          e);
    }
  }

  /** Fails where a series is too short for one of the labels, or has a price without logarithm. */
  void require(BarSeries bars, String what) {
    for (LabelRule rule : rules) {
      int needed = rule.warmUp() + rule.horizon() + 1;
      if (bars.size() < needed) {
        throw BarlakeException.badInput(
            "Cannot compute %s of %s: it needs %d bars, and there are %d. Shorten it, or leave"
                + " this frame or symbol out.",
            rule.name(), what, needed, bars.size());
      }
    }
    requirePrices(bars, bars.open(), "open", what);
    requirePrices(bars, bars.high(), "high", what);
    requirePrices(bars, bars.low(), "low", what);
    requirePrices(bars, bars.close(), "close", what);
  }

  private static void requirePrices(BarSeries bars, double[] prices, String price, String what) {
    for (int i = 0; i < prices.length; i++) {
      if (!(prices[i] > 0 && prices[i] < Double.POSITIVE_INFINITY)) {
        throw BarlakeException.badInput(
            "Cannot label %s: the %s of the bar of %s is %s, and a log return needs a price above"
                + " 0. Leave this symbol out.",
            what, price, Instant.EPOCH.plus(bars.openMicros()[i], ChronoUnit.MICROS), prices[i]);
      }
    }
  }
}
