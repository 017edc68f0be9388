package io.barlake.backtest.grid;

import io.barlake.BarlakeException;
import java.io.Serializable;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A comparison that every trial of a space meets, such as {@code fast < slow}. */
public record Constraint(Operand left, Comparison comparison, Operand right)
    implements Serializable {
  private static final Pattern FORM = Pattern.compile("\\s*(\\S+)\\s*(<=|>=|!=|<|>)\\s*(\\S+)\\s*");
  private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");

  /** One side: the parameter at this place, or, where the place is -1, a constant. */
  public record Operand(int parameter, double constant) implements Serializable {
    double value(double[] parameters) {
      return parameter < 0 ? constant : parameters[parameter];
    }
  }

  /** Reads {@code fast < slow} or {@code slow >= 20}; the names are those of the parameters. */
  public static Constraint parse(String text, List<String> names) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw BarlakeException.badConfig(
          "Invalid constraint \"%s\": expected a comparison with <, <=, >, >= or !=, such as"
              + " \"fast < slow\".",
          text);
    }
    return new Constraint(
        operand(form.group(1), text, names),
        Comparison.of(form.group(2)).orElseThrow(),
        operand(form.group(3), text, names));
  }

  boolean holds(double[] parameters) {
    return comparison.holds(left.value(parameters), right.value(parameters));
  }

  String text(List<String> names) {
    return text(left, names) + " " + comparison.sign() + " " + text(right, names);
  }

  private static String text(Operand operand, List<String> names) {
    return operand.parameter() < 0
        ? Double.toString(operand.constant())
        : names.get(operand.parameter());
  }

  private static Operand operand(String word, String text, List<String> names) {
    int parameter = names.indexOf(word);
    if (parameter >= 0) {
      return new Operand(parameter, 0);
    }
    try {
      if (!WORD.matcher(word).matches()) {
        return new Operand(-1, Double.parseDouble(word));
      }
    } catch (NumberFormatException e) {
      // Falls through to the one message below.
    }
    throw BarlakeException.badConfig(
        "Unknown parameter \"%s\" in the constraint \"%s\": expected a number or one of %s.",
        word, text, String.join(", ", names));
  }
}
