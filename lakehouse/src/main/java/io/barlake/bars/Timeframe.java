package io.barlake.bars;

import io.barlake.BarlakeException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The interval of a bar: minutes or hours that divide a day, a day, a week or a month. Two
 * spellings of one length are one frame: {@code 60m} is {@code 1h}, {@code 24h} is {@code 1d}.
 * Where a bar begins is said by the sessions; days, weeks and months are made of whole sessions, so
 * that the length of a month is nominal and serves the order only.
 */
public record Timeframe(int lengthMinutes) implements Comparable<Timeframe> {
  public static final Timeframe MINUTE = new Timeframe(1);
  public static final Timeframe HOUR = new Timeframe(60);
  public static final Timeframe DAY = new Timeframe(1_440);
  public static final Timeframe WEEK = new Timeframe(10_080);
  public static final Timeframe MONTH = new Timeframe(43_200);

  private static final int DAY_MINUTES = 1_440;
  private static final int WEEK_MINUTES = 10_080;
  private static final int MONTH_MINUTES = 43_200;
  private static final long MINUTE_MICROS = 60_000_000L;
  private static final Pattern LABEL = Pattern.compile("([1-9][0-9]{0,4})([mhdwM])");

  public Timeframe {
    if (!isSupported(lengthMinutes)) {
      throw unsupported(lengthMinutes + "m");
    }
  }

  /** Reads {@code 5m}, {@code 4h}, {@code 1d}, {@code 1w} or {@code 1M}. */
  public static Timeframe parse(String label) {
    Matcher parts = LABEL.matcher(label.strip());
    if (!parts.matches()) {
      throw BarlakeException.badArgument(
          "Unknown frame \"%s\": expected minutes, hours, days or weeks such as 5m, 4h, 1d, 1w.",
          label);
    }
    int count = Integer.parseInt(parts.group(1));
    int unit = unitMinutes(parts.group(2).charAt(0));
    boolean divides = unit < DAY_MINUTES ? DAY_MINUTES % (count * unit) == 0 : count == 1;
    if (!divides) {
      throw unsupported(label);
    }
    return new Timeframe(count * unit);
  }

  /** The shortest spelling, as it stands in tables: {@code 4h}. */
  public String label() {
    if (lengthMinutes == MONTH_MINUTES) {
      return "1M";
    }
    if (lengthMinutes == WEEK_MINUTES) {
      return "1w";
    }
    if (lengthMinutes == DAY_MINUTES) {
      return "1d";
    }
    return lengthMinutes % 60 == 0 ? lengthMinutes / 60 + "h" : lengthMinutes + "m";
  }

  public long lengthMicros() {
    return lengthMinutes * MINUTE_MICROS;
  }

  /** Shorter than a session, and so counted from the session's open. */
  public boolean isIntraday() {
    return lengthMinutes < DAY_MINUTES;
  }

  /** Each bar of this frame lies within one bar of the other, whatever the calendar. */
  public boolean nestsIn(Timeframe other) {
    if (isIntraday()) {
      return !other.isIntraday() || other.lengthMinutes % lengthMinutes == 0;
    }
    return lengthMinutes == other.lengthMinutes
        || (lengthMinutes == DAY_MINUTES && !other.isIntraday());
  }

  @Override
  public int compareTo(Timeframe other) {
    return Integer.compare(lengthMinutes, other.lengthMinutes);
  }

  @Override
  public String toString() {
    return label();
  }

  private static boolean isSupported(int minutes) {
    return (minutes > 0 && DAY_MINUTES % minutes == 0)
        || minutes == WEEK_MINUTES
        || minutes == MONTH_MINUTES;
  }

  private static int unitMinutes(char unit) {
    return switch (unit) {
      case 'm' -> 1;
      case 'h' -> 60;
      case 'd' -> DAY_MINUTES;
      case 'w' -> WEEK_MINUTES;
      case 'M' -> MONTH_MINUTES;
      default -> throw new IllegalArgumentException("unit " + unit);
    };
  }

  private static BarlakeException unsupported(String label) {
    return BarlakeException.badArgument(
        "Unsupported frame \"%s\": expected minutes or hours that divide a day, or one day, week"
            + " or month, such as 5m, 4h, 1d, 1w, 1M.",
        label);
  }
}
