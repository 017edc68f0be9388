package io.barlake.ingest;

import static io.barlake.ingest.IngestFixture.ingest;
import static io.barlake.ingest.LakeContent.sql;
import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.ingest.archive.TestZip;
import io.barlake.ingest.imported.TestReport;
import io.barlake.tables.Tables;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportedRunsTest {
  /** One lake for all: each behaviour has reports of its own. */
  @TempDir static Path lake;

  private static Tables tables;

  @TempDir Path downloads;

  @BeforeAll
  static void open() {
    tables = IngestFixture.lake(lake);
  }

  @Test
  void reportBesideArchivesIsImportedAndTheMinutesAreTakenInAsEver() {
    TestReport report = new TestReport().trades(2).brokenTrade();
    SmallArchive.of("EURUSD").minutes("2019-01-07T10:00", 10).write(downloads, "2019");
    write("runs.zip", new TestZip().with("a/report.html", report.page()).bytes());

    IngestResult first = ingest(tables, downloads);
    IngestResult second = ingest(tables, downloads);

    assertThat(first.refused()).isEmpty();
    assertThat(first.archives()).hasSize(1);
    assertThat(first.records().used()).isEqualTo(10);
    assertThat(first.reports())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.name()).isEqualTo("runs.zip");
              assertThat(one.strategy()).isEqualTo("Sample Cross");
              assertThat(one.trades()).isEqualTo(2);
              assertThat(one.quarantined()).isEqualTo(1);
            });
    assertThat(second.known()).hasSize(2);
    assertThat(second.reports()).isEmpty();
    assertThat(
            sql(
                tables,
                "SELECT status, format, records_read, used, quarantined FROM raw.archives"
                    + " WHERE name = 'runs.zip'"))
        .containsExactly("[accepted,ctrader_report,3,2,1]");
    assertThat(
            sql(
                tables,
                "SELECT q.line, q.reason FROM raw.quarantine q JOIN raw.archives USING (sha256)"
                    + " WHERE name = 'runs.zip'"))
        .containsExactly("[3,bad_stamp]");
    assertThat(
            sql(
                tables,
                "SELECT platform, strategy, symbol, first_ts, net_profit, trades, params['Fast'],"
                    + " other['aKeyOfALaterVersion'] FROM research.imported_runs"
                    + " WHERE name = 'runs.zip'"))
        .containsExactly(
            "[ctrader,Sample Cross,EURUSD,2024-01-02T00:00:00Z,125.5,2,12,{\"answer\":42}]");
    assertThat(
            sql(
                tables,
                "SELECT n, id, direction, entry_ts, exit_price, net"
                    + " FROM research.imported_trades JOIN raw.archives USING (sha256)"
                    + " WHERE name = 'runs.zip'"))
        .containsExactly(
            "[0,100,long,2024-01-02T00:00:00Z,1.1005,4.3]",
            "[1,101,short,2024-01-02T02:00:00Z,1.1006,4.3]");
  }

  @Test
  void sameReportUnderTwoNamesIsOneRun() {
    String json = new TestReport().trades(5).json();
    write("1.json", json.getBytes(StandardCharsets.UTF_8));
    write("2.json", json.getBytes(StandardCharsets.UTF_8));

    IngestResult result = ingest(tables, downloads);

    assertThat(result.reports()).hasSize(1);
    assertThat(result.known()).containsExactly("2.json");
    assertThat(sql(tables, "SELECT trades FROM research.imported_runs WHERE name = '1.json'"))
        .containsExactly("[5]");
  }

  @Test
  void brokenReportAndOtherPageAreRefused() {
    String json = new TestReport().trades(7).json();
    write("cut.json", json.substring(0, 900).getBytes(StandardCharsets.UTF_8));
    write("page.html", "<html>Please log in</html>".getBytes(StandardCharsets.UTF_8));

    List<String> refused = ingest(tables, downloads).refused();

    assertThat(refused).hasSize(2);
    assertThat(refused)
        .anySatisfy(
            message ->
                assertThat(message)
                    .startsWith("Cannot read the cTrader report \"cut.json\": its JSON is broken"))
        .anySatisfy(
            message ->
                assertThat(message).startsWith("Cannot read \"page.html\": it is a web page"));
  }

  private void write(String name, byte[] bytes) {
    SmallArchive.write(downloads.resolve(name), bytes);
  }
}
