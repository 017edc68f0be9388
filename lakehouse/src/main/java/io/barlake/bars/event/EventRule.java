package io.barlake.bars.event;

import io.barlake.BarlakeException;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * When a bar that is not of time ends: {@code ticks:1000} with its thousandth tick, {@code
 * range:20} when high and low are 20 ticks of price apart.
 */
public record EventRule(Kind kind, BigDecimal size) implements Comparable<EventRule>, Serializable {
  private static final Pattern LABEL = Pattern.compile("([a-z-]+):([0-9]{1,12}(?:\\.[0-9]{1,9})?)");

  /** What is counted until the bar ends. */
  public enum Kind {
    /** Ticks. */
    TICKS(true),
    /** Volume, in the unit of the source. */
    VOLUME(false),
    /** Ticks of price between high and low. */
    RANGE(true),
    /** Bricks of so many ticks of price, on a grid that begins at 0. */
    RENKO(true),
    /** Ticks that rose less ticks that fell, whichever are more. */
    IMBALANCE(true),
    /** The same, each tick by its volume. */
    VOLUME_IMBALANCE(false);

    private final boolean isWhole;

    Kind(boolean isWhole) {
      this.isWhole = isWhole;
    }

    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it needs the volume of each event. */
    public boolean needsVolume() {
      return this == VOLUME || this == VOLUME_IMBALANCE;
    }

    /** Whether it needs to know how many ticks each event has. */
    public boolean needsTicks() {
      return this == TICKS || this == IMBALANCE;
    }
  }

  public EventRule {
    size = size.stripTrailingZeros();
  }

  /** Reads {@code ticks:1000}. */
  public static EventRule parse(String label) {
    Matcher parts = LABEL.matcher(label.strip());
    if (parts.matches()) {
      for (Kind kind : Kind.values()) {
        BigDecimal size = new BigDecimal(parts.group(2));
        boolean fits =
            size.signum() > 0 && (!kind.isWhole || size.stripTrailingZeros().scale() <= 0);
        if (kind.word().equals(parts.group(1)) && fits) {
          return new EventRule(kind, size);
        }
      }
    }
    throw BarlakeException.badArgument(
        "Unknown bar \"%s\": expected one of %s, a colon and a size above 0, such as ticks:1000."
            + " Only volumes may have decimals.",
        label, Arrays.stream(Kind.values()).map(Kind::word).collect(Collectors.joining(", ")));
  }

  /** As it stands in tables. */
  public String label() {
    return kind.word() + ":" + size.toPlainString();
  }

  @Override
  public int compareTo(EventRule other) {
    int byKind = kind.compareTo(other.kind);
    return byKind == 0 ? size.compareTo(other.size) : byKind;
  }

  @Override
  public String toString() {
    return label();
  }
}
