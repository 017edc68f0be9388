package io.barlake.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barlake.BarlakeException;
import io.barlake.ErrorCode;
import io.barlake.ingest.archive.Archive;
import io.barlake.ingest.archive.RefusalReason;
import io.barlake.ingest.format.ArchiveFormat;
import io.barlake.ingest.format.ReadArchive;
import io.barlake.ingest.format.TestArchive;
import io.barlake.ingest.format.mapped.SourceMapping;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceMappingsTest {
  private static final String SOUND =
      """
      source = my-broker
      side = bid
      name = "broker-(?<symbol>[a-z]{6})"
      delimited { separator = ";", header = "Time;Open;High;Low;Close" }
      stamp { field = Time }
      bars { frame = 1, open = Open, high = High, low = Low, close = Close }
      """;

  private static final String TEXT = "Time;Open;High;Low;Close\n2019-01-02 03:00;1.5;1.5;1.5;1.5\n";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "source = my-broker | | , line 1: Missing \"source\": expected 2 to 32 lower-case letters,"
            + " digits and hyphens, such as my-broker.",
        "source = my-broker | source = My | , line 1: Invalid \"source\": found \"My\", expected 2"
            + " to 32 lower-case letters, digits and hyphens, such as my-broker.",
        "side = bid | side = last | , line 2: Invalid \"side\": found \"last\", expected one of bid,"
            + " ask, mid, trade.",
        "side = bid | sides = bid | , line 2: Unknown key \"sides\". Did you mean \"side\"?",
        "side = bid | zebra = bid | , line 2: Unknown key \"zebra\". Expected one of source, side,"
            + " clock, name, symbol, delimited, json, stamp, bars, ticks.",
        "(?<symbol>[a-z]{6}) | (?<symbol> | , line 3: Invalid \"name\": found"
            + " \"broker-(?<symbol>\", expected a regular expression such as"
            + " \"topic-(?<date>\\\\d{8})\".",
        "(?<symbol>[a-z]{6}) | x | , line 1: Missing \"symbol\": expected symbol { field = ... },"
            + " symbol { fixed = ... }, or a group (?<symbol>...) in \"name\".",
        "delimited | text | , line 4: Unknown key \"text\". Expected one of source, side, clock,"
            + " name, symbol, delimited, json, stamp, bars, ticks.",
        "delimited { | json { around = bare }, delimited { | , line 4: Invalid \"delimited\" and"
            + " \"json\": expected one of the two.",
        "\";\", | \"<>\", | , line 4: Invalid \"delimited.separator\": found \"<>\", expected one"
            + " character, or tab.",
        "\";\", | \";\", decimal = x, | , line 4: Invalid \"delimited.decimal\": found \"x\","
            + " expected \".\", or \",\" where that does not separate the fields.",
        "header = \"Time;Open;High;Low;Close\" | columns = 1 | , line 4: Invalid"
            + " \"delimited.columns\": found 1, expected the number of columns from 2 to 500.",
        "header = \"Time;Open;High;Low;Close\" | columns = 5 | , line 5: Invalid \"stamp.field\":"
            + " found \"Time\", expected the number of a column, from 1 to 5.",
        "Time;Open;High | Time;Open;Open | , line 4: Invalid \"delimited.header\": found"
            + " \"Time;Open;Open;Low;Close\", expected each name once.",
        "field = Time | field = Zeit | , line 5: Invalid \"stamp.field\": found \"Zeit\", expected a"
            + " column of \"delimited.header\".",
        "field = Time | field = Time, form = nonsense | , line 5: Invalid \"stamp.form\": found"
            + " \"nonsense\", expected iso, epoch-s, epoch-ms, epoch-us, epoch-ns, or a pattern such"
            + " as \"dd.MM.yyyy HH:mm:ss\".",
        "field = Time | field = Time, form = epoch-h | , line 5: Invalid \"stamp.form\": found"
            + " \"epoch-h\", expected iso, epoch-s, epoch-ms, epoch-us, epoch-ns, or a pattern such"
            + " as \"dd.MM.yyyy HH:mm:ss\".",
        "field = Time | field = Time, date = name | , line 5: Invalid \"stamp.date\": found"
            + " \"name\", expected a group (?<date>...) in \"name\", which tells it.",
        "frame = 1 | frame = 0 | , line 6: Invalid \"bars.frame\": found 0, expected the minutes of"
            + " a bar from 1 to 10080.",
        "open = Open, | | , line 6: Missing \"bars.open\": expected a column.",
        "bars { frame = 1, open = Open, high = High, low = Low, close = Close } | ticks { bid ="
            + " Open } | , line 6: Invalid \"ticks\": expected either bid and ask, or price alone.",
        "bars { frame = 1, open = Open, high = High, low = Low, close = Close } | | , line 1:"
            + " Missing \"bars\" and \"ticks\": expected one of the two.",
        "side = bid | side = bid, clock = mars | , line 2: Invalid \"clock\": found \"mars\","
            + " expected measured, a rule such as new-york, an offset such as utc+02:00, or a zone"
            + " such as Asia/Tokyo.",
        "field = Time } | field = Time, form = epoch-s }, clock = london | , line 5: Invalid"
            + " \"clock\": found \"london\", expected utc or no clock, as stamps that count from 1970"
            + " are UTC."
      })
  void mistakeIsToldWithFileLineKeyAndWhatIsExpected(String right, String wrong, String message) {
    String text = SOUND.replace(right, wrong == null ? "" : wrong);

    assertThatThrownBy(() -> TestMapping.of("my-broker", text))
        .isInstanceOfSatisfying(
            BarlakeException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_CONFIG))
        .hasMessage("conf/sources/my-broker.conf" + message);
  }

  @Test
  void fileWhoseNameIsNoWordIsRefused() {
    assertThatThrownBy(() -> TestMapping.of("My Broker", SOUND))
        .hasMessage(
            "Invalid name \"conf/sources/My Broker.conf\": expected lower-case letters, digits and"
                + " hyphens, such as conf/sources/my-broker.conf.");
  }

  @Test
  void mappingGoesBeforeTheFormatsThatAreBuiltIn() {
    SourceMapping mapping =
        TestMapping.of(
            "my-broker",
            SOUND
                .replace("Time;Open;High;Low;Close", "timestamp;open;high;low;close")
                .replace("\";\"", "\",\"")
                .replace(';', ',')
                .replace("field = Time", "field = timestamp")
                .replace("= Open", "= open")
                .replace("= High", "= high")
                .replace("= Low", "= low")
                .replace("= Close", "= close"));
    Archive archive =
        TestArchive.of(
            "broker-eurusd-bid.csv",
            "broker-eurusd-bid.csv",
            "timestamp,open,high,low,close\n2019-01-02 03:00:00,1.5,1.5,1.5,1.5\n");

    assertThat(TestArchive.read(archive).format()).isEqualTo(ArchiveFormat.PLAIN_BARS);
    assertThat(TestArchive.read(archive, mapping).format()).isEqualTo(mapping);
  }

  @Test
  void archiveThatTwoMappingsDescribeIsRefusedWithBoth() {
    SourceMapping one = TestMapping.of("one", SOUND);
    SourceMapping two = TestMapping.of("two", SOUND);

    assertThat(
            TestArchive.refused(
                    TestArchive.of("broker-eurusd.csv", "broker-eurusd.csv", TEXT), one, two)
                .message())
        .isEqualTo(
            "Cannot read \"broker-eurusd.csv\" of \"broker-eurusd.csv\": it could be"
                + " conf/sources/one.conf or conf/sources/two.conf. Give these files a \"name\" each"
                + " that only their own archives have.");
  }

  @Test
  void mappingWithAnotherNameOrHeaderDoesNotTakeTheArchive() {
    SourceMapping mapping = TestMapping.of("my-broker", SOUND);

    assertThat(TestArchive.refused(TestArchive.of("a.csv", "a.csv", TEXT), mapping).reason())
        .isEqualTo(RefusalReason.UNKNOWN_FORMAT);
    assertThat(
            TestArchive.refused(
                    TestArchive.of("broker-eurusd.csv", "a.csv", TEXT.replace("Open", "Offen")),
                    mapping)
                .reason())
        .isEqualTo(RefusalReason.UNKNOWN_FORMAT);
  }

  @Test
  void shippedTableIsReadAsItsFileSays() {
    String name = "2019/example-broker-eurusd-january.csv";
    String text = shown("Date;Time", "02.01.2019");

    ReadArchive read =
        TestArchive.read(TestArchive.of(name, name, text), TestMapping.shipped("example-csv"));

    assertThat(read.render(0)).isEqualTo("2019-01-02T03:00 1.14613 1.14620 1.14610 1.14619 12");
    assertThat(read.label().symbol().name()).isEqualTo("EURUSD");
    assertThat(read.format().word()).isEqualTo("mapped-example-csv");
    assertThat(read.format().clock()).contains("central-european");
  }

  @Test
  void shippedTopicIsReadOnTheDayOfItsName() {
    String text = shown("{\"topic\"", "\"key\"").replace("\n\"key\"", "\"key\"");
    String name = "example-stream-2025-10-14.json";

    ReadArchive read =
        TestArchive.read(TestArchive.of(name, name, text), TestMapping.shipped("example-kafka"));

    assertThat(read.render(0))
        .isEqualTo("2025-10-14T13:30 247.66 247.66 247.66 247.66 100 of 1 ticks");
    assertThat(read.label().symbol().name()).isEqualTo("AAPL");
    assertThat(read.side().word()).isEqualTo("trade");
    assertThat(read.notes()).isEmpty();
    assertThat(
            TestArchive.refused(
                    TestArchive.of("example-stream-2025-13-14.json", "a.json", text),
                    TestMapping.shipped("example-kafka"))
                .message())
        .endsWith("its name tells no date where conf/sources/example-kafka.conf looks for one.");
  }

  /** The lines that an example shows in its first comment. */
  private static String shown(String first, String second) {
    String file = first.startsWith("{") ? "example-kafka" : "example-csv";
    return TestMapping.text(file)
            .lines()
            .map(line -> line.replaceFirst("^#\\s*", ""))
            .filter(line -> line.startsWith(first) || line.startsWith(second))
            .limit(2)
            .reduce((one, two) -> one + "\n" + two)
            .orElseThrow()
        + "\n";
  }
}
