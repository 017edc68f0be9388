package io.barlake.jobs;

import io.barlake.BarlakeException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Years as they are typed: {@code 2019} or {@code 2019-2020}. */
record YearRange(int first, int last) {
  private static final Pattern FORM = Pattern.compile("([0-9]{4})(?: *- *([0-9]{4}))?");

  static YearRange parse(String text) {
    Matcher years = FORM.matcher(text.strip());
    if (!years.matches()) {
      throw BarlakeException.badArgument(
          "Invalid years \"%s\": expected a year or a range such as 2019-2020.", text);
    }
    int first = Integer.parseInt(years.group(1));
    int last = years.group(2) == null ? first : Integer.parseInt(years.group(2));
    if (first > last) {
      throw BarlakeException.badArgument(
          "Invalid years \"%s\": the first year is after the last.", text);
    }
    return new YearRange(first, last);
  }
}
