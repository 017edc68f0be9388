package io.barlake.features.indicator;

import io.barlake.BarlakeException;
import java.util.regex.Pattern;

/**
 * A number that an indicator takes, both ends of its range included.
 *
 * @param typical a value people use, for examples
 */
public record IndicatorParameter(
    String name, Kind kind, double least, double most, double typical) {
  /** What may be written for a parameter. */
  public enum Kind {
    WHOLE("a whole number", Pattern.compile("\\d{1,9}")),
    DECIMAL("a number", Pattern.compile("\\d{1,9}(\\.\\d{1,9})?"));

    private final String words;
    private final Pattern shape;

    Kind(String words, Pattern shape) {
      this.words = words;
      this.shape = shape;
    }
  }

  static IndicatorParameter window(String name, int least, int typical) {
    return new IndicatorParameter(name, Kind.WHOLE, least, Window.LONGEST, typical);
  }

  static IndicatorParameter decimal(String name, double least, double most, double typical) {
    return new IndicatorParameter(name, Kind.DECIMAL, least, most, typical);
  }

  /** What it may be: {@code window is a whole number from 1 to 1000000}. */
  public String expected() {
    return name + " is " + range();
  }

  private String range() {
    return String.format("%s from %s to %s", kind.words, Label.text(least), Label.text(most));
  }

  /** Reads the text of this parameter in a definition such as {@code bbands(20, 2)}. */
  double parse(String text, String definition) {
    if (kind.shape.matcher(text).matches()) {
      double value = Double.parseDouble(text);
      if (value >= least && value <= most) {
        return value;
      }
    }
    throw BarlakeException.badConfig(
        "Invalid indicator \"%s\": %s is \"%s\", expected %s.", definition, name, text, range());
  }
}
