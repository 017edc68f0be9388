package io.barlake.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.market.Side;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SidesOfQuotesTest {
  private static final String TICKS = "DAT_ASCII_USDJPY_T_202001.csv";
  private static final String QUOTES = "20140501_eurusd_minute_quote.csv";

  @Test
  void askAndMidOfTicksHaveTheirOwnFirstHighestLowestAndLastPrice() {
    ReadArchive read =
        read(
            TICKS,
            """
            20200106 100000065,108.120,108.123,0
            20200106 100010447,108.118,108.129,0
            20200106 100050447,108.121,108.122,0
            20200106 100110498,108.117,108.118,0
            """);

    assertThat(bars(read.minutes().columns()))
        .containsExactly(
            "2020-01-06T10:00 108.120 108.121 108.118 108.121 0 of 3 ticks",
            "2020-01-06T10:01 108.117 108.117 108.117 108.117 0 of 1 ticks");
    assertThat(bars(read.beside(Side.ASK).columns()))
        .containsExactly(
            "2020-01-06T10:00 108.123 108.129 108.122 108.122 0 of 3 ticks",
            "2020-01-06T10:01 108.118 108.118 108.118 108.118 0 of 1 ticks");
    assertThat(bars(read.beside(Side.MID).columns()))
        .containsExactly(
            "2020-01-06T10:00 108.1215 108.1235 108.1215 108.1215 0 of 3 ticks",
            "2020-01-06T10:01 108.1175 108.1175 108.1175 108.1175 0 of 1 ticks");
    assertThat(spreads(read, Side.MID)).containsExactly(50.0, 10.0);
    assertThat(spreads(read, Side.ASK)).containsExactly(5.0, 1.0);
  }

  @Test
  void midHasNoFurtherDecimalWhereEverySumIsEven() {
    ReadArchive read =
        read(
            TICKS,
            """
            20200106 100000065,108.120,108.124,0
            20200106 100010447,108.119,108.123,0
            """);

    assertThat(read.beside(Side.MID).columns().prices().scale().decimals()).isEqualTo(3);
    assertThat(bars(read.beside(Side.MID).columns()))
        .containsExactly("2020-01-06T10:00 108.122 108.122 108.121 108.121 0 of 2 ticks");
  }

  @Test
  void lateTicksAndFinerOnesJoinTheBarsOfEverySide() {
    ReadArchive read =
        read(
            TICKS,
            """
            20200106 100030000,1.2,1.3,0
            20200106 100100000,1.4,1.5,0
            20200106 100010000,1.12345,1.12346,0
            20200106 100059000,1.1,1.6,0
            """);

    assertThat(bars(read.beside(Side.ASK).columns()))
        .containsExactly(
            "2020-01-06T10:00 1.12346 1.60000 1.12346 1.60000 0 of 3 ticks",
            "2020-01-06T10:01 1.50000 1.50000 1.50000 1.50000 0 of 1 ticks");
    assertThat(bars(read.beside(Side.MID).columns()))
        .containsExactly(
            "2020-01-06T10:00 1.123455 1.350000 1.123455 1.350000 0 of 3 ticks",
            "2020-01-06T10:01 1.450000 1.450000 1.450000 1.450000 0 of 1 ticks");
  }

  @Test
  void barsOfQuotesHaveAnAskAndNoMid() {
    ReadArchive read =
        read(
            QUOTES,
            """
            60000,1.38688,1.38689,1.38685,1.38685,0,1.38700,1.38702,1.38696,1.38698,0
            120000,1.38688,1.38689,1.38685,1.38685,0,,,,,
            180000,1.38685,1.38686,1.38685,1.38686,0,1.38697,1.38699,1.38697,1.38699,0
            """);

    assertThat(read.minutes().columns().size()).isEqualTo(3);
    assertThat(read.beside(Side.ASK).beside()).containsExactly(0, 2);
    assertThat(bars(read.beside(Side.ASK).columns()))
        .containsExactly(
            "2014-05-01T00:01 1.38700 1.38702 1.38696 1.38698 0",
            "2014-05-01T00:03 1.38697 1.38699 1.38697 1.38699 0");
    assertThat(spreads(read, Side.ASK)).containsExactly(12.5, 12.5);
    assertThat(read.beside(Side.MID).columns().size()).isZero();
  }

  @Test
  void quoteWhoseAskIsNoBarIsPutAside() {
    ReadArchive read =
        read(
            QUOTES,
            """
            60000,1.38688,1.38689,1.38685,1.38685,0,1.38700,1.38696,1.38702,1.38698,0
            120000,1.38688,1.38689,1.38685,1.38685,0,1.38700,1.38702,1.38696,1.38698,0
            """);

    assertThat(read.minutes().rejections())
        .extracting(Rejection::reason)
        .containsExactly(RejectionReason.IMPOSSIBLE_BAR);
    assertThat(read.beside(Side.ASK).columns().size()).isEqualTo(1);
  }

  @Test
  void whatIsNotAskedForIsNotMade() {
    ReadArchive read =
        TestArchive.read(TestArchive.of("a.zip", TICKS, "20200106 100000065,108.120,108.123,0\n"));

    assertThat(read.beside()).isEmpty();
    assertThat(read.ofSide(Side.ASK).minutes().columns().size()).isZero();
  }

  @Test
  void midThatWouldNeedATenthDecimalIsNotMade() {
    ReadArchive read = read(TICKS, "20200106 100000065,0.000000121,0.000000122,0\n");

    assertThat(read.minutes().columns().size()).isEqualTo(1);
    assertThat(read.beside(Side.ASK).columns().size()).isEqualTo(1);
    assertThat(read.beside(Side.MID).columns().size()).isZero();
  }

  private static ReadArchive read(String member, String text) {
    return TestArchive.readAllSides(TestArchive.of("a.zip", member, text));
  }

  private static List<String> bars(MinuteColumns columns) {
    List<String> bars = new ArrayList<>();
    for (int bar = 0; bar < columns.size(); bar++) {
      bars.add(columns.text(bar));
    }
    return bars;
  }

  private static List<Double> spreads(ReadArchive read, Side side) {
    MinuteColumns columns = read.beside(side).columns();
    List<Double> spreads = new ArrayList<>();
    for (int bar = 0; bar < columns.size(); bar++) {
      spreads.add(columns.ticks().spread(bar));
    }
    return spreads;
  }
}
