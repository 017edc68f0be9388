package io.barlake.ingest.format.dukascopy;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.ingest.archive.RealData;
import io.barlake.ingest.archive.TestZip;
import io.barlake.ingest.format.ArchiveFormat;
import io.barlake.ingest.format.Origin;
import io.barlake.ingest.format.ReadArchive;
import io.barlake.ingest.format.ReaderContract;
import io.barlake.ingest.format.RejectionReason;
import io.barlake.ingest.format.TestArchive;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DukascopyCandleReaderTest extends ReaderContract {
  @Override
  protected Kind kind() {
    return new Kind(ArchiveFormat.DUKASCOPY_CANDLE, "dukascopy", "ask", Origin.Stamps.UTC, 60);
  }

  @Override
  protected String archive() {
    return "EURUSD/2019/01/ASK_candles_hour_1.bi5";
  }

  @Override
  protected String member() {
    return "ASK_candles_hour_1.bi5";
  }

  @Override
  protected String symbol() {
    return "EURUSD";
  }

  @Override
  protected Map<String, RejectionReason> broken() {
    return Map.of();
  }

  @Override
  protected byte[] sample() {
    return new Bi5File()
        .numbers(0, 114_560, 114_562, 114_555, 114_570)
        .volumes(1.87f)
        .numbers(3_600, 114_562, 114_562, 114_562, 114_562)
        .volumes(0)
        .numbers(7_200, 114_561, 114_558, 114_557, 114_561)
        .volumes(12.5f)
        .bytes();
  }

  @Override
  protected List<String> bars() {
    return List.of(
        "2019-02-01T00:00 1.14560 1.14570 1.14555 1.14562 1.87",
        "2019-02-01T02:00 1.14561 1.14561 1.14557 1.14558 12.50");
  }

  @Override
  protected byte[] written(List<Bar> bars) {
    Bi5File file = new Bi5File();
    for (int i = 0; i < bars.size(); i++) {
      Bar bar = bars.get(i);
      List<Long> prices =
          bar.ticks().stream()
              .map(price -> new BigDecimal(price).movePointRight(5).longValueExact())
              .toList();
      file.numbers(i * 3_600L, prices.get(0), prices.get(3), prices.get(2), prices.get(1))
          .volumes(bar.volume());
    }
    return file.bytes();
  }

  @Test
  void fillerOfClosedHoursIsCountedAndDropped() {
    ReadArchive read = read(sample());

    assertThat(read.minutes().padding()).isEqualTo(1);
    assertThat(read.minutes().recordsRead()).isEqualTo(3);
  }

  @Test
  void fileOfFillerAloneHoldsNoBarAndKnowsItsEnds() {
    byte[] filler =
        new Bi5File().numbers(0, 5, 5, 5, 5).volumes(0).numbers(60, 5, 5, 5, 5).volumes(0).bytes();
    String name = "EURUSD/2019/01/02/BID_candles_min_1.bi5";

    ReadArchive read = TestArchive.read(TestArchive.of(name, name, filler, 1, TestZip.TIME));

    assertThat(read.minutes().columns().size()).isZero();
    assertThat(read.minutes().padding()).isEqualTo(2);
    long first = LocalDate.of(2019, 2, 2).toEpochDay() * 1_440;
    assertThat(read.minutes().stamps()).containsExactly(first, first + 1);
  }

  @ParameterizedTest
  @CsvSource({
    "2019/01/04/BID_candles_min_1.bi5, 1, 1440, 0",
    "2019/01/BID_candles_hour_1.bi5, 60, 672, 192",
    "2019/BID_candles_day_1.bi5, 1440, 365, 52",
    "2018/BID_candles_day_1.bi5, 1440, 365, 52"
  })
  void filesOfTheVendorAreReadAndTheirFillerIsDropped(
      String path, int frame, int records, int padding) throws IOException {
    byte[] bytes = Files.readAllBytes(RealData.file("dukascopy/EURUSD/" + path));
    String name = "EURUSD/" + path;

    ReadArchive read = TestArchive.read(TestArchive.of(name, name, bytes, 1, TestZip.TIME));

    assertThat(read.frame()).isEqualTo(frame);
    assertThat(read.side().word()).isEqualTo("bid");
    assertThat(read.minutes().recordsRead()).isEqualTo(records);
    assertThat(read.minutes().padding()).isEqualTo(padding);
    assertThat(read.minutes().rejections()).isEmpty();
    assertThat(read.notes()).isEmpty();
  }
}
