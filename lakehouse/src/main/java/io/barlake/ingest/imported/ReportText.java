package io.barlake.ingest.imported;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds the JSON of a cTrader report: alone in its file, or in a script of a page. */
final class ReportText {
  private static final String ID = "backtesting-report";
  private static final Set<String> PARTS =
      Set.of("equity", "history", "tradeStatistics", "positions", "usedSymbols", "parameters");

  private static final JsonFactory JSON = new JsonFactory();

  private ReportText() {}

  /** Whether the first bytes are those of a page, which the headers of other formats are not. */
  static boolean isPage(byte[] head) {
    String start = text(head).toLowerCase(Locale.ROOT);
    return start.startsWith("<!") || start.startsWith("<html") || start.startsWith("<head");
  }

  /** The JSON in a page, or all that is no page; empty when a page holds no report. */
  static Optional<String> json(byte[] bytes) {
    String text = text(bytes);
    return text.startsWith("<") ? script(text) : Optional.of(text);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8).replaceFirst("^\ufeff", "").strip();
  }

  /** What stands in the script with the id of a report. */
  private static Optional<String> script(String page) {
    String lower = page.toLowerCase(Locale.ROOT);
    for (int at = lower.indexOf("<script"); at >= 0; at = lower.indexOf("<script", at + 1)) {
      int open = lower.indexOf('>', at);
      int close = lower.indexOf("</script", at);
      if (open >= 0 && lower.substring(at, open).contains(ID)) {
        return Optional.of(page.substring(open + 1, Math.max(open + 1, close)));
      }
    }
    return Optional.empty();
  }

  /** Whether it is the ledger beside a report: a list of events, each with the equity after it. */
  static boolean isLedger(InputStream bytes) throws IOException {
    try (JsonParser parser = JSON.createParser(bytes)) {
      if (parser.nextToken() != JsonToken.START_ARRAY
          || parser.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        if (parser.currentName().equalsIgnoreCase("equity")) {
          return true;
        }
        parser.nextToken();
        parser.skipChildren();
      }
      return false;
    } catch (JsonProcessingException | CharConversionException e) {
      return false;
    }
  }

  /** Whether it is a report alone; reads no further than the second key that one has. */
  static boolean isReport(InputStream bytes) throws IOException {
    Set<String> keys = new HashSet<>();
    try (JsonParser parser = JSON.createParser(bytes)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        keys.add(parser.currentName());
        if (isReport(keys)) {
          return true;
        }
        parser.nextToken();
        parser.skipChildren();
      }
      return false;
    } catch (JsonProcessingException | CharConversionException e) {
      return false;
    }
  }

  private static boolean isReport(Set<String> keys) {
    return keys.contains("main") && keys.stream().anyMatch(PARTS::contains);
  }
}
