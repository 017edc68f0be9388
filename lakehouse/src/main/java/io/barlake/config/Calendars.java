package io.barlake.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigValueType;
import io.barlake.BarlakeException;
import io.barlake.market.calendar.Holiday;
import io.barlake.market.calendar.HolidayRule;
import io.barlake.market.calendar.HolidayRule.Observed;
import io.barlake.market.calendar.TradingCalendar;
import io.barlake.market.calendar.TradingCalendar.Era;
import io.barlake.market.calendar.TradingHours;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads the calendars of {@code conf/calendars}; {@code forex.conf} there explains every key. */
final class Calendars {
  private static final Pattern NAME = Pattern.compile("[a-z0-9-]+");
  private static final Set<String> KEYS =
      Set.of("zone", "day-begins", "days", "hours", "earlier-hours", "holidays", "sessions-a-year");
  private static final Set<String> ERA_KEYS = Set.of("until", "hours");
  private static final Set<String> HOLIDAY_KEYS =
      Set.of("name", "on", "from", "until", "only-on", "observed", "hours");
  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 2100;

  private Calendars() {}

  static TradingCalendar load(String name) {
    if (!NAME.matcher(name).matches()) {
      throw BarlakeException.badConfig(
          "Invalid calendar \"%s\": expected the name of a file of conf/calendars, such as forex.",
          name);
    }
    return of(name, ConfFolder.file("calendars/" + name + ".conf"));
  }

  static TradingCalendar of(String name, Config file) {
    try {
      refuseOthers(file, KEYS);
      return new TradingCalendar(
          name,
          ZoneId.of(file.getString("zone")),
          LocalTime.parse(file.getString("day-begins")),
          days(file.getStringList("days")),
          eras(file),
          holidays(file),
          file.getInt("sessions-a-year"));
    } catch (ConfigException | DateTimeException | IllegalArgumentException e) {
      throw BarlakeException.badConfig(
          "Invalid calendar \"%s\" (%s): %s. conf/calendars/forex.conf explains every key.",
          name,
          file.origin().description(),
          e.getMessage().replaceAll("\\s+", " ").replaceAll("\\.$", ""));
    }
  }

  private static List<Era> eras(Config file) {
    List<Era> eras = new ArrayList<>();
    LocalDate last = LocalDate.MIN;
    if (file.hasPath("earlier-hours")) {
      for (Config era : file.getConfigList("earlier-hours")) {
        refuseOthers(era, ERA_KEYS);
        LocalDate until = LocalDate.parse(era.getString("until"));
        if (!until.isAfter(last)) {
          throw new IllegalArgumentException("earlier-hours are not in the order of time");
        }
        last = until;
        eras.add(new Era(until, hours(era)));
      }
    }
    eras.add(new Era(LocalDate.MAX, hours(file)));
    return eras;
  }

  private static List<Holiday> holidays(Config file) {
    List<Holiday> holidays = new ArrayList<>();
    if (!file.hasPath("holidays")) {
      return holidays;
    }
    for (Config entry : file.getConfigList("holidays")) {
      refuseOthers(entry, HOLIDAY_KEYS);
      String name = entry.getString("name");
      List<TradingHours> hours = entry.hasPath("hours") ? hours(entry) : List.of();
      for (String day : dates(entry)) {
        HolidayRule rule =
            new HolidayRule(
                day.toLowerCase(Locale.ROOT),
                entry.hasPath("from") ? entry.getInt("from") : FIRST_YEAR,
                entry.hasPath("until") ? entry.getInt("until") : LAST_YEAR,
                entry.hasPath("only-on") ? days(entry.getStringList("only-on")) : List.of(),
                observed(entry));
        holidays.add(new Holiday(name, requireUnderstood(rule, name), hours));
      }
    }
    return holidays;
  }

  private static List<String> dates(Config entry) {
    return entry.getValue("on").valueType() == ConfigValueType.LIST
        ? entry.getStringList("on")
        : List.of(entry.getString("on"));
  }

  private static HolidayRule requireUnderstood(HolidayRule rule, String name) {
    try {
      rule.in(rule.firstYear());
      return rule;
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "\"" + rule.day() + "\" of holiday \"" + name + "\" is no day", e);
    }
  }

  private static Observed observed(Config entry) {
    if (!entry.hasPath("observed")) {
      return Observed.AS_IT_FALLS;
    }
    String word = entry.getString("observed");
    return switch (word) {
      case "next-monday" -> Observed.NEXT_MONDAY;
      case "nearest-weekday" -> Observed.NEAREST_WEEKDAY;
      default ->
          throw new IllegalArgumentException(
              "observed = " + word + ", expected next-monday or nearest-weekday");
    };
  }

  private static List<TradingHours> hours(Config holder) {
    return holder.getStringList("hours").stream().map(Calendars::hours).toList();
  }

  private static TradingHours hours(String text) {
    try {
      return TradingHours.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("hours \"" + text + "\", expected such as 18:00-17:00", e);
    }
  }

  private static List<DayOfWeek> days(List<String> words) {
    return words.stream()
        .map(
            word ->
                Arrays.stream(DayOfWeek.values())
                    .filter(day -> day.name().equalsIgnoreCase(word))
                    .findFirst()
                    .orElseThrow(
                        () -> new IllegalArgumentException("\"" + word + "\" is no weekday")))
        .toList();
  }

  private static void refuseOthers(Config holder, Set<String> known) {
    Set<String> unknown = new TreeSet<>(holder.root().keySet());
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException("unknown key " + String.join(", ", unknown));
    }
  }
}
