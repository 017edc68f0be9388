package io.barlake.ingest.text;

/**
 * Reads decimal text exactly, without a String and without a double. The answer is one long that
 * holds both the digits as an integer and how many of them are decimals: {@code 1.146130} is
 * 1146130 with 6. Exponents, commas, blanks, signs other than a minus and words such as NaN are
 * invalid, as are numbers of more than 17 digits and of more than 9 decimals that are not 0.
 */
public final class DecimalParser {
  public static final long INVALID = Long.MIN_VALUE;
  public static final int MOST_DECIMALS = 9;

  /** The number 0, as parsed. */
  public static final long ZERO = 0;

  private static final int VOLUME_DECIMALS = 8;
  private static final int VOLUME_DIGITS = 16;
  private static final long LARGEST_VOLUME = (1L << 53) - 1;
  private static final long LARGEST_WHOLE = 1_000_000_000;
  private static final long LARGEST = 100_000_000_000_000_000L;
  private static final long[] POWERS = {
    1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000
  };

  private DecimalParser() {}

  public static long parse(byte[] text, int from, int to) {
    boolean negative = from < to && text[from] == '-';
    int at = negative ? from + 1 : from;
    int firstDigit = at;
    long digits = 0;
    while (at < to && isDigit(text[at])) {
      digits = digits * 10 + (text[at] - '0');
      if (digits >= LARGEST) {
        return INVALID;
      }
      at++;
    }
    if (at == firstDigit) {
      return INVALID;
    }
    if (at == to) {
      return pack(negative ? -digits : digits, 0);
    }
    return text[at] == '.' ? decimals(text, at + 1, to, digits, negative) : INVALID;
  }

  /**
   * A volume, without zeros at its end. Sources that add up doubles write ones such as {@code
   * 5718.3365549701}: what is finer than 8 decimals, or than a double can tell apart, is rounded
   * away, half up.
   */
  public static long parseVolume(byte[] text, int from, int to) {
    int point = from;
    while (point < to && text[point] != '.') {
      point++;
    }
    if (point == to) {
      return parse(text, from, to);
    }
    if (point == to - 1) {
      return INVALID;
    }
    int end = to;
    while (end > point + 2 && text[end - 1] == '0') {
      end--;
    }
    int decimals = Math.max(0, Math.min(VOLUME_DECIMALS, VOLUME_DIGITS - (point - from)));
    long parsed = rounded(text, from, point, end, decimals);
    return digits(parsed) > LARGEST_VOLUME && decimals > 0
        ? rounded(text, from, point, end, decimals - 1)
        : parsed;
  }

  private static long rounded(byte[] text, int from, int point, int end, int decimals) {
    int next = point + 1 + decimals;
    for (int at = next; at < end; at++) {
      if (!isDigit(text[at])) {
        return INVALID;
      }
    }
    long parsed = parse(text, from, decimals == 0 ? point : Math.min(next, end));
    if (parsed == INVALID) {
      return INVALID;
    }
    boolean up = next < end && text[next] >= '5' && digits(parsed) >= 0;
    return stripped(up ? pack(digits(parsed) + 1, decimals) : parsed);
  }

  /** The same number without zeros behind its last decimal. */
  public static long stripped(long parsed) {
    long digits = digits(parsed);
    int decimals = decimals(parsed);
    while (decimals > 0 && digits % 10 == 0) {
      digits /= 10;
      decimals--;
    }
    return pack(digits, decimals);
  }

  /** Whether the number is a volume: not below 0, and held exactly by a double. */
  public static boolean isVolume(long parsed) {
    return parsed != INVALID && digits(parsed) >= 0 && digits(stripped(parsed)) <= LARGEST_VOLUME;
  }

  /** The double nearest to the number. */
  public static double value(long parsed) {
    return (double) digits(parsed) / POWERS[decimals(parsed)];
  }

  /**
   * The double nearest to a volume of so many units of the last decimal; of units that a double
   * cannot tell apart, some decimals are rounded away.
   */
  public static double volume(long units, int decimals) {
    long rounded = units;
    int left = decimals;
    while (rounded > LARGEST_VOLUME && left > 0) {
      left--;
      rounded = Math.floorDiv(units + POWERS[decimals - left] / 2, POWERS[decimals - left]);
    }
    if (rounded > LARGEST_VOLUME) {
      throw new ArithmeticException("a volume of " + units + " units");
    }
    return (double) rounded / POWERS[left];
  }

  private static long decimals(byte[] text, int from, int to, long whole, boolean negative) {
    if (from == to) {
      return INVALID;
    }
    long digits = whole;
    int decimals = 0;
    for (int at = from; at < to; at++) {
      if (!isDigit(text[at])) {
        return INVALID;
      }
      if (decimals < MOST_DECIMALS) {
        digits = digits * 10 + (text[at] - '0');
        decimals++;
        if (digits >= LARGEST) {
          return INVALID;
        }
      } else if (text[at] != '0') {
        return INVALID;
      }
    }
    return pack(negative ? -digits : digits, decimals);
  }

  /** The digits of a parsed number as an integer. */
  public static long digits(long parsed) {
    return parsed >> 4;
  }

  /** How many of the digits are decimals, as written: trailing zeros count. */
  public static int decimals(long parsed) {
    return (int) (parsed & 15);
  }

  /** The number as an integer at a scale no coarser than its own. */
  public static long atScale(long parsed, int decimals) {
    return Math.multiplyExact(digits(parsed), POWERS[decimals - decimals(parsed)]);
  }

  /**
   * Whether the number is an exact long at every scale, and so can be brought to any other; what is
   * invalid is none.
   */
  public static boolean fitsEveryScale(long parsed) {
    return Math.abs(digits(parsed)) < POWERS[decimals(parsed)] * LARGEST_WHOLE;
  }

  public static long power(int decimals) {
    return POWERS[decimals];
  }

  /** The number that {@code digits}, of which so many are decimals, stand for. */
  public static long of(long digits, int decimals) {
    return Math.abs(digits) < LARGEST ? pack(digits, decimals) : INVALID;
  }

  private static long pack(long digits, int decimals) {
    return digits << 4 | decimals;
  }

  private static boolean isDigit(byte c) {
    return c >= '0' && c <= '9';
  }
}
