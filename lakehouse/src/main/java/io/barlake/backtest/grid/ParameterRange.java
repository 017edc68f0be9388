package io.barlake.backtest.grid;

import io.barlake.BarlakeException;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The values of one parameter in the order in which trials take them, never the same one twice.
 * Decimal steps are exact: 0.1, 0.2, 0.3 are the doubles that those texts read as.
 */
public final class ParameterRange implements Serializable {
  public static final int MOST_VALUES = 1_000_000;

  private static final long serialVersionUID = 1L;

  private final String text;
  private final double[] values;

  private ParameterRange(String text, double[] values) {
    this.text = text;
    this.values = values;
  }

  /** These values, in this order. */
  public static ParameterRange list(List<BigDecimal> values) {
    double[] doubles = values.stream().mapToDouble(BigDecimal::doubleValue).toArray();
    if (doubles.length == 0) {
      throw BarlakeException.badConfig("Invalid range: the list is empty.");
    }
    if (Arrays.stream(doubles).distinct().count() < doubles.length) {
      throw BarlakeException.badConfig("Invalid range: the list has a value twice.");
    }
    String text = values.stream().map(ParameterRange::plain).collect(Collectors.joining(", "));
    return new ParameterRange("[" + text + "]", doubles);
  }

  /** From, from + step, ... up to and including {@code to} where a step meets it. */
  public static ParameterRange steps(BigDecimal from, BigDecimal to, BigDecimal step) {
    requireRising(from, to);
    if (step.signum() <= 0) {
      throw BarlakeException.badConfig(
          "Invalid range: step is %s, expected more than 0.", plain(step));
    }
    BigDecimal count = to.subtract(from).divideToIntegralValue(step).add(BigDecimal.ONE);
    requireCount(count);
    double[] values = new double[count.intValueExact()];
    for (int i = 0; i < values.length; i++) {
      values[i] = from.add(step.multiply(BigDecimal.valueOf(i))).doubleValue();
    }
    return new ParameterRange(
        "%s to %s by %s".formatted(plain(from), plain(to), plain(step)), values);
  }

  /** So many values from {@code from} to {@code to}, each the same multiple of the one before. */
  public static ParameterRange logSteps(BigDecimal from, BigDecimal to, int count) {
    return new ParameterRange(logText(from, to, count), geometric(from, to, count));
  }

  /** Like {@link #logSteps}, rounded to whole numbers; values that fall together count once. */
  public static ParameterRange wholeLogSteps(BigDecimal from, BigDecimal to, int count) {
    double[] rounded =
        Arrays.stream(geometric(from, to, count)).map(StrictMath::rint).distinct().toArray();
    return new ParameterRange(logText(from, to, count), rounded);
  }

  public int size() {
    return values.length;
  }

  public double value(int index) {
    return values[index];
  }

  /** The range as text, the same for the same values asked for in the same way. */
  @Override
  public String toString() {
    return text;
  }

  private static double[] geometric(BigDecimal from, BigDecimal to, int count) {
    requireRising(from, to);
    if (from.signum() <= 0) {
      throw BarlakeException.badConfig(
          "Invalid range: log-steps from %s, expected more than 0.", plain(from));
    }
    if (count < 2 || count > MOST_VALUES || from.compareTo(to) == 0) {
      throw BarlakeException.badConfig(
          "Invalid range: %d log-steps from %s to %s, expected at least 2 and two different ends.",
          count, plain(from), plain(to));
    }
    double ratio = to.divide(from, MathContext.DECIMAL64).doubleValue();
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = from.doubleValue() * StrictMath.pow(ratio, (double) i / (count - 1));
    }
    values[count - 1] = to.doubleValue();
    return values;
  }

  private static String logText(BigDecimal from, BigDecimal to, int count) {
    return "%s to %s in %s log steps"
        .formatted(plain(from), plain(to), plain(new BigDecimal(count)));
  }

  private static void requireRising(BigDecimal from, BigDecimal to) {
    if (from.compareTo(to) > 0) {
      throw BarlakeException.badConfig(
          "Invalid range: from %s is above to %s.", plain(from), plain(to));
    }
  }

  private static void requireCount(BigDecimal count) {
    if (count.compareTo(BigDecimal.valueOf(MOST_VALUES)) > 0) {
      throw BarlakeException.badConfig(
          "Invalid range: %s values, expected at most %d. Use a larger step.",
          count.setScale(0, RoundingMode.DOWN).toPlainString(), MOST_VALUES);
    }
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
