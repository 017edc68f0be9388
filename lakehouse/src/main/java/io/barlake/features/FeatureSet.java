package io.barlake.features;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import io.barlake.bars.Timeframe;
import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.Indicators;
import io.barlake.features.indicator.Sessions;
import io.barlake.market.BarSeries;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The features of one table: entries in the order in which they were written, and so an ordered
 * list of columns. Values are NaN while a column warms up and finite ever after; features of the
 * volume are NaN too where the source has none, and warm up from the first bar that has one; those
 * beside another symbol are NaN where it has no bar.
 */
public final class FeatureSet {
  /** A table with more columns serves nobody; such a set is a slip of the keyboard. */
  public static final int MOST_COLUMNS = 2_000;

  static final String FEATURES = "features";

  private final List<Feature> features;

  /** A set of indicators, each defined by its label. */
  public FeatureSet(List<? extends Indicator> indicators) {
    this(indicators.stream().map(indicator -> new Feature.OfRows(indicator.label(), indicator)));
  }

  private FeatureSet(Stream<Feature> features) {
    this.features = features.toList();
    if (this.features.isEmpty()) {
      throw BarlakeException.badConfig(
          "Missing features: the set is empty, expected at least one, such as %s.",
          Indicators.SMA.example());
    }
    requireDistinct();
    requireFew();
  }

  /**
   * Reads definitions such as {@code sma(20)}, {@code macd(12, 26, 9)}, and those that stand for
   * several, such as {@code sma({10, 20, 50})} and {@code ema(10..50 step 10)}.
   */
  public static FeatureSet of(List<String> definitions) {
    return new FeatureSet(expanded(definitions).stream().map(Feature::parse));
  }

  /** One feature alone. */
  static FeatureSet of(Feature feature) {
    return new FeatureSet(Stream.of(feature));
  }

  /** The same definitions, one indicator each. */
  static List<String> expanded(List<String> definitions) {
    return definitions.stream()
        .flatMap(definition -> DefinitionExpansion.of(definition).stream())
        .toList();
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

  /** Its entries, in the order in which they were written. */
  public List<Feature> features() {
    return features;
  }

  /** What its entries are made of. */
  public List<Indicator> indicators() {
    return features.stream().map(Feature::indicator).toList();
  }

  /** One a column, in the order of the arrays of {@link #over}. */
  public List<FeatureColumn> columns() {
    return features.stream().flatMap(feature -> feature.columns().stream()).toList();
  }

  /** How many bars pass before every column has a value; of longer frames, bars of theirs. */
  public int warmUp() {
    return columns().stream().mapToInt(FeatureColumn::warmUp).max().orElseThrow();
  }

  /** Fails where a feature has no values for rows of this frame. */
  void requireFrame(Timeframe rows) {
    features.forEach(feature -> feature.requireFrame(rows));
  }

  /** The fields of the bars that any indicator reads. The others may hold anything. */
  public List<BarField> inputs() {
    EnumSet<BarField> fields = EnumSet.noneOf(BarField.class);
    indicators().forEach(indicator -> fields.addAll(indicator.inputs()));
    return List.copyOf(fields);
  }

  /** One array a column, each as long as the series, whose days are those of UTC. */
  public double[][] over(BarSeries bars) {
    return over(bars, Sessions.UTC_DAYS);
  }

  /** The same for bars of these sessions. Features of longer frames need to know more. */
  public double[][] over(BarSeries bars, Sessions sessions) {
    double[][] columns = new double[columns().size()][bars.size()];
    fill(columns, bars, sessions);
    return columns;
  }

  /** The same into arrays that are there, one a column. */
  public void fill(double[][] columns, BarSeries bars, Sessions sessions) {
    new SetWalk(features, bars, sessions).over(into(columns));
  }

  /** The same for any set. */
  public double[][] over(FeatureBars bars) {
    double[][] columns = new double[columns().size()][bars.bars().size()];
    new SetWalk(features, bars).over(into(columns));
    return columns;
  }

  /** The same in the precision that is stored, without a column of doubles in between. */
  public float[][] floatsOver(FeatureBars bars) {
    float[][] columns = new float[columns().size()][bars.bars().size()];
    new SetWalk(features, bars)
        .over(
            (column, from, values, count) -> {
              float[] floats = columns[column];
              for (int k = 0; k < count; k++) {
                floats[from + k] = (float) values[k];
              }
            });
    return columns;
  }

  private static SetWalk.Values into(double[][] columns) {
    return (column, from, values, count) ->
        System.arraycopy(values, 0, columns[column], from, count);
  }

  private void requireDistinct() {
    Set<String> labels = new HashSet<>();
    for (Feature feature : features) {
      if (!labels.add(feature.label())) {
        throw BarlakeException.badConfig(
            "Invalid feature set: %s is listed twice. Remove one.", feature.label());
      }
    }
  }

  private void requireFew() {
    int columns = columns().size();
    if (columns > MOST_COLUMNS) {
      throw BarlakeException.badConfig(
          "Invalid feature set: it has %,d columns, expected at most %,d. Make two sets of it.",
          columns, MOST_COLUMNS);
    }
  }
}
