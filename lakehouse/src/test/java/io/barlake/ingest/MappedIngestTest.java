package io.barlake.ingest;

import static io.barlake.ingest.LakeContent.sql;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barlake.tables.Tables;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappedIngestTest {
  private static final String CONF =
      """
      source = my-broker
      side = bid
      clock = central-european
      name = "my-(?<symbol>[A-Z]{6})"
      delimited { separator = ",", header = "Time,Open,High,Low,Close" }
      stamp { field = Time }
      bars { frame = 1, open = Open, high = High, low = Low, close = Close }
      """;

  private static final String HEADER = "Time,Open,High,Low,Close\n";

  @TempDir static Path lake;

  private static Tables tables;

  @TempDir Path downloads;

  @BeforeAll
  static void open() {
    tables = IngestFixture.lake(lake);
  }

  @Test
  void archiveOfAMappingIsTakenInByItsClockAndKnownFromThenOn() {
    Path file = write("my-EURUSD-1.csv", HEADER + "2025-07-01 14:00,1.1,1.2,1.1,1.2\n");

    ingest(CONF, file);

    assertThat(sql(tables, "SELECT ts, close FROM market.bars_1m WHERE symbol = 'EURUSD'"))
        .containsExactly("[2025-07-01T12:00:00Z,1.2]");
    assertThat(
            sql(
                tables,
                "SELECT source, format, clock, clock_sureness FROM raw.archives"
                    + " WHERE symbol = 'EURUSD'"))
        .containsExactly("[my-broker,mapped-my-csv,central-european,given]");
    assertThat(ingest(CONF, file).known()).hasSize(1);
  }

  @Test
  void archiveIsReadAgainByItsMappingOrNotAtAll() {
    Path one = write("my-GBPUSD-1.csv", HEADER + "2025-07-01 14:00,1.0,1.2,1.0,1.2\n");
    Path two =
        write(
            "my-GBPUSD-2.csv",
            HEADER + "2025-07-01 14:00,1.0,1.2,1.0,1.2\n2025-07-01 14:01,1.3,1.3,1.3,1.3\n");
    ingest(CONF, one);

    assertThatThrownBy(
            () ->
                IngestFixture.of(tables, other(CONF), IngestLock::take)
                    .ingest(List.of(two.toString()), "run"))
        .rootCause()
        .hasMessageMatching(
            "Cannot read \".*my-GBPUSD-1.csv\" again: conf/sources/my-csv.conf, which describes it,"
                + " is gone. Put the file back.");
    assertThatThrownBy(() -> ingest(CONF.replace("{6})", "{6})-2"), two))
        .rootCause()
        .hasMessageMatching(
            "Cannot read \".*my-GBPUSD-1.csv\" again: conf/sources/my-csv.conf has changed since,"
                + " and no longer says that it is GBPUSD bid of my-broker. Put the file back as it"
                + " was, and describe new archives in another.");
    ingest(CONF, two);
    assertThat(sql(tables, "SELECT close FROM market.bars_1m WHERE symbol = 'GBPUSD' ORDER BY ts"))
        .containsExactly("[1.2]", "[1.3]");
  }

  @Test
  void archiveOfSeveralSymbolsIsTakenInAsOneOfEachAndKnownFromThenOn() {
    String conf =
        """
        source = my-stream
        json { around = bare }
        symbol { field = s }
        stamp { field = t, form = epoch-s }
        ticks { price = p }
        """;
    Path file =
        write(
            "export.json",
            """
            {"s":"AAPL","t":1760448600,"p":247.1}
            {"s":"MSFT","t":1760448600,"p":510.5}
            {"s":"AAPL","t":1760448601,"p":247.2}
            """);
    Path later =
        write(
            "later.json",
            """
            {"s":"MSFT","t":1760448600,"p":510.5}
            {"s":"MSFT","t":1760448660,"p":510.7}
            """);

    ingest(conf, file);
    ingest(conf, later);

    assertThat(
            sql(
                tables,
                "SELECT symbol, ts, close FROM market.bars_1m WHERE source = 'my-stream'"
                    + " ORDER BY symbol, ts"))
        .containsExactly(
            "[AAPL,2025-10-14T13:30:00Z,247.2]",
            "[MSFT,2025-10-14T13:30:00Z,510.5]",
            "[MSFT,2025-10-14T13:31:00Z,510.7]");
    assertThat(ingest(conf, file).known())
        .containsExactly("export.json!/AAPL.json", "export.json!/MSFT.json");
  }

  /** The same under another name. */
  private static SourceMappings other(String conf) {
    return TestMapping.all("your-csv", conf);
  }

  private IngestResult ingest(String conf, Path path) {
    return IngestFixture.of(tables, TestMapping.all("my-csv", conf), IngestLock::take)
        .ingest(List.of(path.toString()), "run");
  }

  private Path write(String name, String text) {
    return SmallArchive.write(downloads.resolve(name), text.getBytes(US_ASCII));
  }
}
