package io.barlake.ingest.imported;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.ingest.archive.Archive;
import io.barlake.ingest.archive.RefusalReason;
import io.barlake.ingest.format.RejectionReason;
import io.barlake.ingest.format.TestArchive;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CtraderReportReaderTest {
  @Test
  void pageAndItsJsonAloneHoldTheSameRun() {
    TestReport written = new TestReport().trades(3);

    ImportedReport page = read(written.page());
    ImportedReport json = read("\ufeff" + written.json());

    assertThat(page.run()).isEqualTo(json.run());
    assertThat(page.trades()).isEqualTo(json.trades()).hasSize(3);
  }

  @Test
  void everyPartOfARunIsRead() {
    ImportedRun run = read(new TestReport().page()).run();

    assertThat(run.subject())
        .isEqualTo(
            new ImportedRun.Subject(
                "Sample Cross",
                "EURUSD",
                "h1",
                "Sample Broker",
                List.of(
                    Instant.parse("2024-01-02T00:00:00Z"), Instant.parse("2024-02-01T00:00:00Z")),
                "m1 bars",
                "0.2",
                "30"));
    assertThat(run.result())
        .isEqualTo(new ImportedRun.Result("EUR", 10_000, 10_125.5, 10_125.5, 125.5, 1.25));
    assertThat(run.params()).containsExactly(Map.entry("Fast", "12"));
    assertThat(run.other())
        .containsEntry("aKeyOfALaterVersion", "{\"answer\":42}")
        .containsKey("equity")
        .doesNotContainKeys("main", "history", "parameters");
  }

  @Test
  void everyPartOfATradeIsRead() {
    assertThat(read(new TestReport().trades(2).json()).trades().get(1))
        .isEqualTo(
            new ImportedTrade(
                1,
                "101",
                "cross",
                "EURUSD",
                "short",
                Instant.parse("2024-01-02T02:00:00Z"),
                Instant.parse("2024-01-02T03:00:00Z"),
                new ImportedTrade.Prices(1.1001, 1.1006, 5),
                new ImportedTrade.Amounts(0.1, 10_000, -0.6, -0.1, 5, 4.3)));
  }

  @Test
  void tradesThatNameTheirValuesInColumnsAreRead() {
    String json =
        "{\"main\":{},\"history\":{\"columns\":[\"entryTime\",{\"name\":\"closeTime\"},"
            + "\"entryPrice\",\"closePrice\"],\"items\":[[1704153600000,\"1704157200000\","
            + "\"1.1\",1.2]]}}";

    ImportedTrade trade = read(json).trades().get(0);

    assertThat(trade.exit()).isEqualTo(Instant.parse("2024-01-02T01:00:00Z"));
    assertThat(trade.prices().entry()).isEqualTo(1.1);
    assertThat(trade.amounts().net()).isNaN();
    assertThat(trade.label()).isEmpty();
  }

  @Test
  void tradeWithoutItsTimesIsPutAside() {
    ImportedReport report = read(new TestReport().trades(1).brokenTrade().trades(1).json());

    assertThat(report.trades()).extracting(ImportedTrade::n).containsExactly(0, 1);
    assertThat(report.rejections())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.line()).isEqualTo(2);
              assertThat(one.reason()).isEqualTo(RejectionReason.BAD_STAMP);
              assertThat(one.rawText()).contains("\"id\":101");
            });
  }

  @Test
  void brokenJsonIsRefusedWithItsPlace() {
    String json = new TestReport().trades(2).json();

    ReportOutcome cut = outcome(json.substring(0, json.length() - 30)).orElseThrow();
    ReportOutcome page =
        outcome(new TestReport().page().replace("\"netProfit\"", "netProfit")).orElseThrow();

    for (ReportOutcome one : new ReportOutcome[] {cut, page}) {
      assertThat(one)
          .isInstanceOfSatisfying(
              ReportOutcome.Refused.class,
              no -> {
                assertThat(no.archive().reason()).isEqualTo(RefusalReason.UNREADABLE);
                assertThat(no.archive().message())
                    .startsWith(
                        "Cannot read the cTrader report \"report.html\": its JSON is broken")
                    .doesNotContain("\n");
              });
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html><body>Please log in</body></html>",
        "<html>backtesting-report</html>",
        "<html><script id=backtesting-",
        "{\"candles\": [1]}",
        "{\"main\": 1, \"more\": 2}",
        "[1, 2]",
        "{",
        "{\0\0\0\1\1\1\1",
        "]\0\0@\0",
        "20190102 030000;1.1;1.2;1.0;1.1;0",
        ""
      })
  void otherFilesAreNoReports(String content) {
    assertThat(outcome(content)).isEmpty();
  }

  @Test
  void ledgerBesideAReportIsKeptAsItIs() {
    String events = "[{\"event\":\"Open\",\"equity\":10000.5},{\"event\":\"Close\"}]";

    ReportOutcome outcome = outcome("1/events.json", events).orElseThrow();

    assertThat(outcome)
        .isInstanceOfSatisfying(
            ReportOutcome.Read.class,
            read -> {
              assertThat(read.report().events()).isEqualTo(2);
              assertThat(read.report().run().other()).containsExactly(Map.entry("events", events));
            });
    assertThat(outcome("other.json", events)).isEmpty();
    assertThat(outcome("events.json", "[{\"time\":1}]")).isEmpty();
    assertThat(outcome("events.json", events.substring(0, 40)).orElseThrow())
        .isInstanceOf(ReportOutcome.Refused.class);
  }

  @Test
  void nothingInTheBytesThrows() {
    Random random = new Random(48);
    byte[] sound = new TestReport().trades(4).page().getBytes(StandardCharsets.UTF_8);
    int read = 0;
    for (int i = 0; i < 3_000; i++) {
      byte[] bytes = sound.clone();
      for (int c = 0; c < 3; c++) {
        bytes[8_000 + random.nextInt(bytes.length - 8_000)] =
            (byte) "{}[],:\"0e-\0x<>".charAt(random.nextInt(14));
      }
      read +=
          outcome(new String(bytes, StandardCharsets.ISO_8859_1))
              .filter(ReportOutcome.Read.class::isInstance)
              .map(one -> 1)
              .orElse(0);
    }
    assertThat(read).isGreaterThan(100);
  }

  private static ImportedReport read(String content) {
    ReportOutcome outcome = outcome(content).orElseThrow();
    assertThat(outcome).isInstanceOf(ReportOutcome.Read.class);
    return ((ReportOutcome.Read) outcome).report();
  }

  private static Optional<ReportOutcome> outcome(String content) {
    return outcome("report.html", content);
  }

  private static Optional<ReportOutcome> outcome(String name, String content) {
    Archive archive = TestArchive.of(name, name, content);
    return new CtraderReportReader().read(archive);
  }
}
