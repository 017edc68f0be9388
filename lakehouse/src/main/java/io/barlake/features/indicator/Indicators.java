package io.barlake.features.indicator;

import static io.barlake.features.indicator.IndicatorParameter.decimal;
import static io.barlake.features.indicator.IndicatorParameter.window;
import static java.util.stream.Collectors.joining;

import io.barlake.BarlakeException;
import io.barlake.NearestWord;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Every indicator there is, by the word that settings use, and the parameters it takes. */
// A constructor reference and an unmodifiable list: immutable, which their types do not say.
@SuppressWarnings("ImmutableEnumChecker")
public enum Indicators {
  SMA(p -> new SimpleMovingAverage(p.whole(0)), window("window", 1, 20)),
  EMA(p -> new ExponentialMovingAverage(p.whole(0)), window("window", 1, 50)),
  WMA(p -> new WeightedMovingAverage(p.whole(0)), window("window", 1, 20)),
  MACD(
      p -> new MovingAverageConvergence(p.whole(0), p.whole(1), p.whole(2)),
      window("fast", 1, 12),
      window("slow", 2, 26),
      window("signal", 1, 9)),
  RSI(p -> new RelativeStrengthIndex(p.whole(0)), window("window", 2, 14)),
  STOCH(
      p -> new StochasticOscillator(p.whole(0), p.whole(1), p.whole(2)),
      window("window", 1, 14),
      window("smoothing", 1, 3),
      window("signal", 1, 3)),
  CCI(p -> new CommodityChannelIndex(p.whole(0)), window("window", 2, 20)),
  ROC(p -> new RateOfChange(p.whole(0)), window("window", 1, 10)),
  ATR(p -> new AverageTrueRange(p.whole(0)), window("window", 1, 14)),
  NATR(p -> new NormalizedAverageTrueRange(p.whole(0)), window("window", 1, 14)),
  BBANDS(
      p -> new BollingerBands(p.whole(0), p.decimal(1)),
      window("window", 2, 20),
      decimal("deviations", 0.01, 100, 2)),
  DONCHIAN(p -> new DonchianChannel(p.whole(0)), window("window", 1, 20)),
  VOLATILITY(p -> new RollingVolatility(p.whole(0)), window("window", 2, 20)),
  ADX(p -> new DirectionalMovement(p.whole(0)), window("window", 2, 14)),
  ZSCORE(p -> new ZScore(p.whole(0)), window("window", 2, 20)),
  WILLR(p -> new WilliamsPercentRange(p.whole(0)), window("window", 1, 14));

  private static final Pattern DEFINITION =
      Pattern.compile("\\s*([A-Za-z0-9_]+)\\s*\\(([^()]*)\\)\\s*");

  private final Factory factory;
  private final List<IndicatorParameter> parameters;

  Indicators(Factory factory, IndicatorParameter... parameters) {
    this.factory = factory;
    this.parameters = List.of(parameters);
  }

  /** The word in settings and labels: {@code bbands}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public List<IndicatorParameter> parameters() {
    return parameters;
  }

  /** A definition with parameters that people use: {@code bbands(20, 2)}. */
  public String example() {
    return word()
        + parameters.stream()
            .map(parameter -> Label.text(parameter.typical()))
            .collect(joining(", ", "(", ")"));
  }

  /** Reads a definition such as {@code sma(20)} or {@code bbands(20, 2)}. */
  public static Indicator parse(String definition) {
    Matcher matcher = DEFINITION.matcher(definition);
    if (!matcher.matches()) {
      throw BarlakeException.badConfig(
          "Invalid indicator \"%s\": expected a name and its parameters, such as %s.",
          definition, nearestTo(definition.split("\\(", 2)[0]).orElse(SMA).example());
    }
    String word = matcher.group(1);
    return of(word).orElseThrow(() -> unknown(word, definition)).read(matcher.group(2), definition);
  }

  private Indicator read(String list, String definition) {
    String[] texts = list.isBlank() ? new String[0] : list.split(",", -1);
    if (texts.length != parameters.size()) {
      throw BarlakeException.badConfig(
          "Invalid indicator \"%s\": %s takes %s, such as %s.",
          definition,
          word(),
          parameters.stream().map(IndicatorParameter::name).collect(joining(", ")),
          example());
    }
    double[] values = new double[texts.length];
    for (int i = 0; i < texts.length; i++) {
      values[i] = parameters.get(i).parse(texts[i].strip(), definition);
    }
    return factory.create(new Values(values));
  }

  private static BarlakeException unknown(String word, String definition) {
    return nearestTo(word)
        .map(
            nearest ->
                BarlakeException.badConfig(
                    "Unknown indicator \"%s\" in \"%s\". The nearest known one is %s.",
                    word, definition, nearest.example()))
        .orElseGet(
            () ->
                BarlakeException.badConfig(
                    "Unknown indicator \"%s\" in \"%s\": expected one of %s.",
                    word, definition, String.join(", ", words())));
  }

  private static Optional<Indicators> nearestTo(String typed) {
    return NearestWord.of(typed.strip().toLowerCase(Locale.ROOT), words()).flatMap(Indicators::of);
  }

  private static Optional<Indicators> of(String word) {
    return Arrays.stream(values()).filter(known -> known.word().equals(word)).findFirst();
  }

  private static List<String> words() {
    return Arrays.stream(values()).map(Indicators::word).toList();
  }

  /** The parameters of a definition, in its order. */
  private record Values(double[] values) {
    int whole(int position) {
      return (int) values[position];
    }

    double decimal(int position) {
      return values[position];
    }
  }

  @FunctionalInterface
  private interface Factory {
    Indicator create(Values values);
  }
}
