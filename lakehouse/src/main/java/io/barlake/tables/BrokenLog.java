package io.barlake.tables;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What an exception that Delta's readers throw means where the log of a table is damaged. */
public final class BrokenLog {
  private static final Pattern ENTRY =
      Pattern.compile("([a-z0-9]+:/[^\\s,;\"']*)/_delta_log/(\\d{20}[^\\s,;\"']*?)[.,;:]?(\\s|$)");

  private static final Pattern DAMAGE =
      Pattern.compile(
          "MALFORMED_RECORD|not a Parquet file|DELTA_(STATE|LOG|VERSIONS|TRUNCATED|"
              + "MISSING|CHECKPOINT)|JsonParseException|JsonEOFException");

  private BrokenLog() {}

  /** A sentence that names the damaged file and what to do; nothing if that is not the trouble. */
  public static Optional<String> of(Throwable thrown) {
    boolean isDamage = messages(thrown).anyMatch(text -> DAMAGE.matcher(text).find());
    return isDamage && !StorageFault.comesFromStore(thrown)
        ? messages(thrown)
            .map(ENTRY::matcher)
            .filter(Matcher::find)
            .map(entry -> sentence(entry.group(1), entry.group(2)))
            .findFirst()
        : Optional.empty();
  }

  private static String sentence(String table, String file) {
    return String.format(
        "Broken table \"%s\": the file %s of its log cannot be read. Bring that file back from a"
            + " copy, or move the folder of the table away and run the commands that write it.",
        table, file);
  }

  private static Stream<String> messages(Throwable thrown) {
    return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
        .map(one -> one.getClass().getSimpleName() + ": " + one.getMessage());
  }
}
