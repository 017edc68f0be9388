package io.barlake.ingest.harvest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognises a web page where data was expected, and what the page wants. */
final class WebPage {
  private static final int READ_BYTES = 1 << 16;
  private static final Pattern RIDDLE =
      Pattern.compile("captcha|cf-challenge|challenge-platform|are you (a )?(human|robot)");
  private static final Pattern TITLE = Pattern.compile("(?is)<title[^>]*>(.{0,200}?)</title>");
  private static final int LONGEST_TITLE = 60;

  private WebPage() {}

  /** What the file is, if it is a web page. */
  static Optional<String> in(Path file) throws IOException {
    try (InputStream bytes = Files.newInputStream(file)) {
      return in(new String(bytes.readNBytes(READ_BYTES), StandardCharsets.UTF_8));
    }
  }

  static Optional<String> in(String text) {
    String start = text.startsWith("\ufeff") ? text.substring(1) : text;
    if (!start.stripLeading().startsWith("<")) {
      return Optional.empty();
    }
    return Optional.of(
        asksForAPerson(text) ? captcha(text) : "the answer is a web page" + title(text));
  }

  /** Whether the page wants to be sure that a person reads it. */
  static boolean asksForAPerson(String text) {
    return RIDDLE.matcher(text.toLowerCase(Locale.ROOT)).find();
  }

  static String captcha(String text) {
    return "the answer is a captcha page"
        + title(text)
        + "; open the site in a browser, or try again later";
  }

  private static String title(String text) {
    Matcher title = TITLE.matcher(text);
    if (!title.find()) {
      return "";
    }
    String words = title.group(1).replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    return " (\"" + words.substring(0, Math.min(words.length(), LONGEST_TITLE)) + "\")";
  }
}
