package io.barlake.ingest.format.metatrader;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.ingest.clock.ClockRules;
import io.barlake.ingest.clock.UsualClocks;
import io.barlake.ingest.format.ArchiveFormat;
import io.barlake.ingest.format.Origin;
import io.barlake.ingest.format.ReadArchive;
import io.barlake.ingest.format.ReaderContract;
import io.barlake.ingest.format.RejectionReason;
import io.barlake.ingest.format.TestArchive;
import io.barlake.ingest.format.TickFacts;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetaTraderBarReaderTest extends ReaderContract {
  @Override
  protected Kind kind() {
    return new Kind(
        ArchiveFormat.METATRADER_BARS, "metatrader", "bid", Origin.Stamps.WALL_CLOCK, 1);
  }

  @Override
  protected String symbol() {
    return "EURUSD";
  }

  @Override
  protected String archive() {
    return "EURUSD_M1_202001020000_202001022359.csv";
  }

  @Override
  protected String member() {
    return "EURUSD_M1_202001020000_202001022359.csv";
  }

  @Override
  protected byte[] sample() {
    return ascii(
        """
        <DATE>\t<TIME>\t<OPEN>\t<HIGH>\t<LOW>\t<CLOSE>\t<TICKVOL>\t<VOL>\t<SPREAD>
        2020.01.02\t00:00:00\t1.12122\t1.12130\t1.12120\t1.12125\t42\t0\t7
        2020.01.02\t00:01:00\t1.12125\t1.12125\t1.12125\t1.12125\t1\t0\t9
        """);
  }

  @Override
  protected List<String> bars() {
    return List.of(
        "2020-01-02T00:00 1.12122 1.12130 1.12120 1.12125 0",
        "2020-01-02T00:01 1.12125 1.12125 1.12125 1.12125 0");
  }

  @Override
  protected Map<String, RejectionReason> broken() {
    Map<String, RejectionReason> broken = new LinkedHashMap<>();
    broken.put("2020.01.02\t00:02:00\t1\t1\t1\t1\t1\t0", RejectionReason.WRONG_FIELD_COUNT);
    broken.put("2020.01.02\t00:02:30\t1\t1\t1\t1\t1\t0\t9", RejectionReason.BAD_STAMP);
    broken.put("2020.01.02\t00:02:00\t1,1\t1\t1\t1\t1\t0\t9", RejectionReason.BAD_NUMBER);
    broken.put("2020.01.02\t00:02:00\t1\t0.5\t1\t1\t1\t0\t9", RejectionReason.IMPOSSIBLE_BAR);
    return broken;
  }

  @Override
  protected byte[] written(List<Bar> bars) {
    StringBuilder text =
        new StringBuilder(
            "<DATE>\t<TIME>\t<OPEN>\t<HIGH>\t<LOW>\t<CLOSE>\t<TICKVOL>\t<VOL>\t<SPREAD>\n");
    for (Bar bar : bars) {
      text.append(
              String.join(
                  "\t",
                  DateTimeFormatter.ofPattern("uuuu.MM.dd\tHH:mm:ss", Locale.ROOT)
                      .format(bar.stamp()),
                  bar.price(bar.open()),
                  bar.price(bar.high()),
                  bar.price(bar.low()),
                  bar.price(bar.close()),
                  "1",
                  "0",
                  "7"))
          .append('\n');
    }
    return ascii(text.toString());
  }

  @Test
  void spreadsAndTicksAreKnown() {
    TickFacts ticks = read(sample()).minutes().columns().ticks();

    assertThat(ticks.spreads()).containsExactly(7, 9);
    assertThat(ticks.counts()).containsExactly(42, 1);
  }

  @Test
  void fileOfUtf16IsReadAlike() {
    byte[] bytes =
        ("\ufeff" + new String(sample(), StandardCharsets.US_ASCII).replace("\n", "\r\n"))
            .getBytes(StandardCharsets.UTF_16LE);

    assertThat(texts(read(bytes).minutes().columns())).isEqualTo(bars());
  }

  @Test
  void daysHaveNoTimeAndGoByTheUsualClockOfBrokers() {
    String text =
        """
        <DATE>\t<OPEN>\t<HIGH>\t<LOW>\t<CLOSE>\t<TICKVOL>\t<VOL>\t<SPREAD>
        2020.01.02\t1.1\t1.2\t1.0\t1.1\t42\t0\t7
        2020.01.03\t1.1\t1.2\t1.0\t1.1\t42\t0\t7
        """;

    ReadArchive read =
        TestArchive.read(TestArchive.of("XAUUSD_D1_202001020000_202001030000.csv", "a.csv", text));

    assertThat(read.frame()).isEqualTo(1_440);
    assertThat(read.label().symbol().name()).isEqualTo("XAUUSD");
    assertThat(read.statesUtc()).isFalse();
    assertThat(UsualClocks.of(read.source(), 2020)).isEqualTo(ClockRules.NEW_YORK_PLUS_7);
  }
}
