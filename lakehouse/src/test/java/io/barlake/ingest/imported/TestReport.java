package io.barlake.ingest.imported;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Writes reports in the form of cTrader's: trades of a made-up robot, a known number of them. */
public final class TestReport {
  public static final long START = 1_704_153_600_000L;
  private static final long HOUR = 3_600_000L;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ObjectNode report = JSON.createObjectNode();
  private final ArrayNode items;

  public TestReport() {
    ObjectNode main = report.putObject("main");
    main.put("utcOffset", 0)
        .put("depositAsset", "EUR")
        .put("period", "h1")
        .put("symbol", "EURUSD")
        .put("brokerTitle", "Sample Broker")
        .put("cBotName", "Sample Cross")
        .put("roi", 1.25)
        .put("netProfit", 125.5)
        .put("startingCapital", 10_000)
        .put("endingEquity", 10_125.5)
        .put("endingBalance", 10_125.5)
        .put("data", "m1 bars")
        .put("spread", "0.2")
        .put("commissions", "30");
    main.putObject("testingPeriod").put("startDate", START).put("endDate", START + 720 * HOUR);
    report.putObject("equity").putArray("points");
    report
        .putArray("parameters")
        .addObject()
        .put("group", "Entry")
        .put("displayName", "Fast period")
        .put("propertyName", "Fast")
        .put("value", 12);
    ObjectNode history = report.putObject("history");
    history.putArray("columns").add("id").add("entryTime").add("closeTime");
    items = history.putArray("items");
    report.putObject("aKeyOfALaterVersion").put("answer", 42);
  }

  public TestReport trades(int count) {
    for (int i = 0; i < count; i++) {
      trade(i);
    }
    return this;
  }

  /** A trade that was entered at no known time. */
  public TestReport brokenTrade() {
    trade(items.size()).remove("entryTime");
    return this;
  }

  private ObjectNode trade(long i) {
    return items
        .addObject()
        .put("id", 100 + i)
        .put("label", "cross")
        .put("entryTime", START + 2 * i * HOUR)
        .put("closeTime", START + (2 * i + 1) * HOUR)
        .put("symbol", "EURUSD")
        .put("quantity", 0.1)
        .put("volume", 10_000)
        .put("direction", i % 2 == 0 ? "Buy" : "Sell")
        .put("entryPrice", 1.1 + i / 1e4)
        .put("closePrice", 1.1005 + i / 1e4)
        .put("commissions", -0.6)
        .put("swaps", -0.1)
        .put("gross", 5.0)
        .put("net", 4.3)
        .put("pips", 5);
  }

  public String json() {
    return report.toString();
  }

  /** The page that the platform saves, with scripts of its own around the data. */
  public String page() {
    return "<!DOCTYPE html>\n<html><head><script>var id = 'backtesting-report';</script>"
        + "<style>"
        + "p { margin: 0 }\n".repeat(500)
        + "</style></head><body>\n<SCRIPT type=\"application/json\" id=\"backtesting-report\">\n"
        + json()
        + "\n</SCRIPT></body></html>\n";
  }
}
