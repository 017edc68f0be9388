package io.barlake.ingest.format.dukascopy;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.ingest.archive.RealData;
import io.barlake.ingest.archive.RefusalReason;
import io.barlake.ingest.archive.TestZip;
import io.barlake.ingest.format.ArchiveFormat;
import io.barlake.ingest.format.ArchiveReader;
import io.barlake.ingest.format.MinuteColumns;
import io.barlake.ingest.format.Origin;
import io.barlake.ingest.format.ReadArchive;
import io.barlake.ingest.format.ReadOutcome;
import io.barlake.ingest.format.ReaderContract;
import io.barlake.ingest.format.Rejection;
import io.barlake.ingest.format.RejectionReason;
import io.barlake.ingest.format.TestArchive;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DukascopyTickReaderTest extends ReaderContract {
  private static final String FOLDER = "EURUSD/2019/01/04/";

  @Override
  protected Kind kind() {
    return new Kind(ArchiveFormat.DUKASCOPY_TICK, "dukascopy", "bid", Origin.Stamps.UTC, 1);
  }

  @Override
  protected String archive() {
    return FOLDER + "07h_ticks.bi5";
  }

  @Override
  protected String member() {
    return "07h_ticks.bi5";
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
        .numbers(120, 114_563, 114_560)
        .volumes(1.5f, 0.75f)
        .numbers(59_999, 114_565, 114_561)
        .volumes(1.5f, 1.12f)
        .numbers(60_000, 114_560, 114_559)
        .volumes(1.5f, 0.12f)
        .bytes();
  }

  @Override
  protected List<String> bars() {
    return List.of(
        "2019-02-04T07:00 1.14560 1.14561 1.14560 1.14561 1.87 of 2 ticks",
        "2019-02-04T07:01 1.14559 1.14559 1.14559 1.14559 0.12 of 1 ticks");
  }

  @Override
  protected byte[] written(List<Bar> bars) {
    Bi5File file = new Bi5File();
    for (Bar bar : bars) {
      for (int i = 0; i < 4; i++) {
        long millis = bar.stamp().getMinute() * 60_000L + i;
        long bid = new BigDecimal(bar.ticks().get(i)).movePointRight(5).longValueExact();
        file.numbers(millis, bid + 3, bid).volumes(1, 2);
      }
    }
    return file.bytes();
  }

  @Test
  void recordsOfTheNextHourAndRecordsThatWereCutArePutAside() {
    ReadArchive read =
        read(
            new Bi5File()
                .numbers(0, 114_563, 114_560)
                .volumes(1, 1)
                .numbers(3_600_000, 114_563, 114_560)
                .volumes(1, 1)
                .numbers(7, 114_563)
                .bytes());

    assertThat(read.minutes().rejections())
        .extracting(Rejection::reason)
        .containsExactly(RejectionReason.BAD_STAMP, RejectionReason.CUT_LINE);
  }

  @Test
  void volumeIsTheDecimalThatItsFloatWasMadeOf() {
    ReadArchive read =
        read(
            new Bi5File()
                .numbers(0, 114_563, 114_560)
                .volumes(1, 87.7f)
                .numbers(60_000, 114_563, 114_560)
                .volumes(1, 33.31f)
                .numbers(120_000, 114_563, 114_560)
                .volumes(1, 0.000001f)
                .bytes());

    assertThat(read.minutes().columns().volume().values()).containsExactly(87.7, 33.31, 1e-6);
  }

  @Test
  void fileWithoutAByteIsAnHourWithoutATick() {
    ReadOutcome outcome =
        new ArchiveReader().read(TestArchive.of(archive(), member(), new byte[0], 1, TestZip.TIME));

    assertThat(outcome).isInstanceOf(ReadOutcome.Nothing.class);
  }

  @Test
  void fileWhoseHourNoNameTellsIsRefused() {
    assertThat(
            TestArchive.refused(TestArchive.of("a.bi5", "a.bi5", sample(), 1, TestZip.TIME))
                .reason())
        .isEqualTo(RefusalReason.INCOMPLETE_NAME);
  }

  @Test
  void minutesOfADayOfTicksEqualTheVendorsCandles() throws IOException {
    Map<Long, String> candles = new HashMap<>();
    put(candles, real("BID_candles_min_1.bi5"));
    Map<Long, String> minutes = new HashMap<>();
    long records = 0;
    for (int hour = 0; hour < 24; hour++) {
      ReadArchive ticks = real(String.format(Locale.ROOT, "%02dh_ticks.bi5", hour));
      assertThat(ticks.minutes().rejections()).isEmpty();
      records += ticks.minutes().columns().records();
      put(minutes, ticks);
    }

    assertThat(records).isGreaterThan(1_440);
    assertThat(minutes).hasSize(1_440).isEqualTo(candles);
  }

  private static ReadArchive real(String file) throws IOException {
    byte[] bytes = Files.readAllBytes(RealData.file("dukascopy/" + FOLDER + file));
    return TestArchive.read(TestArchive.of(FOLDER + file, file, bytes, 1, TestZip.TIME));
  }

  /** The volume of a candle is a float of seven digits: so many are compared. */
  private static void put(Map<Long, String> bars, ReadArchive archive) {
    MinuteColumns columns = archive.minutes().columns();
    for (int i = 0; i < columns.size(); i++) {
      List<String> values = new ArrayList<>();
      for (long[] column :
          List.of(
              columns.prices().open(),
              columns.prices().high(),
              columns.prices().low(),
              columns.prices().close())) {
        values.add(
            BigDecimal.valueOf(column[i], columns.prices().scale().decimals())
                .setScale(5)
                .toString());
      }
      values.add(String.format(Locale.ROOT, "%.3f", columns.volume().values()[i]));
      bars.put(columns.fileMinutes()[i], String.join(" ", values));
    }
  }
}
