package io.barlake.ingest.harvest;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The hidden form of HistData's pages.
 *
 * <pre>
 * &lt;form id="file_down" method="POST" action="/get.php"&gt;
 *   &lt;input type="hidden" name="tk" id="tk" value="43a8..." /&gt;
 *   &lt;input type="hidden" name="date" id="date" value="2019" /&gt; ...
 * </pre>
 */
record HistDataForm(Map<String, String> fields, URI page) {
  private static final List<String> FIELDS =
      List.of("tk", "date", "datemonth", "platform", "timeframe", "fxpair");
  private static final Pattern FORM =
      Pattern.compile("(?is)<form\\b[^>]*\\bid\\s*=\\s*[\"']?file_down\\b[^>]*>(.*?)</form>");
  private static final Pattern INPUT = Pattern.compile("(?is)<input\\b([^>]*)>");
  private static final Pattern ATTRIBUTE =
      Pattern.compile("(?is)\\b(id|name|value)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')");

  /** Finds the form in a page; a page without it, or without one of its fields, has changed. */
  static HistDataForm in(String html, URI page) throws FetchException {
    Matcher form = FORM.matcher(html);
    if (!form.find()) {
      if (WebPage.asksForAPerson(html)) {
        throw new FetchException(WebPage.captcha(html));
      }
      throw new FetchException(
          "the page "
              + page
              + " has no form \"file_down\": the site has changed, or has no such symbol");
    }
    Map<String, String> fields = fields(form.group(1));
    List<String> missing = new ArrayList<>(FIELDS);
    missing.removeAll(fields.keySet());
    if (!missing.isEmpty()) {
      throw new FetchException(
          "the form of the page "
              + page
              + " has no "
              + String.join(", ", missing)
              + ": the site has changed");
    }
    return new HistDataForm(fields, page);
  }

  private static Map<String, String> fields(String html) {
    Map<String, String> fields = new LinkedHashMap<>();
    Matcher input = INPUT.matcher(html);
    while (input.find()) {
      Map<String, String> attributes = new LinkedHashMap<>();
      Matcher attribute = ATTRIBUTE.matcher(input.group(1));
      while (attribute.find()) {
        String value = attribute.group(2) == null ? attribute.group(3) : attribute.group(2);
        attributes.put(attribute.group(1).toLowerCase(Locale.ROOT), value);
      }
      String name = attributes.getOrDefault("name", attributes.getOrDefault("id", ""));
      if (attributes.containsKey("value")) {
        fields.put(name, attributes.get("value"));
      }
    }
    return fields;
  }

  /** The site gives no token for what it does not have. */
  boolean isOffered() {
    return !fields.get("tk").isBlank();
  }

  /** A page of another archive would be fetched under a wrong name. */
  void requireOf(RemoteArchive archive) throws FetchException {
    String found = fields.get("fxpair") + " " + fields.get("datemonth");
    if (!found.equalsIgnoreCase(archive.symbol() + " " + archive.period())) {
      throw new FetchException("the page " + page + " is that of " + found);
    }
  }

  /** The fields as a browser would send them. */
  String encoded() {
    return FIELDS.stream()
        .map(name -> name + "=" + URLEncoder.encode(fields.get(name), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
