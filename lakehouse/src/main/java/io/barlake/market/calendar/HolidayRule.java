package io.barlake.market.calendar;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * On which date of a year a holiday falls: {@code day} in the words of a calendar's file, from a
 * first to a last year, only if it falls on one of some days of the week, and moved off a weekend.
 */
public record HolidayRule(
    String day, int firstYear, int lastYear, List<DayOfWeek> onlyOn, Observed observed)
    implements Serializable {

  private static final Pattern WORDS =
      Pattern.compile(
          "(?<anchor>[a-z0-9-]+(?: [a-z]+ of [a-z]+)?)(?: (?<sign>[+-]) (?<days>\\d+))?");
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern MONTH_AND_DAY = Pattern.compile("(\\d{2})-(\\d{2})");
  private static final Pattern DAY_OF_MONTH =
      Pattern.compile("(first|second|third|fourth|last) ([a-z]+) of ([a-z]+)");
  private static final List<String> ORDINALS = List.of("first", "second", "third", "fourth");

  /** What happens to a holiday that falls on a weekend. */
  public enum Observed {
    /** It is lost. */
    AS_IT_FALLS,
    /** From a Sunday it moves to Monday; on a Saturday it is lost. */
    NEXT_MONDAY,
    /** From a Saturday it moves to Friday, from a Sunday to Monday. */
    NEAREST_WEEKDAY
  }

  public HolidayRule {
    onlyOn = List.copyOf(onlyOn);
  }

  /** The date in this year; none where the rule does not hold in it. */
  public Optional<LocalDate> in(int year) {
    if (year < firstYear || year > lastYear) {
      return Optional.empty();
    }
    return fall(year)
        .filter(date -> onlyOn.isEmpty() || onlyOn.contains(date.getDayOfWeek()))
        .map(this::moved);
  }

  private LocalDate moved(LocalDate date) {
    DayOfWeek weekday = date.getDayOfWeek();
    if (weekday == DayOfWeek.SUNDAY && observed != Observed.AS_IT_FALLS) {
      return date.plusDays(1);
    }
    if (weekday == DayOfWeek.SATURDAY && observed == Observed.NEAREST_WEEKDAY) {
      return date.minusDays(1);
    }
    return date;
  }

  /** Fails with an IllegalArgumentException where the words are not understood. */
  private Optional<LocalDate> fall(int year) {
    Matcher words = WORDS.matcher(day);
    if (!words.matches()) {
      throw new IllegalArgumentException(day);
    }
    int shift = words.group("days") == null ? 0 : Integer.parseInt(words.group("days"));
    int days = "-".equals(words.group("sign")) ? -shift : shift;
    return anchor(words.group("anchor"), year).map(date -> date.plusDays(days));
  }

  private static Optional<LocalDate> anchor(String words, int year) {
    if (words.equals("easter")) {
      return Optional.of(Easter.sunday(year));
    }
    if (DATE.matcher(words).matches()) {
      return Optional.of(LocalDate.parse(words)).filter(date -> date.getYear() == year);
    }
    Matcher monthAndDay = MONTH_AND_DAY.matcher(words);
    if (monthAndDay.matches()) {
      int month = Integer.parseInt(monthAndDay.group(1));
      int dayOfMonth = Integer.parseInt(monthAndDay.group(2));
      boolean lacking = month == 2 && dayOfMonth == 29 && !Year.isLeap(year);
      return lacking ? Optional.empty() : Optional.of(LocalDate.of(year, month, dayOfMonth));
    }
    Matcher dayOfMonth = DAY_OF_MONTH.matcher(words);
    if (!dayOfMonth.matches()) {
      throw new IllegalArgumentException(words);
    }
    int ordinal = ORDINALS.indexOf(dayOfMonth.group(1)) + 1;
    DayOfWeek weekday = word(DayOfWeek.values(), dayOfMonth.group(2));
    Month month = word(Month.values(), dayOfMonth.group(3));
    return Optional.of(
        LocalDate.of(year, month, 1)
            .with(TemporalAdjusters.dayOfWeekInMonth(ordinal == 0 ? -1 : ordinal, weekday)));
  }

  private static <E extends Enum<E>> E word(E[] values, String word) {
    return Arrays.stream(values)
        .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(word));
  }
}
