package io.barlake.ingest.format.metatrader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.barlake.ingest.format.ArchiveFormat;
import io.barlake.ingest.format.Origin;
import io.barlake.ingest.format.ReadArchive;
import io.barlake.ingest.format.ReaderContract;
import io.barlake.ingest.format.Rejection;
import io.barlake.ingest.format.RejectionReason;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetaTraderTickReaderTest extends ReaderContract {
  @Override
  protected Kind kind() {
    return new Kind(
        ArchiveFormat.METATRADER_TICK, "metatrader", "bid", Origin.Stamps.WALL_CLOCK, 1);
  }

  @Override
  protected String symbol() {
    return "EURUSD";
  }

  @Override
  protected String archive() {
    return "EURUSD_202001020000_202001022359.csv";
  }

  @Override
  protected String member() {
    return "EURUSD_202001020000_202001022359.csv";
  }

  @Override
  protected byte[] sample() {
    return ascii(
        """
        <DATE>\t<TIME>\t<BID>\t<ASK>\t<LAST>\t<VOLUME>\t<FLAGS>
        2020.01.02\t00:00:00.123\t1.12122\t1.12129\t\t\t6
        2020.01.02\t00:00:00.456\t\t1.12131\t\t\t4
        2020.01.02\t00:01:00.456\t1.12120\t\t\t\t2
        """);
  }

  @Override
  protected List<String> bars() {
    return List.of(
        "2020-01-02T00:00 1.12122 1.12122 1.12122 1.12122 0 of 2 ticks",
        "2020-01-02T00:01 1.12120 1.12120 1.12120 1.12120 0 of 1 ticks");
  }

  @Override
  protected Map<String, RejectionReason> broken() {
    Map<String, RejectionReason> broken = new LinkedHashMap<>();
    broken.put("2020.01.02\t00:02:00.1\t1\t1\t\t6", RejectionReason.WRONG_FIELD_COUNT);
    broken.put("2020.01.32\t00:02:00.1\t1\t1\t\t\t6", RejectionReason.BAD_STAMP);
    broken.put("2020.01.02\t00:02:00.1\tx\t1\t\t\t6", RejectionReason.BAD_NUMBER);
    broken.put("2020.01.02\t00:02:00.1\t0\t1\t\t\t6", RejectionReason.PRICE_NOT_POSITIVE);
    return broken;
  }

  @Override
  protected byte[] written(List<Bar> bars) {
    StringBuilder text =
        new StringBuilder("<DATE>\t<TIME>\t<BID>\t<ASK>\t<LAST>\t<VOLUME>\t<FLAGS>\n");
    for (Bar bar : bars) {
      for (int i = 0; i < 4; i++) {
        String price = bar.ticks().get(i);
        text.append(
                DateTimeFormatter.ofPattern("uuuu.MM.dd\tHH:mm", Locale.ROOT).format(bar.stamp()))
            .append(":0")
            .append(i)
            .append(".123\t")
            .append(price)
            .append("\t")
            .append(price)
            .append("\t\t\t6\n");
      }
    }
    return ascii(text.toString());
  }

  @Test
  void blankPriceIsTheOneBefore() {
    assertThat(read(sample()).minutes().columns().ticks().spreads()).containsExactly(8, 11);
  }

  @Test
  void blankPriceBeforeAnyOtherIsPutAside() {
    ReadArchive read =
        read(
            ascii(
                """
                <DATE>\t<TIME>\t<BID>\t<ASK>\t<LAST>\t<VOLUME>\t<FLAGS>
                2020.01.02\t00:00:00.123\t1.1\t\t\t\t2
                2020.01.02\t00:00:00.124\t1.1\t1.2\t\t\t6
                """));

    assertThat(read.minutes().rejections())
        .extracting(Rejection::line, Rejection::reason)
        .containsExactly(tuple(2, RejectionReason.BAD_NUMBER));
  }
}
