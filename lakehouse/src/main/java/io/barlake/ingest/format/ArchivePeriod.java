package io.barlake.ingest.format;

import java.io.Serializable;
import java.util.Locale;

/** The year, or the month, that a name says an archive covers; {@code month} 0 is a whole year. */
public record ArchivePeriod(int year, int month) implements Serializable {
  public static final ArchivePeriod UNKNOWN = new ArchivePeriod(0, 0);

  /** Reads {@code 2019} or {@code 201904}; anything else is {@link #UNKNOWN}. */
  public static ArchivePeriod parse(String digits) {
    int number = Integer.parseInt(digits);
    if (digits.length() == 4) {
      return new ArchivePeriod(number, 0);
    }
    int month = number % 100;
    return month >= 1 && month <= 12 ? new ArchivePeriod(number / 100, month) : UNKNOWN;
  }

  /** {@code 2019}, {@code 2019-04} or {@code unknown}. */
  @Override
  public String toString() {
    if (equals(UNKNOWN)) {
      return "unknown";
    }
    return month == 0
        ? String.format(Locale.ROOT, "%04d", year)
        : String.format(Locale.ROOT, "%04d-%02d", year, month);
  }
}
