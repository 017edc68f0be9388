package io.barlake.ingest.minute;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.ingest.archive.RealData;
import io.barlake.ingest.archive.TestZip;
import io.barlake.ingest.format.MinuteColumns;
import io.barlake.ingest.format.ReadArchive;
import io.barlake.ingest.format.TestArchive;
import io.barlake.ingest.format.lean.LeanFiles;
import io.barlake.market.PriceScale;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The frames that one vendor ships of the same time, judged by each other. */
class RealFramesTest {
  private static final int HOUR = 60;
  private static final int DAY = 1_440;

  /** Prices of a bar. */
  private record Bar(double open, double high, double low, double close) {
    Bar and(Bar next) {
      return new Bar(open, Math.max(high, next.high), Math.min(low, next.low), next.close);
    }
  }

  @Test
  void minutesOfDukascopyMakeItsHoursAndHoursItsDays() {
    NavigableMap<Long, Bar> hours =
        bars(List.of(dukascopy("2019/01/", "BID_candles_hour_1")), HOUR);
    Map<Long, Bar> made = bars(List.of(dukascopy("2019/01/04/", "BID_candles_min_1")), HOUR);
    assertThat(made).hasSize(24);
    assertThat(hours).containsAllEntriesOf(made);

    Map<Long, Bar> days = bars(List.of(dukascopy("2019/", "BID_candles_day_1")), DAY);
    Map<Long, Bar> madeDays = bars(List.of(dukascopy("2019/01/", "BID_candles_hour_1")), DAY);
    assertThat(madeDays).hasSize(24);
    assertThat(days).containsAllEntriesOf(madeDays);
  }

  /** The vendor's hours begin with the close of the hour before, and its minutes do not. */
  @Test
  void minutesOfLeanMakeItsHours() {
    NavigableMap<Long, Bar> hours = bars(List.of(LeanFiles.read("oanda/hour/eurusd.zip")), HOUR);
    List<ReadArchive> days = new ArrayList<>();
    for (String day : List.of("01", "02", "04", "05")) {
      days.add(LeanFiles.read("oanda/minute/eurusd/201405" + day + "_quote.zip"));
    }
    Map<Long, Bar> made = bars(days, HOUR);

    assertThat(made).hasSize(72);
    made.forEach(
        (hour, bar) -> {
          double before = hours.lowerEntry(hour).getValue().close();
          Bar carried = new Bar(before, before, before, before).and(bar);
          assertThat(hours.get(hour)).as("hour %s", hour).isEqualTo(carried);
        });
  }

  private static NavigableMap<Long, Bar> bars(List<ReadArchive> archives, int minutes) {
    NavigableMap<Long, Bar> bars = new TreeMap<>();
    for (ReadArchive archive : archives) {
      assertThat(archive.minutes().rejections()).isEmpty();
      MinuteColumns columns = archive.minutes().columns();
      PriceScale scale = columns.prices().scale();
      for (int i = 0; i < columns.size(); i++) {
        bars.merge(
            Math.floorDiv(columns.fileMinutes()[i], (long) minutes),
            new Bar(
                scale.price(columns.prices().open()[i]),
                scale.price(columns.prices().high()[i]),
                scale.price(columns.prices().low()[i]),
                scale.price(columns.prices().close()[i])),
            Bar::and);
      }
    }
    return bars;
  }

  private static ReadArchive dukascopy(String folder, String name) {
    String path = "EURUSD/" + folder + name + ".bi5";
    try {
      byte[] bytes = Files.readAllBytes(RealData.file("dukascopy/" + path));
      return TestArchive.read(TestArchive.of(path, name + ".bi5", bytes, 1, TestZip.TIME));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
