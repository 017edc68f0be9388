package io.barlake.features;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.Indicators;
import io.barlake.market.BarSeries;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The features of one table: indicators in the order in which they were written, and so an ordered
 * list of columns. Values are NaN while a column warms up and finite ever after.
 */
public record FeatureSet(List<Indicator> indicators) {
  private static final String FEATURES = "features";

  public FeatureSet {
    indicators = List.copyOf(indicators);
    if (indicators.isEmpty()) {
      throw BarlakeException.badConfig(
          "Missing features: the set is empty, expected at least one, such as %s.",
          Indicators.SMA.example());
    }
    requireDistinct(indicators);
  }

  /** Reads definitions such as {@code sma(20)} and {@code macd(12, 26, 9)}. */
  public static FeatureSet of(List<String> definitions) {
    return new FeatureSet(definitions.stream().map(Indicators::parse).toList());
  }

  /**
   * Reads the list {@code features} of a settings file.
   *
   * <pre>
   * features = ["sma(20)", "bbands(20, 2)"]
   * </pre>
   */
  public static FeatureSet read(Config config) {
    return of(definitions(config));
  }

  /** The definitions of a settings file as they are written. */
  public static List<String> definitions(Config config) {
    try {
      return config.getStringList(FEATURES);
    } catch (ConfigException e) {
      throw new BarlakeException(
          ErrorCode.BAD_CONFIG,
          "Invalid feature set: expected features = [\"sma(20)\", ...], but "
              + e.getMessage()
              + ".",
          e);
    }
  }

  /** One a column, in the order of the arrays of {@link #over}. */
  public List<FeatureColumn> columns() {
    return indicators.stream()
        .flatMap(indicator -> indicator.columns().stream())
        .map(column -> new FeatureColumn(column.label(), column.warmUp(), column.formula()))
        .toList();
  }

  /** How many bars pass before every column has a value. */
  public int warmUp() {
    return columns().stream().mapToInt(FeatureColumn::warmUp).max().orElseThrow();
  }

  /** The fields of the bars that any indicator reads. The others may hold anything. */
  public List<BarField> inputs() {
    EnumSet<BarField> fields = EnumSet.noneOf(BarField.class);
    indicators.forEach(indicator -> fields.addAll(indicator.inputs()));
    return List.copyOf(fields);
  }

  /** One array a column, each as long as the series. */
  public double[][] over(BarSeries bars) {
    requireFinite(bars);
    List<double[]> columns = new ArrayList<>();
    for (Indicator indicator : indicators) {
      columns.addAll(List.of(indicator.over(bars)));
    }
    return columns.toArray(double[][]::new);
  }

  private void requireFinite(BarSeries bars) {
    for (BarField field : inputs()) {
      double[] values = field.of(bars);
      for (int i = 0; i < values.length; i++) {
        if (!Double.isFinite(values[i])) {
          throw BarlakeException.badInput(
              "Invalid bars: %s is %s in the bar of %s, expected a finite number."
                  + " Build the bars of this symbol again.",
              field.name().toLowerCase(Locale.ROOT),
              values[i],
              Instant.EPOCH.plus(bars.openMicros()[i], ChronoUnit.MICROS));
        }
      }
    }
  }

  private static void requireDistinct(List<Indicator> indicators) {
    Set<String> labels = new HashSet<>();
    for (Indicator indicator : indicators) {
      if (!labels.add(indicator.label())) {
        throw BarlakeException.badConfig(
            "Invalid feature set: %s is listed twice. Remove one.", indicator.label());
      }
    }
  }
}
