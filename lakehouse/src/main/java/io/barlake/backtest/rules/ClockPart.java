package io.barlake.backtest.rules;

import io.barlake.market.Micros;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** What a rule may ask of the time at which a bar opens, by the word of the rule. */
public enum ClockPart {
  /** From 0 to 23. */
  HOUR(LocalDateTime::getHour),
  /** From 0 to 59. */
  MINUTE(LocalDateTime::getMinute),
  /** Hours and minutes as one number: 930 is half past nine. */
  TIME(time -> 100 * time.getHour() + time.getMinute()),
  /** From 1, a Monday, to 7. */
  WEEKDAY(time -> time.getDayOfWeek().getValue()),
  /** Of the month. */
  DAY(LocalDateTime::getDayOfMonth),
  MONTH(LocalDateTime::getMonthValue);

  // The functions keep no state.
  @SuppressWarnings("ImmutableEnumChecker")
  private final ToIntFunction<LocalDateTime> part;

  ClockPart(ToIntFunction<LocalDateTime> part) {
    this.part = part;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public double of(long utcMicros, ZoneId zone) {
    return part.applyAsInt(LocalDateTime.ofInstant(Micros.instant(utcMicros), zone));
  }

  public static Optional<ClockPart> named(String word) {
    return Arrays.stream(values()).filter(part -> part.word().equals(word)).findFirst();
  }
}
