package io.barlake.features;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import io.barlake.features.indicator.BarField;
import io.barlake.features.indicator.Indicator;
import io.barlake.features.indicator.IndicatorParser;
import io.barlake.features.indicator.IndicatorPass;
import io.barlake.features.indicator.Indicators;
import io.barlake.features.indicator.SessionIndicator;
import io.barlake.features.indicator.Sessions;
import io.barlake.market.BarSeries;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The features of one table: indicators in the order in which they were written, and so an ordered
 * list of columns. Values are NaN while a column warms up and finite ever after; features of the
 * volume are NaN too where the source has none, and warm up from the first bar that has one.
 */
public record FeatureSet(List<Indicator> indicators) {
  /** A table with more columns serves nobody; such a set is a slip of the keyboard. */
  public static final int MOST_COLUMNS = 2_000;

  static final String FEATURES = "features";

  public FeatureSet {
    indicators = List.copyOf(indicators);
    if (indicators.isEmpty()) {
      throw BarlakeException.badConfig(
          "Missing features: the set is empty, expected at least one, such as %s.",
          Indicators.SMA.example());
    }
    requireDistinct(indicators);
    requireFew(indicators);
  }

  /**
   * Reads definitions such as {@code sma(20)}, {@code macd(12, 26, 9)}, and those that stand for
   * several, such as {@code sma({10, 20, 50})} and {@code ema(10..50 step 10)}.
   */
  public static FeatureSet of(List<String> definitions) {
    return new FeatureSet(expanded(definitions).stream().map(IndicatorParser::parse).toList());
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

  /** One a column, in the order of the arrays of {@link #over}. */
  public List<FeatureColumn> columns() {
    return indicators.stream()
        .flatMap(indicator -> indicator.columns().stream())
        .map(column -> new FeatureColumn(column.label(), column.warmUp(), column.formula()))
        .toList();
  }

  /** What its first indicator is called. */
  String label() {
    return indicators.get(0).label();
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

  /** The indicators that ask for sessions, and so for bars shorter than a day. */
  List<SessionIndicator> ofSessions() {
    return indicators.stream()
        .filter(SessionIndicator.class::isInstance)
        .map(SessionIndicator.class::cast)
        .toList();
  }

  /** One array a column, each as long as the series, whose days are those of UTC. */
  public double[][] over(BarSeries bars) {
    return over(bars, Sessions.UTC_DAYS);
  }

  /** The same for bars of these sessions. */
  public double[][] over(BarSeries bars, Sessions sessions) {
    double[][] columns = new double[columns().size()][bars.size()];
    fill(columns, bars, sessions);
    return columns;
  }

  /** The same into arrays that are there, one a column. */
  public void fill(double[][] columns, BarSeries bars, Sessions sessions) {
    walk(
        bars,
        sessions,
        (column, from, values, count) -> System.arraycopy(values, 0, columns[column], from, count));
  }

  /** The same in the precision that is stored, without a column of doubles in between. */
  public float[][] floatsOver(BarSeries bars, Sessions sessions) {
    float[][] columns = new float[columns().size()][bars.size()];
    walk(
        bars,
        sessions,
        (column, from, values, count) -> {
          float[] floats = columns[column];
          for (int k = 0; k < count; k++) {
            floats[from + k] = (float) values[k];
          }
        });
    return columns;
  }

  /** One walk for all: every indicator takes a block before any takes the next. */
  private void walk(BarSeries bars, Sessions sessions, FeatureWalk.Values taker) {
    List<BarField> inputs = inputs();
    boolean ofVolume = inputs.contains(BarField.VOLUME);
    VolumeSpan whole = VolumeSpan.whole(bars);
    VolumeSpan traded = ofVolume ? VolumeSpan.of(bars) : whole;
    List<FeatureWalk> walks = new ArrayList<>();
    int column = 0;
    int widest = 0;
    for (Indicator indicator : indicators) {
      boolean reads = indicator.inputs().contains(BarField.VOLUME);
      walks.add(new FeatureWalk(indicator, sessions, reads ? traded : whole, column));
      int width = indicator.columns().size();
      column += width;
      widest = Math.max(widest, width);
    }
    double[][] block = new double[widest][IndicatorPass.BLOCK];
    for (int from = 0; from < bars.size(); from += IndicatorPass.BLOCK) {
      int to = Math.min(bars.size(), from + IndicatorPass.BLOCK);
      FiniteBars.require(bars, inputs, from, to);
      for (FeatureWalk walk : walks) {
        walk.next(from, to, block, taker);
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

  private static void requireFew(List<Indicator> indicators) {
    int columns = indicators.stream().mapToInt(indicator -> indicator.columns().size()).sum();
    if (columns > MOST_COLUMNS) {
      throw BarlakeException.badConfig(
          "Invalid feature set: it has %,d columns, expected at most %,d. Make two sets of it.",
          columns, MOST_COLUMNS);
    }
  }
}
