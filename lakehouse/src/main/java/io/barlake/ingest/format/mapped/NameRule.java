package io.barlake.ingest.format.mapped;

import io.barlake.BarlakeException;
import io.barlake.ingest.format.ArchiveNames;
import io.barlake.ingest.format.ArchivePeriod;
import io.barlake.market.Symbol;
import java.io.Serializable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names that archives of a mapping have, found anywhere in them; the groups {@code symbol} and
 * {@code date} tell those.
 */
public record NameRule(Pattern pattern) implements Serializable {
  /** Any name, which tells nothing. */
  public static final NameRule ANY = new NameRule(Pattern.compile(""));

  private static final Pattern SYMBOL = Pattern.compile("\\(\\?<symbol>");
  private static final Pattern DATE = Pattern.compile("\\(\\?<date>");

  public boolean tellsSymbol() {
    return SYMBOL.matcher(pattern.pattern()).find();
  }

  public boolean tellsDate() {
    return DATE.matcher(pattern.pattern()).find();
  }

  boolean fits(ArchiveNames names) {
    return names.find(pattern).isPresent();
  }

  boolean fits(String name) {
    return pattern.matcher(name).find();
  }

  Optional<Symbol> symbol(String name) {
    Matcher matcher = pattern.matcher(name);
    if (!tellsSymbol() || !matcher.find() || matcher.group("symbol") == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Symbol.parse(matcher.group("symbol")));
    } catch (BarlakeException e) {
      return Optional.empty();
    }
  }

  /** The date, with or without separators. */
  Optional<LocalDate> date(String name) {
    Matcher matcher = pattern.matcher(name);
    if (!tellsDate() || !matcher.find() || matcher.group("date") == null) {
      return Optional.empty();
    }
    try {
      String digits = matcher.group("date").replaceAll("[^0-9]", "");
      return Optional.of(LocalDate.parse(digits, DateTimeFormatter.BASIC_ISO_DATE));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  ArchivePeriod period(String name) {
    return date(name)
        .map(date -> new ArchivePeriod(date.getYear(), date.getMonthValue()))
        .orElse(ArchivePeriod.UNKNOWN);
  }
}
