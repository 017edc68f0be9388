package io.barlake.bars;

import io.barlake.BarlakeException;
import io.barlake.market.Micros;
import java.io.Serializable;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The interval of a bar: so many minutes (less than a day), days, weeks or months, and where days
 * begin. Two spellings of one length are one frame: {@code 60m} is {@code 1h}, {@code 24h} is
 * {@code 1d}. Minutes are counted from the open of the session; days, weeks and months are made of
 * whole sessions; several of them are counted from the beginning of the calendar, so that quarters
 * and years are those of the calendar.
 */
public record Timeframe(int count, Unit unit, Anchor anchor)
    implements Comparable<Timeframe>, Serializable {
  /** What is counted. */
  public enum Unit {
    MINUTE("m", 1),
    DAY("d", 1_440),
    WEEK("w", 10_080),
    MONTH("M", 43_200);

    private final String letter;

    /** Of a week or month only nominal: it serves the order of frames. */
    private final int minutes;

    Unit(String letter, int minutes) {
      this.letter = letter;
      this.minutes = minutes;
    }
  }

  public static final Timeframe MINUTE = of(1, Unit.MINUTE);
  public static final Timeframe HOUR = of(60, Unit.MINUTE);
  public static final Timeframe DAY = of(1, Unit.DAY);
  public static final Timeframe WEEK = of(1, Unit.WEEK);
  public static final Timeframe MONTH = of(1, Unit.MONTH);

  private static final int DAY_MINUTES = 1_440;
  private static final int MOST = 9_999;
  private static final Pattern LABEL = Pattern.compile("([1-9][0-9]{0,5})([mhdwM])(?:@(\\S+))?");
  private static final Comparator<Timeframe> ORDER =
      Comparator.comparingInt(Timeframe::nominalMinutes)
          .thenComparing(Timeframe::unit)
          .thenComparing(frame -> frame.anchor().suffix());

  public Timeframe {
    if (count < 1 || count > MOST || (unit == Unit.MINUTE && count >= DAY_MINUTES)) {
      throw new IllegalArgumentException(count + " " + unit);
    }
    if (unit == Unit.MINUTE) {
      // Bars within a day end at midnight, whoever the day belongs to.
      anchor = anchor.keepingStub();
    }
  }

  private static Timeframe of(int count, Unit unit) {
    return new Timeframe(count, unit, Anchor.SESSION);
  }

  /**
   * Reads {@code 5m}, {@code 4h}, {@code 1d}, {@code 2w} or {@code 3M}, and what {@link
   * Anchor#parse} reads after an {@code @}.
   */
  public static Timeframe parse(String label) {
    Matcher parts = LABEL.matcher(label.strip());
    if (!parts.matches()) {
      throw BarlakeException.badArgument(
          "Unknown frame \"%s\": expected minutes, hours, days, weeks or months such as 5m, 4h, 1d,"
              + " 1w, 1M, or 1d@utc.",
          label);
    }
    Anchor anchor = parts.group(3) == null ? Anchor.SESSION : Anchor.parse(parts.group(3));
    int number = Integer.parseInt(parts.group(1));
    return switch (parts.group(2)) {
      case "m" -> ofMinutes(number, anchor, label);
      case "h" -> ofMinutes(60L * number, anchor, label);
      case "d" -> checked(number, Unit.DAY, anchor, label);
      case "w" -> checked(number, Unit.WEEK, anchor, label);
      case "M" -> checked(number, Unit.MONTH, anchor, label);
      default -> throw new IllegalArgumentException(label);
    };
  }

  private static Timeframe ofMinutes(long minutes, Anchor anchor, String label) {
    if (minutes < DAY_MINUTES) {
      return new Timeframe((int) minutes, Unit.MINUTE, anchor);
    }
    if (minutes % DAY_MINUTES != 0) {
      throw BarlakeException.badArgument(
          "Unsupported frame \"%s\": longer than a day, it must be whole days, such as 2d.", label);
    }
    return checked(minutes / DAY_MINUTES, Unit.DAY, anchor, label);
  }

  private static Timeframe checked(long count, Unit unit, Anchor anchor, String label) {
    if (count > MOST) {
      throw BarlakeException.badArgument(
          "Unsupported frame \"%s\": expected a count of at most %d.", label, MOST);
    }
    return new Timeframe((int) count, unit, anchor);
  }

  /** The frame of the same length with days that begin elsewhere. */
  public Timeframe at(Anchor other) {
    return new Timeframe(count, unit, other);
  }

  /** The shortest spelling, as it stands in tables: {@code 4h}, {@code 1d@utc}. */
  public String label() {
    boolean hours = unit == Unit.MINUTE && count % 60 == 0;
    return (hours ? count / 60 + "h" : count + unit.letter) + anchor.suffix();
  }

  /** The length of a bar within a day; longer ones are as long as their sessions. */
  public long lengthMicros() {
    if (!isIntraday()) {
      throw new IllegalStateException("a bar of " + this + " has no fixed length");
    }
    return count * Micros.MINUTE;
  }

  /** Shorter than a session, and so counted from the session's open. */
  public boolean isIntraday() {
    return unit == Unit.MINUTE;
  }

  /** About how many minutes; for comparing, and for guessing how many bars there will be. */
  public int nominalMinutes() {
    return count * unit.minutes;
  }

  /** Each bar of this frame lies within one bar of the other, whatever the calendar. */
  public boolean nestsIn(Timeframe other) {
    if (!anchor.equals(other.anchor)) {
      return false;
    }
    if (unit == other.unit) {
      return other.count % count == 0;
    }
    return unit == Unit.MINUTE || (unit == Unit.DAY && count == 1 && other.unit != Unit.MINUTE);
  }

  @Override
  public int compareTo(Timeframe other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return label();
  }
}
