package io.barlake.features.indicator;

import io.barlake.BarlakeException;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * What an indicator or a label takes: a number, both ends of its range included, or the name of a
 * symbol.
 *
 * @param typical a value people use, for examples
 */
public record IndicatorParameter(
    String name, Kind kind, double least, double most, String typical) {
  /** What may be written for a parameter. */
  public enum Kind {
    WHOLE("a whole number", Pattern.compile("\\d{1,9}")),
    DECIMAL("a number", Pattern.compile("\\d{1,9}(\\.\\d{1,9})?")),
    SYMBOL("a symbol such as GBPUSD", Pattern.compile("[A-Z0-9]{2,24}"));

    private final String words;
    private final Pattern shape;

    Kind(String words, Pattern shape) {
      this.words = words;
      this.shape = shape;
    }
  }

  static IndicatorParameter window(String name, int least, int typical) {
    return new IndicatorParameter(name, Kind.WHOLE, least, Window.LONGEST, Label.text(typical));
  }

  static IndicatorParameter decimal(String name, double least, double most, double typical) {
    return new IndicatorParameter(name, Kind.DECIMAL, least, most, Label.text(typical));
  }

  static IndicatorParameter symbol(String name, String typical) {
    return new IndicatorParameter(name, Kind.SYMBOL, 0, 0, typical);
  }

  /** What it may be: {@code window is a whole number from 1 to 1000000}. */
  public String expected() {
    return name + " is " + range();
  }

  private String range() {
    return kind == Kind.SYMBOL
        ? kind.words
        : String.format("%s from %s to %s", kind.words, Label.text(least), Label.text(most));
  }

  /** Fails where this is not what may be written in a definition such as {@code bbands(20, 2)}. */
  String checked(String text, String definition) {
    boolean fits =
        kind == Kind.SYMBOL ? kind.shape.matcher(text).matches() : read(text).isPresent();
    if (fits) {
      return text;
    }
    throw BarlakeException.badConfig(
        "Invalid indicator \"%s\": %s is \"%s\", expected %s.", definition, name, text, range());
  }

  /** The number that is written there; nothing if it is none, or out of range. */
  public OptionalDouble read(String text) {
    if (!kind.shape.matcher(text).matches()) {
      return OptionalDouble.empty();
    }
    double value = Double.parseDouble(text);
    return value >= least && value <= most ? OptionalDouble.of(value) : OptionalDouble.empty();
  }
}
