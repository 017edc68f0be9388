package io.barlake.ingest.imported;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.barlake.ingest.archive.Archive;
import io.barlake.ingest.archive.ArchiveFacts;
import io.barlake.ingest.archive.RefusalReason;
import io.barlake.ingest.format.Rejection;
import io.barlake.ingest.format.RejectionReason;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a cTrader backtest report: the page {@code report.html}, which holds its data as JSON, or
 * that JSON alone; and the ledger {@code events.json} beside it, which is kept as it is. What a
 * version of the platform leaves out is missing, what it adds is kept as text; only a trade without
 * its times or prices is put aside.
 */
public final class CtraderReportReader {
  public static final String PLATFORM = "ctrader";

  /** The format as the manifest names it. */
  public static final String FORMAT = "ctrader_report";

  /** Reports are read as a whole; the largest seen have a few MB. */
  static final int MOST_BYTES = 64 << 20;

  private static final int PEEKED_BYTES = 4096;
  private static final long LATEST_MILLIS = 4_102_444_800_000L;
  private static final Set<String> READ = Set.of("main", "parameters", "history");

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** The report in an archive; empty when it is none. */
  public Optional<ReportOutcome> read(Archive archive) {
    try {
      return isReport(archive) ? parse(archive) : Optional.empty();
    } catch (IOException e) {
      return Optional.of(new ReportOutcome.Refused(archive.refusal(e)));
    }
  }

  /** Reads no more than it takes to tell: other files may be of any size. */
  private static boolean isReport(Archive archive) throws IOException {
    boolean ledger = archive.facts().member().toLowerCase(Locale.ROOT).endsWith("events.json");
    try (InputStream bytes = new BufferedInputStream(archive.open())) {
      bytes.mark(PEEKED_BYTES);
      byte[] head = bytes.readNBytes(PEEKED_BYTES);
      bytes.reset();
      return ReportText.isPage(head)
          || (ledger ? ReportText.isLedger(bytes) : ReportText.isReport(bytes));
    }
  }

  private static Optional<ReportOutcome> parse(Archive archive) throws IOException {
    try (InputStream stream = archive.open()) {
      byte[] bytes = stream.readNBytes(MOST_BYTES);
      if (stream.read() >= 0) {
        return Optional.of(
            refused(
                archive.facts(),
                "it has more than " + (MOST_BYTES >> 20) + " MB. Export a shorter test."));
      }
      return ReportText.json(bytes).map(json -> parse(archive.facts(), json));
    }
  }

  private static ReportOutcome parse(ArchiveFacts facts, String json) {
    JsonNode report;
    try {
      report = JSON.readTree(json);
    } catch (JsonProcessingException e) {
      return refused(facts, "its JSON is broken (" + where(e) + "). Export the report again.");
    }
    if (report.isArray()) {
      return new ReportOutcome.Read(
          new ImportedReport(facts, ledger(report), List.of(), report.size(), List.of()));
    }
    if (!report.path("main").isObject()) {
      return refused(facts, "its JSON has no part \"main\". Export the report again.");
    }
    List<ImportedTrade> trades = new ArrayList<>();
    List<Rejection> rejections = new ArrayList<>();
    JsonNode history = report.path("history");
    JsonNode items = history.isArray() ? history : history.path("items");
    for (JsonNode item : items) {
      JsonNode trade = item.isArray() ? named(history.path("columns"), item) : item;
      Optional<RejectionReason> fault = fault(trade);
      if (fault.isEmpty()) {
        trades.add(trade(trades.size(), trade));
      } else {
        int line = trades.size() + rejections.size() + 1;
        rejections.add(new Rejection(facts.member(), line, fault.get(), item.toString()));
      }
    }
    return new ReportOutcome.Read(new ImportedReport(facts, run(report), trades, 0, rejections));
  }

  private static String where(JacksonException e) {
    return String.format(
        Locale.ROOT,
        "line %d, column %d",
        e.getLocation().getLineNr(),
        e.getLocation().getColumnNr());
  }

  private static ReportOutcome refused(ArchiveFacts facts, String why) {
    return new ReportOutcome.Refused(
        facts.refused(
            RefusalReason.UNREADABLE,
            "Cannot read the cTrader report \"" + facts.name() + "\": " + why));
  }

  /** A run of which only the events are known. */
  private static ImportedRun ledger(JsonNode events) {
    ImportedRun unknown = run(JSON.createObjectNode());
    return new ImportedRun(
        unknown.subject(), unknown.result(), Map.of(), Map.of("events", events.toString()));
  }

  private static ImportedRun run(JsonNode report) {
    JsonNode main = report.path("main");
    JsonNode period = main.path("testingPeriod");
    List<Instant> tested = new ArrayList<>();
    instant(period.path("startDate")).ifPresent(tested::add);
    instant(period.path("endDate")).ifPresent(tested::add);
    return new ImportedRun(
        new ImportedRun.Subject(
            text(main.path("cBotName")),
            symbol(text(main.path("symbol"))),
            text(main.path("period")),
            text(main.path("brokerTitle")),
            tested.size() == 2 ? List.copyOf(tested) : List.of(),
            text(main.path("data")),
            text(main.path("spread")),
            text(main.path("commissions"))),
        new ImportedRun.Result(
            text(main.path("depositAsset")),
            number(main.path("startingCapital")),
            number(main.path("endingBalance")),
            number(main.path("endingEquity")),
            number(main.path("netProfit")),
            number(main.path("roi"))),
        params(report.path("parameters")),
        other(report));
  }

  private static Map<String, String> params(JsonNode parameters) {
    Map<String, String> params = new LinkedHashMap<>();
    for (JsonNode one : parameters) {
      String name = text(one.path("propertyName"));
      params.put(name.isEmpty() ? text(one.path("displayName")) : name, text(one.path("value")));
    }
    return params;
  }

  private static Map<String, String> other(JsonNode report) {
    Map<String, String> other = new LinkedHashMap<>();
    report
        .properties()
        .forEach(
            part -> {
              if (!READ.contains(part.getKey())) {
                other.put(part.getKey(), part.getValue().toString());
              }
            });
    return other;
  }

  /** A row that names its values only in the list of columns. */
  private static JsonNode named(JsonNode columns, JsonNode values) {
    ObjectNode named = JSON.createObjectNode();
    for (int i = 0; i < Math.min(columns.size(), values.size()); i++) {
      JsonNode column = columns.get(i);
      named.set(text(column.isObject() ? column.path("name") : column), values.get(i));
    }
    return named;
  }

  private static Optional<RejectionReason> fault(JsonNode item) {
    if (instant(item.path("entryTime")).isEmpty() || instant(item.path("closeTime")).isEmpty()) {
      return Optional.of(RejectionReason.BAD_STAMP);
    }
    if (Double.isNaN(number(item.path("entryPrice")))
        || Double.isNaN(number(item.path("closePrice")))) {
      return Optional.of(RejectionReason.BAD_NUMBER);
    }
    return Optional.empty();
  }

  private static ImportedTrade trade(int n, JsonNode item) {
    return new ImportedTrade(
        n,
        text(item.path("id")),
        text(item.path("label")),
        symbol(text(item.path("symbol"))),
        direction(text(item.path("direction"))),
        instant(item.path("entryTime")).orElseThrow(),
        instant(item.path("closeTime")).orElseThrow(),
        new ImportedTrade.Prices(
            number(item.path("entryPrice")),
            number(item.path("closePrice")),
            number(item.path("pips"))),
        new ImportedTrade.Amounts(
            number(item.path("quantity")),
            number(item.path("volume")),
            number(item.path("commissions")),
            number(item.path("swaps")),
            number(item.path("gross")),
            number(item.path("net"))));
  }

  private static String direction(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "buy", "long" -> "long";
      case "sell", "short" -> "short";
      default -> word;
    };
  }

  private static String symbol(String name) {
    return name.toUpperCase(Locale.ROOT).replace("/", "");
  }

  /** The text of a value; of a list or an object its JSON. */
  private static String text(JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    return value.isContainerNode() ? value.toString() : value.asText();
  }

  private static double number(JsonNode value) {
    if (value.isNumber()) {
      return Double.isFinite(value.asDouble()) ? value.asDouble() : Double.NaN;
    }
    try {
      return value.isTextual() ? new BigDecimal(value.asText().strip()).doubleValue() : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** Milliseconds of UTC, as a number or as its text. */
  private static Optional<Instant> instant(JsonNode millis) {
    double value = number(millis);
    return value > 0 && value < LATEST_MILLIS
        ? Optional.of(Instant.ofEpochMilli((long) value))
        : Optional.empty();
  }
}
