package io.barlake.ingest.minute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.barlake.BarlakeException;
import io.barlake.ingest.clock.ClockRules;
import io.barlake.ingest.format.Rejection;
import io.barlake.ingest.format.RejectionReason;
import io.barlake.ingest.format.TestArchive;
import io.barlake.market.PriceScale;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MinuteMergeTest {
  private static final LocalDateTime OLD = LocalDateTime.of(2019, 6, 1, 0, 0);
  private static final LocalDateTime NEW = LocalDateTime.of(2020, 1, 18, 20, 20);
  private static final String FIRST = "20190102 030000;1.146130;1.146200;1.146100;1.146190;0\n";
  private static final String SECOND = "20190102 030100;1.146190;1.146210;1.146150;1.146160;0\n";
  private static final String TICKS =
      """
      20190102 030000100,1.14610,1.14620,0
      20190102 030010000,1.14630,1.14640,0
      20190102 030059999,1.14620,1.14630,0
      """;
  private static final String THIRD = "20190102 030200;1.1461;1.1461;1.1461;1.1461;0\n";

  @Test
  void singleArchiveIsItsOwnSeries() {
    MergedMinutes merged = MinuteMerge.merge(List.of(archive(1, OLD, SECOND + FIRST + "bad\n")));

    assertThat(merged.utcMinutes()).containsExactly(25_773_600, 25_773_601);
    assertThat(merged.prices().open()).containsExactly(114_613, 114_619);
    assertThat(merged.prices().scale()).isEqualTo(new PriceScale(5));
    assertThat(merged.balances().get(0).records()).isEqualTo(new Conservation(3, 2, 0, 0, 1, 0));
  }

  @Test
  void equalRecordsOfTheWeakerArchiveAreDuplicatesAtAnyScale() {
    MergedMinutes merged =
        MinuteMerge.merge(
            List.of(
                archive(1, OLD, "20190102 030200;1.14610;1.1461;1.1461;1.1461;0\n"),
                archive(2, NEW, FIRST + THIRD)));

    assertThat(merged.size()).isEqualTo(2);
    assertThat(merged.prices().close()).containsExactly(114_619, 114_610);
    assertThat(records(merged))
        .containsExactly(new Conservation(2, 2, 0, 0, 0, 0), new Conservation(1, 0, 1, 0, 0, 0));
  }

  @Test
  void laterMemberWinsAMinuteAndTheLosingRowIsPutAside() {
    String other = "20190102 030000;1.146130;1.146300;1.146100;1.146190;0\n";

    MergedMinutes merged =
        MinuteMerge.merge(List.of(archive(9, OLD, other + SECOND), archive(1, NEW, FIRST)));

    assertThat(merged.prices().high()).containsExactly(114_620, 114_621);
    assertThat(merged.archive()).containsExactly(0, 1);
    assertThat(merged.balances().get(1).conflicts())
        .containsExactly(
            new Rejection(TestArchive.MEMBER, 1, RejectionReason.CONFLICT, other.strip()));
    assertThat(records(merged))
        .containsExactly(new Conservation(1, 1, 0, 0, 0, 0), new Conservation(2, 1, 0, 0, 0, 1));
  }

  @Test
  void greaterHashWinsAmongMembersOfTheSameTime() {
    String other = "20190102 030000;1.146130;1.146300;1.146100;1.146190;0\n";

    MergedMinutes merged =
        MinuteMerge.merge(List.of(archive(1, NEW, FIRST), archive(2, NEW, other)));

    assertThat(merged.prices().high()).containsExactly(114_630);
  }

  @Test
  void earlierLineWinsInsideAnArchive() {
    String other = "20190102 030000;1.146130;1.146300;1.146100;1.146190;0\n";

    MergedMinutes merged = MinuteMerge.merge(List.of(archive(1, NEW, FIRST + other + FIRST)));

    assertThat(merged.prices().high()).containsExactly(114_620);
    assertThat(records(merged)).containsExactly(new Conservation(3, 1, 1, 0, 0, 1));
  }

  @Test
  void minuteOfTicksStandsForACandleWithItsPricesHoweverOldItIs() {
    String candle = "20190102 030000;1.1461;1.1463;1.1461;1.1462;7\n";
    ConvertedArchive candles = archive(9, NEW, candle + SECOND);
    ConvertedArchive ticks = ticks(1, OLD, TICKS);

    for (List<ConvertedArchive> either :
        List.of(List.of(candles, ticks), List.of(ticks, candles))) {
      MergedMinutes merged = MinuteMerge.merge(either);

      assertThat(merged.utcMinutes()).containsExactly(25_773_600, 25_773_601);
      assertThat(merged.archive()).containsExactly(1, 0);
      assertThat(merged.ticks().count(0)).isEqualTo(3);
      assertThat(merged.ticks().spread(0)).isEqualTo(10);
      assertThat(records(merged))
          .containsExactly(new Conservation(2, 1, 1, 0, 0, 0), new Conservation(3, 3, 0, 0, 0, 0));
    }
  }

  @Test
  void betweenTicksAndACandleWithOtherPricesTheLaterMemberWins() {
    String other = "20190102 030000;1.1461;1.1464;1.1461;1.1462;0\n";

    assertThat(records(MinuteMerge.merge(List.of(archive(9, NEW, other), ticks(1, OLD, TICKS)))))
        .containsExactly(new Conservation(1, 1, 0, 0, 0, 0), new Conservation(3, 0, 0, 0, 0, 3));
    assertThat(records(MinuteMerge.merge(List.of(archive(9, OLD, other), ticks(1, NEW, TICKS)))))
        .containsExactly(new Conservation(3, 3, 0, 0, 0, 0), new Conservation(1, 0, 0, 0, 0, 1));
  }

  @Test
  void ticksStandForTheCandleThatWinsAmongCandles() {
    String wins = "20190102 030000;1.1461;1.1463;1.1461;1.1462;7\n";
    String sameVolumeApart = "20190102 030000;1.1461;1.1463;1.1461;1.1462;8\n";
    String loses = "20190102 030000;1.1461;1.1464;1.1461;1.1462;7\n";

    MergedMinutes merged =
        MinuteMerge.merge(
            List.of(
                archive(1, OLD, loses),
                archive(2, OLD, sameVolumeApart),
                ticks(3, OLD, TICKS),
                archive(4, NEW, wins)));

    assertThat(merged.archive()).containsExactly(1);
    assertThat(records(merged))
        .containsExactly(
            new Conservation(1, 0, 1, 0, 0, 0),
            new Conservation(3, 3, 0, 0, 0, 0),
            new Conservation(1, 0, 1, 0, 0, 0),
            new Conservation(1, 0, 0, 0, 0, 1));
  }

  @Test
  void candlesThatDifferInVolumeAreInConflict() {
    String other = FIRST.replace(";0\n", ";7\n");

    assertThat(records(MinuteMerge.merge(List.of(archive(1, OLD, FIRST), archive(2, NEW, other)))))
        .containsExactly(new Conservation(1, 1, 0, 0, 0, 0), new Conservation(1, 0, 0, 0, 0, 1));
  }

  @Test
  void archiveOfFillerAloneDisturbsNoOther() {
    String bar = "1325412060,4.58,4.60,4.57,4.59,2.5\n";
    String other = "1325412120,4.58,4.60,4.57,4.59,2.5\n";
    String filler = "1325412060,4.58,4.58,4.58,4.58,0.0\n";
    for (List<String> texts :
        List.of(
            List.of(filler, bar, other),
            List.of(bar, filler, other),
            List.of(bar, other, filler))) {
      List<ConvertedArchive> archives = new ArrayList<>();
      for (String text : texts) {
        archives.add(dump(archives.size() + 1, text));
      }

      MergedMinutes merged = MinuteMerge.merge(archives);

      assertThat(merged.size()).isEqualTo(2);
      assertThat(records(merged))
          .containsExactlyInAnyOrder(
              new Conservation(1, 1, 0, 0, 0, 0),
              new Conservation(1, 1, 0, 0, 0, 0),
              new Conservation(1, 0, 0, 1, 0, 0));
    }
  }

  @Test
  void ticksThatWereReplacedStandForNothing() {
    String candle = "20190102 030000;1.1461;1.1463;1.1461;1.1462;7\n";

    MergedMinutes merged =
        MinuteMerge.merge(List.of(archive(1, OLD, candle), ticks(2, NEW, TICKS).replaced()));

    assertThat(merged.volume().values()).containsExactly(7);
    assertThat(records(merged))
        .containsExactly(new Conservation(1, 1, 0, 0, 0, 0), new Conservation(3, 0, 3, 0, 0, 0));
  }

  @Test
  void autumnHourThatIsWrittenTwiceIsCountedAsDuplicates() {
    StringBuilder text = new StringBuilder();
    for (int hour : new int[] {18, 19, 19, 20}) {
      for (int minute = 0; minute < 60; minute++) {
        text.append(
            String.format(Locale.ROOT, "20191027 %02d%02d00;1.1;1.1;1.1;1.1;0\n", hour, minute));
      }
    }
    ConvertedArchive archive =
        ConvertedArchive.of(
            TestArchive.read(text.toString()), ClockRules.EASTERN_ON_EUROPEAN_DATES);

    assertThat(records(MinuteMerge.merge(List.of(archive))))
        .containsExactly(new Conservation(240, 180, 60, 0, 0, 0));
  }

  @Test
  void orderOfTheArchivesChangesNothing() {
    Random random = new Random(42);
    for (int round = 0; round < 200; round++) {
      List<ConvertedArchive> archives = new ArrayList<>();
      int count = 2 + random.nextInt(4);
      for (int a = 1; a <= count; a++) {
        LocalDateTime packed = random.nextBoolean() ? OLD : NEW;
        ConvertedArchive archive =
            random.nextInt(3) == 0
                ? ticks(a, packed, randomTicks(random))
                : archive(a, packed, randomRows(random));
        archives.add(random.nextInt(5) == 0 ? archive.replaced() : archive);
      }
      MergedMinutes merged = MinuteMerge.merge(archives);
      Collections.shuffle(archives, random);

      assertThat(rows(MinuteMerge.merge(archives))).isEqualTo(rows(merged));
      assertThat(MinuteMerge.merge(archives).balances()).isEqualTo(merged.balances());
    }
  }

  @Test
  void archivesOfDifferentSymbolsDoNotMerge() {
    ConvertedArchive other =
        ConvertedArchive.of(
            TestArchive.read(TestArchive.of("b.zip", "DAT_ASCII_GBPUSD_M1_2019.csv", FIRST)),
            ClockRules.UTC);

    assertThatThrownBy(() -> MinuteMerge.merge(List.of(archive(1, OLD, FIRST), other)))
        .isInstanceOf(BarlakeException.class)
        .hasMessage(
            "Cannot merge \"b.zip\" with \"1.zip\": they differ in source, symbol, side or frame.");
  }

  @Test
  void countsThatDoNotAddUpAreNoBalance() {
    assertThatThrownBy(() -> new Conservation(3, 1, 1, 0, 0, 0))
        .isInstanceOf(BarlakeException.class)
        .hasMessage("Failed to account for every record: 3 read, 2 known.");
  }

  private static String randomTicks(Random random) {
    StringBuilder text = new StringBuilder();
    for (int minute = 0; minute < 60; minute += 1 + random.nextInt(3)) {
      for (String price : List.of("1.0", "9.0", "1.0", "1." + (1 + random.nextInt(3)))) {
        text.append(
            String.format(Locale.ROOT, "20190102 03%02d00000,%s,%s,0\n", minute, price, price));
      }
    }
    return text.toString();
  }

  private static String randomRows(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      int close = 1 + random.nextInt(3);
      text.append(
          String.format(
              Locale.ROOT,
              "20190102 03%02d00;1.%0" + (1 + random.nextInt(6)) + "d;9.0;1.0;1.%d;0\n",
              random.nextInt(60),
              0,
              close));
    }
    return text.toString();
  }

  private static Map<Long, List<Long>> rows(MergedMinutes merged) {
    Map<Long, List<Long>> rows = new TreeMap<>();
    for (int i = 0; i < merged.size(); i++) {
      rows.put(
          merged.utcMinutes()[i],
          List.of(
              merged.prices().open()[i],
              merged.prices().high()[i],
              merged.prices().low()[i],
              merged.prices().close()[i],
              (long) merged.volume().values()[i],
              (long) merged.archive()[i]));
    }
    return rows;
  }

  private static List<Conservation> records(MergedMinutes merged) {
    return merged.balances().stream().map(ArchiveBalance::records).toList();
  }

  private static ConvertedArchive dump(int hash, String rows) {
    byte[] bytes =
        ("timestamp,open,high,low,close,volume\n" + rows).getBytes(StandardCharsets.UTF_8);
    String name = "btcusd_bitstamp_1min_2012.csv";
    return ConvertedArchive.of(
        TestArchive.read(TestArchive.of(name, name, bytes, hash, NEW)), ClockRules.UTC);
  }

  private static ConvertedArchive ticks(int hash, LocalDateTime memberTime, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return ConvertedArchive.of(
        TestArchive.read(
            TestArchive.of(
                hash + ".zip", "DAT_ASCII_EURUSD_T_201901.csv", bytes, hash, memberTime)),
        ClockRules.FIXED_EASTERN);
  }

  private static ConvertedArchive archive(int hash, LocalDateTime memberTime, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return ConvertedArchive.of(
        TestArchive.read(
            TestArchive.of(hash + ".zip", TestArchive.MEMBER, bytes, hash, memberTime)),
        ClockRules.FIXED_EASTERN);
  }
}
