package io.barlake.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.ingest.archive.RefusalReason;
import io.barlake.ingest.format.Origin;
import io.barlake.ingest.format.ReadArchive;
import io.barlake.ingest.format.ReaderContract;
import io.barlake.ingest.format.RejectionReason;
import io.barlake.ingest.format.TestArchive;
import io.barlake.ingest.format.mapped.SourceMapping;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappedBarsTest extends ReaderContract {
  private static final String CONF =
      """
      source = my-broker
      side = ask
      clock = central-european
      symbol { fixed = EURUSD }
      delimited {
        separator = ";", decimal = ","
        header = "Nr;Date;Time;Open;High;Low;Close;Volume"
      }
      stamp { field = [Date, Time], form = "dd.MM.yyyy HH:mm" }
      bars { frame = 5, open = Open, high = High, low = Low, close = Close, volume = Volume }
      """;

  private static final String BARE =
      """
      source = my-broker
      side = bid
      symbol { fixed = EURUSD }
      delimited { separator = "%s", columns = %d }
      stamp { field = %s, form = "%s" }
      bars { frame = 1, open = 2, high = 2, low = 2, close = 2 }
      """;

  private final SourceMapping mapping = TestMapping.of("my-csv", CONF);

  @Override
  protected SourceMapping[] mappings() {
    return new SourceMapping[] {mapping};
  }

  @Override
  protected Kind kind() {
    return new Kind(mapping, "my-broker", "ask", Origin.Stamps.WALL_CLOCK, 5);
  }

  @Override
  protected String symbol() {
    return "EURUSD";
  }

  @Override
  protected String archive() {
    return "export.zip";
  }

  @Override
  protected String member() {
    return "export.csv";
  }

  @Override
  protected byte[] sample() {
    return ascii(
        """
        Nr;Date;Time;Open;High;Low;Close;Volume
        1;02.01.2019;03:00;1,14613;1,14620;1,14610;1,14619;12
        2; "02.01.2019"; 03:05;"1,14619";1,14621;1,14615;1,14616;3,5
        """);
  }

  @Override
  protected List<String> bars() {
    return List.of(
        "2019-01-02T03:00 1.14613 1.14620 1.14610 1.14619 12.0",
        "2019-01-02T03:05 1.14619 1.14621 1.14615 1.14616 3.5");
  }

  @Override
  protected Map<String, RejectionReason> broken() {
    Map<String, RejectionReason> broken = new LinkedHashMap<>();
    broken.put("3;02.01.2019;03:10;1,1;1,1;1,1;1,1", RejectionReason.WRONG_FIELD_COUNT);
    broken.put("3;02.01.2019;03:10;1,1;1,1;1,1;1,1;1;1", RejectionReason.WRONG_FIELD_COUNT);
    broken.put("3;02.01.2019;\"03:10;1,1;1,1;1,1;1,1;1", RejectionReason.WRONG_FIELD_COUNT);
    broken.put("3;31.04.2019;03:10;1,1;1,1;1,1;1,1;1", RejectionReason.BAD_STAMP);
    broken.put("3;2019-01-02;03:10;1,1;1,1;1,1;1,1;1", RejectionReason.BAD_STAMP);
    broken.put("3;02.01.2019;03:10;1.1;1,1;1,1;1,1;1", RejectionReason.BAD_NUMBER);
    broken.put("3;02.01.2019;03:10;1,1;1,1;1,1;1,1;", RejectionReason.BAD_NUMBER);
    broken.put("3;02.01.2019;03:10;1,1;1,0;1,1;1,1;1", RejectionReason.IMPOSSIBLE_BAR);
    return broken;
  }

  @Override
  protected byte[] written(List<Bar> bars) {
    StringBuilder text = new StringBuilder("Nr;Date;Time;Open;High;Low;Close;Volume\n");
    for (Bar bar : bars) {
      text.append("7;")
          .append(DateTimeFormatter.ofPattern("dd.MM.uuuu;HH:mm", Locale.ROOT).format(bar.stamp()))
          .append(';')
          .append(
              String.join(
                      ";",
                      bar.price(bar.open()),
                      bar.price(bar.high()),
                      bar.price(bar.low()),
                      bar.price(bar.close()))
                  .replace('.', ','))
          .append(";1\n");
    }
    return ascii(text.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "iso | 2025-10-14 13:30 | 2025-10-14T13:30 | WALL_CLOCK",
        "iso | 2025-10-14T13:30:00+02:00 | 2025-10-14T11:30 | UTC",
        "epoch-s | 1760448600 | 2025-10-14T13:30 | UTC",
        "epoch-s | 1760448600.000 | 2025-10-14T13:30 | UTC",
        "epoch-ms | 1760448600000 | 2025-10-14T13:30 | UTC",
        "epoch-us | 1760448600000000 | 2025-10-14T13:30 | UTC",
        "epoch-ns | 1760448600000000000 | 2025-10-14T13:30 | UTC",
        "MM/dd/yy hh:mm a | 10/14/25 01:30 pm | 2025-10-14T13:30 | WALL_CLOCK",
        "dd-MMM-yyyy HH:mm | 14-Oct-2025 13:30 | 2025-10-14T13:30 | WALL_CLOCK",
        "yyyy-MM-dd HH:mm XXX | 2025-10-14 13:30 -04:00 | 2025-10-14T17:30 | UTC",
        "d.M.yyyy | 4.1.2025 | 2025-01-04T00:00 | WALL_CLOCK"
      })
  void stampIsReadInItsForm(String form, String stamp, String minute, Origin.Stamps kind) {
    SourceMapping bare = TestMapping.of("bare", BARE.formatted("|", 2, "1", form));

    ReadArchive read = TestArchive.read(TestArchive.of("a.zip", "a.csv", stamp + "|1.5\n"), bare);

    assertThat(texts(read.minutes().columns())).containsExactly(minute + " 1.5 1.5 1.5 1.5 0");
    assertThat(read.origin().stamps()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "epoch-s | 1760448600000",
        "epoch-ns | 9999999999999999999",
        "epoch-s | 1760448600.x",
        "epoch-ms | -1",
        "epoch-ms | .5",
        "iso | 14.10.2025 13:30",
        "d.M.yyyy | 30.2.2025",
        "yyyy-MM-dd HH:mm XXX | 2025-10-14 13:30"
      })
  void stampOfAnotherFormIsPutAside(String form, String stamp) {
    SourceMapping bare = TestMapping.of("bare", BARE.formatted("|", 2, "1", form));

    assertThat(
            TestArchive.refused(TestArchive.of("a.zip", "a.csv", stamp + "|1.5\n"), bare).reason())
        .isEqualTo(RefusalReason.UNKNOWN_FORMAT);
  }
}
