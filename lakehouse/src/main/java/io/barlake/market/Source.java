package io.barlake.market;

import io.barlake.BarlakeException;
import java.io.Serializable;
import java.util.regex.Pattern;

/** Who made the data: {@code histdata}, {@code dukascopy}, {@code lean-oanda}. Never merged. */
public record Source(String name) implements Serializable {
  private static final Pattern NAME = Pattern.compile("[a-z0-9-]{2,32}");

  public static final Source HISTDATA = new Source("histdata");

  public Source {
    if (!NAME.matcher(name).matches()) {
      throw BarlakeException.badArgument(
          "Invalid source \"%s\": expected lower-case letters, digits and hyphens,"
              + " such as histdata.",
          name);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
