package io.barlake.bars;

import java.time.LocalDate;

/** UTC dates from one to another, both included; none where the first is after the last. */
public record DateRange(LocalDate first, LocalDate last) {
  public static final DateRange ALL =
      new DateRange(LocalDate.of(1, 1, 1), LocalDate.of(9999, 12, 31));

  /** The dates that are in both. */
  public DateRange and(DateRange other) {
    return new DateRange(
        first.isAfter(other.first) ? first : other.first,
        last.isBefore(other.last) ? last : other.last);
  }

  public boolean isEmpty() {
    return first.isAfter(last);
  }

  @Override
  public String toString() {
    return first.equals(last) ? first.toString() : first + " to " + last;
  }
}
