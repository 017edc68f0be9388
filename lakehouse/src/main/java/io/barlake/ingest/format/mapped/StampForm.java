package io.barlake.ingest.format.mapped;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;

/**
 * How a stamp is written: {@code iso} for year, month, day and time with or without separators,
 * {@code epoch-s}, {@code epoch-ms}, {@code epoch-us} or {@code epoch-ns} for a count since 1970,
 * or a pattern of {@link DateTimeFormatter} such as {@code dd.MM.yyyy HH:mm}.
 */
public record StampForm(String word) implements Serializable {
  public static final StampForm ISO = new StampForm("iso");

  private static final String EPOCH = "epoch-";

  public StampForm {
    if (!word.equals("iso") && !word.startsWith(EPOCH)) {
      formatter(word);
    } else if (word.startsWith(EPOCH) && EpochUnit.find(word.substring(EPOCH.length())).isEmpty()) {
      throw new IllegalArgumentException("no unit of an epoch: " + word);
    }
  }

  Optional<EpochUnit> epoch() {
    return word.startsWith(EPOCH)
        ? EpochUnit.find(word.substring(EPOCH.length()))
        : Optional.empty();
  }

  /** Whether the stamps are UTC, whatever they are. */
  public boolean countsFrom1970() {
    return word.startsWith(EPOCH);
  }

  DateTimeFormatter formatter() {
    return formatter(word);
  }

  /** Strict, so that 31 April is no date; such dates need the year that counts through year 0. */
  private static DateTimeFormatter formatter(String pattern) {
    try {
      return new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendPattern(pattern.replace('y', 'u'))
          .toFormatter(Locale.ENGLISH)
          .withResolverStyle(ResolverStyle.STRICT);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }
}
