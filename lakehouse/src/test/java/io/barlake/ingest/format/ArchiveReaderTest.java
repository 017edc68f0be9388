package io.barlake.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.ingest.archive.RefusalReason;
import io.barlake.market.PriceScale;
import io.barlake.market.Symbol;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveReaderTest {
  private static final String GOOD = "20190102 030000;1.146130;1.146200;1.146100;1.146190;0\n";
  private static final String NEXT = "20190102 030100;1.146190;1.146210;1.146150;1.146160;0\n";

  @Test
  void minutesAreReadIntoColumns() {
    ReadArchive archive = TestArchive.read(GOOD + NEXT);

    MinuteColumns columns = archive.minutes().columns();
    assertThat(archive.label().symbol()).isEqualTo(new Symbol("EURUSD"));
    assertThat(archive.format()).isEqualTo(ArchiveFormat.HISTDATA_MINUTE);
    assertThat(columns.fileMinutes()).containsExactly(25_773_300, 25_773_301);
    assertThat(columns.prices().scale()).isEqualTo(new PriceScale(5));
    assertThat(columns.prices().open()).containsExactly(114_613, 114_619);
    assertThat(columns.prices().high()).containsExactly(114_620, 114_621);
    assertThat(columns.prices().low()).containsExactly(114_610, 114_615);
    assertThat(columns.prices().close()).containsExactly(114_619, 114_616);
    assertThat(columns.volume().isMeasured()).isFalse();
    assertThat(columns.lines()).containsExactly(1, 2);
    assertThat(archive.minutes().recordsRead()).isEqualTo(2);
    assertThat(archive.notes()).isEmpty();
  }

  @Test
  void finestPriceDecidesTheScaleOfAllRowsWhereverItStands() {
    ReadArchive archive =
        TestArchive.read(
            """
            20190102 030000;1300.500;1301;1300.00;1300.5;0
            20190102 030100;1300.125000;1301.0;1300;1300.5;12.50
            """);

    PriceColumns prices = archive.minutes().columns().prices();
    assertThat(prices.scale()).isEqualTo(new PriceScale(3));
    assertThat(prices.open()).containsExactly(1_300_500, 1_300_125);
    assertThat(prices.high()).containsExactly(1_301_000, 1_301_000);
    assertThat(archive.minutes().columns().volume().decimals()).isEqualTo(1);
    assertThat(archive.minutes().columns().volume().values()).containsExactly(0, 12.5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "20190102 030200;1.1;1.2;1.0;1.1 | WRONG_FIELD_COUNT",
        "20190102 030200;1.1;1.2;1.0;1.1;0;7 | WRONG_FIELD_COUNT",
        "hello | WRONG_FIELD_COUNT",
        "20190230 030200;1.1;1.2;1.0;1.1;0 | BAD_STAMP",
        "20190102 030230;1.1;1.2;1.0;1.1;0 | BAD_STAMP",
        "20190102 0302;1.1;1.2;1.0;1.1;0 | BAD_STAMP",
        "20190102 030200;NaN;1.2;1.0;1.1;0 | BAD_NUMBER",
        "20190102 030200;1.1;1.2e0;1.0;1.1;0 | BAD_NUMBER",
        "20190102 030200;1,1;1,2;1,0;1,1;0 | BAD_NUMBER",
        "20190102 030200;1.1;;1.0;1.1;0 | BAD_NUMBER",
        "20190102 030200;1.1;1.2;1.0;1.1; | BAD_NUMBER",
        "20190102 030200;1.1;1.2;1.0;1.1;-1 | BAD_NUMBER",
        "20190102 030200;1.1;9999999999;1.0;1.1;0 | BAD_NUMBER",
        "20190102 030200;0;1.2;0;1.1;0 | PRICE_NOT_POSITIVE",
        "20190102 030200;-1.1;1.2;-1.1;1.1;0 | PRICE_NOT_POSITIVE",
        "20190102 030200;1.1;1.0;1.2;1.1;0 | IMPOSSIBLE_BAR",
        "20190102 030200;1.3;1.2;1.0;1.1;0 | IMPOSSIBLE_BAR",
        "20190102 030200;1.1;1.2;1.0;0.9;0 | IMPOSSIBLE_BAR"
      })
  void badLineIsPutAsideWithItsTextAndReason(String line, RejectionReason reason) {
    ParsedMinutes minutes = TestArchive.read(GOOD + line + "\n" + NEXT).minutes();

    assertThat(minutes.columns().lines()).containsExactly(1, 3);
    assertThat(minutes.rejections())
        .containsExactly(new Rejection(TestArchive.MEMBER, 2, reason, line));
    assertThat(minutes.recordsRead()).isEqualTo(3);
  }

  @Test
  void cutLastRowIsPutAside() {
    ParsedMinutes minutes = TestArchive.read(GOOD + "20190102 030100;1.1461").minutes();

    assertThat(minutes.rejections())
        .containsExactly(
            new Rejection(
                TestArchive.MEMBER, 2, RejectionReason.CUT_LINE, "20190102 030100;1.1461"));
  }

  @Test
  void lineLongerThanAnyRecordIsPutAsideByItsStart() {
    ParsedMinutes minutes = TestArchive.read(GOOD + "x".repeat(100_000) + "\n" + NEXT).minutes();

    assertThat(minutes.rejections())
        .containsExactly(
            new Rejection(
                TestArchive.MEMBER,
                2,
                RejectionReason.LINE_TOO_LONG,
                "x".repeat(1_000) + "... (99000 more bytes)"));
    assertThat(minutes.columns().lines()).containsExactly(1, 3);
  }

  @Test
  void marksPaddingAndLineEndsAreNoRecords() {
    String text = "\ufeff" + GOOD.replace("\n", "\r\n") + "\r\n" + NEXT.strip() + "\0".repeat(99);

    ParsedMinutes minutes = TestArchive.read(text).minutes();

    assertThat(minutes.recordsRead()).isEqualTo(2);
    assertThat(minutes.rejections()).isEmpty();
  }

  @Test
  void symbolComesFromTheArchivesNameWhenTheMemberHasNone() {
    String name = "shelf.zip!/HISTDATA_COM_ASCII_GBPUSD_M12019.zip";

    ArchiveLabel label = TestArchive.read(TestArchive.of(name, "data.csv", GOOD)).label();

    assertThat(label).isEqualTo(new ArchiveLabel(new Symbol("GBPUSD"), new ArchivePeriod(2019, 0)));
  }

  @Test
  void namesThatDisagreeAreNotedAndTheMemberWins() {
    String name = "HISTDATA_COM_ASCII_GBPUSD_M12019.zip";

    ReadArchive archive = TestArchive.read(TestArchive.of(name, TestArchive.MEMBER, GOOD));

    assertThat(archive.label().symbol()).isEqualTo(new Symbol("EURUSD"));
    assertThat(archive.notes())
        .containsExactly(
            "The names disagree: EURUSD 2019 and GBPUSD 2019. Took EURUSD 2019, which is nearest"
                + " to the data.");
  }

  @Test
  void stampsWinOverThePeriodOfTheName() {
    String member = "DAT_ASCII_EURUSD_M1_201804.csv";

    ReadArchive archive = TestArchive.read(TestArchive.of("a.zip", member, GOOD));

    assertThat(archive.notes())
        .containsExactly("The name says 2018-04 and the stamps lie in 2019-01. Took the stamps.");
  }

  @Test
  void nameDecidesBetweenFormatsThatFitEqually() {
    String text = GOOD + "1381017600,122.0,122.0,122.0,122.0,0.1,1\n";

    assertThat(TestArchive.read(TestArchive.of("a.zip", TestArchive.MEMBER, text)).format())
        .isEqualTo(ArchiveFormat.HISTDATA_MINUTE);
    assertThat(TestArchive.read(TestArchive.of("a.zip", "XBTUSD_1.csv", text)).format())
        .isEqualTo(ArchiveFormat.KRAKEN_OHLCVT);
    assertThat(TestArchive.refused(TestArchive.of("a.zip", "data.csv", text)).message())
        .isEqualTo(
            "Cannot read \"data.csv\" of \"a.zip\": it could be histdata-minute or kraken-ohlcvt."
                + " Give it the name that its source gives it.");
  }

  @Test
  void volumesThatAddUpBeyondWhatIsCountedExactlyRefuseTheArchive() {
    String text = "1381095255,122.0,9007199254740991\n".repeat(2);

    assertThat(TestArchive.refused(TestArchive.of("a.zip", "XBTUSD.csv", text)).message())
        .isEqualTo(
            "Cannot read \"XBTUSD.csv\" of \"a.zip\": its numbers add up to more than can be counted"
                + " exactly. Check what it is.");
  }

  @Test
  void volumesOfCoinsThatCostNothingAreRead() {
    String text =
        """
        1637971200000,0.4,0.5,0.3,0.4,123456789012.00000000,1637971259999,1,79,1,1,0
        1637971260000,0.4,0.5,0.3,0.4,0.12345678,1637971319999,1,79,1,1,0
        1637971320000,0.4,0.5,0.3,0.4,9007199254740992.0,1637971379999,1,79,1,1,0
        """;

    ReadArchive archive =
        TestArchive.read(TestArchive.of("a.zip", "SHIBUSDT-1m-2021-11-27.csv", text));

    assertThat(archive.minutes().columns().volume().values())
        .containsExactly(123_456_789_012d, 0.12345678);
    assertThat(archive.minutes().rejections())
        .extracting(Rejection::reason)
        .containsExactly(RejectionReason.BAD_NUMBER);
  }

  @Test
  void archiveWithoutASymbolIsRefused() {
    assertThat(TestArchive.refused(TestArchive.of("a.zip", "data.csv", GOOD)).message())
        .isEqualTo(
            "Cannot read \"data.csv\" of \"a.zip\": no name tells its symbol. Rename it like"
                + " DAT_ASCII_EURUSD_M1_2019.csv.");
  }

  @ParameterizedTest
  @CsvSource({
    "'', EMPTY_FILE",
    "'\n \n', EMPTY_FILE",
    "'<!DOCTYPE html>', HTML_PAGE",
    "'1,2,3\n', UNKNOWN_FORMAT",
    "'20190230 030000;1;1;1;1;0', UNREADABLE"
  })
  void whatIsNoMinuteFileIsRefused(String text, RefusalReason reason) {
    assertThat(TestArchive.refused(TestArchive.of(text)).reason()).isEqualTo(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
  void textOfUtf16IsReadLikeAnyOther(String charset) throws Exception {
    byte[] text = ("\ufeff" + GOOD.repeat(500) + NEXT).getBytes(charset);

    MinuteColumns columns =
        TestArchive.read(TestArchive.of("a.zip", TestArchive.MEMBER, text, 1, LocalDateTime.MIN))
            .minutes()
            .columns();

    assertThat(columns.size()).isEqualTo(501);
    assertThat(columns.prices().close()[500]).isEqualTo(114_616);
  }

  @Test
  void fileOfMostlyBadLinesIsRefusedInsteadOfFillingTheQuarantine() {
    String text = GOOD + "20190230 030200;1.1;1.2;1.0;1.1;0\n".repeat(20_000);

    assertThat(TestArchive.refused(TestArchive.of(text)).reason())
        .isEqualTo(RefusalReason.UNREADABLE);
  }

  @Test
  void manyBadLinesAmongMoreGoodOnesArePutAside() {
    String text = (GOOD + GOOD + "bad\n").repeat(11_000);

    assertThat(TestArchive.read(text).minutes().rejections()).hasSize(11_000);
  }

  @Test
  void recordIsRenderedAsItsFileWroteIt() {
    ReadArchive archive = TestArchive.read(GOOD + NEXT);

    assertThat(List.of(archive.render(0), archive.render(1)))
        .containsExactly(GOOD.strip(), NEXT.strip());
  }

  @Test
  void rawTextThatIsNoTextIsShownAndNotLost() {
    byte[] bytes = (GOOD + "a?b\n").getBytes(StandardCharsets.ISO_8859_1);
    bytes[GOOD.length() + 1] = (byte) 0xff;

    ReadArchive archive =
        TestArchive.read(
            TestArchive.of(
                "a.zip", TestArchive.MEMBER, bytes, 1, LocalDateTime.of(2020, 1, 1, 0, 0)));

    assertThat(archive.minutes().rejections().get(0).rawText()).isEqualTo("a\ufffdb");
  }
}
