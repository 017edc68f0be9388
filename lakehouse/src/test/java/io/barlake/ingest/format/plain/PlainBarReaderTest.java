package io.barlake.ingest.format.plain;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.ingest.archive.RealData;
import io.barlake.ingest.archive.RefusalReason;
import io.barlake.ingest.format.ArchiveFormat;
import io.barlake.ingest.format.Origin;
import io.barlake.ingest.format.ReadArchive;
import io.barlake.ingest.format.ReaderContract;
import io.barlake.ingest.format.RejectionReason;
import io.barlake.ingest.format.TestArchive;
import io.barlake.ingest.format.VolumeColumn;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlainBarReaderTest extends ReaderContract {
  @Override
  protected Kind kind() {
    return new Kind(ArchiveFormat.PLAIN_BARS, "fxcm", "bid", Origin.Stamps.UTC, 1);
  }

  @Override
  protected String symbol() {
    return "GBPUSD";
  }

  @Override
  protected String archive() {
    return "fxcm-gbpusd-m1-bid-2012.csv";
  }

  @Override
  protected String member() {
    return "fxcm-gbpusd-m1-bid-2012.csv";
  }

  @Override
  protected byte[] sample() {
    return ascii(
        """
        timestamp,open,high,low,close
        2012-02-01 00:00:00+00:00,1.57597,1.57606,1.57576,1.57576
        2012-02-01 00:01:00+00:00,1.57576,1.57583,1.57543,1.57543
        """);
  }

  @Override
  protected List<String> bars() {
    return List.of(
        "2012-02-01T00:00 1.57597 1.57606 1.57576 1.57576 0",
        "2012-02-01T00:01 1.57576 1.57583 1.57543 1.57543 0");
  }

  @Override
  protected Map<String, RejectionReason> broken() {
    Map<String, RejectionReason> broken = new LinkedHashMap<>();
    broken.put("2012-02-01 00:02:00+00:00,1.5,1.5,1.5", RejectionReason.WRONG_FIELD_COUNT);
    broken.put("2012-02-01 00:02:00+00:00,1.5,1.5,1.5,1.5,7", RejectionReason.WRONG_FIELD_COUNT);
    broken.put("2012-02-01 00:02:00,1.5,1.5,1.5,1.5", RejectionReason.BAD_STAMP);
    broken.put("2012-02-01 00:02:01+00:00,1.5,1.5,1.5,1.5", RejectionReason.BAD_STAMP);
    broken.put("2012-02-01 00:02:00+00:00,1.5,1.5,nan,1.5", RejectionReason.BAD_NUMBER);
    broken.put("2012-02-01 00:02:00+00:00,1.5,1.4,1.5,1.5", RejectionReason.IMPOSSIBLE_BAR);
    return broken;
  }

  @Override
  protected byte[] written(List<Bar> bars) {
    StringBuilder text = new StringBuilder("timestamp,open,high,low,close\n");
    for (Bar bar : bars) {
      text.append(
              String.join(
                  ",",
                  DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'+00:00'", Locale.ROOT)
                      .format(bar.stamp()),
                  bar.price(bar.open()),
                  bar.price(bar.high()),
                  bar.price(bar.low()),
                  bar.price(bar.close())))
          .append('\n');
    }
    return ascii(text.toString());
  }

  @Test
  void volumeAndAClockOnTheWallAreRead() {
    String text = "timestamp,open,high,low,close,volume\n2012-02-01 00:00:00,1,1,1,1,7.5\n";

    ReadArchive read = TestArchive.read(TestArchive.of("fxcm-gbpusd-bid.zip", "a.csv", text));

    VolumeColumn volume = read.minutes().columns().volume();
    assertThat(volume.values()).containsExactly(7.5);
    assertThat(read.statesUtc()).isFalse();
  }

  @Test
  void fileWhoseSideNoNameTellsIsRefused() {
    String text = "timestamp,open,high,low,close\n2012-02-01 00:00:00,1,1,1,1\n";

    assertThat(
            TestArchive.refused(TestArchive.of("fxcm-gbpusd.csv", "fxcm-gbpusd.csv", text))
                .reason())
        .isEqualTo(RefusalReason.INCOMPLETE_NAME);
  }

  @Test
  void realBarsAreReadToTheLastLine() {
    ReadArchive read = RealData.onlyArchive("other/fxcm-gbpusd-m1-bid-2012.csv", TestArchive::read);

    assertThat(read.minutes().recordsRead()).isEqualTo(30_117);
    assertThat(read.minutes().rejections()).isEmpty();
    assertThat(read.frame()).isEqualTo(1);
  }
}
