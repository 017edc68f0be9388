package io.barlake.ingest.format.stooq;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.ingest.format.ArchiveFormat;
import io.barlake.ingest.format.Origin;
import io.barlake.ingest.format.ReaderContract;
import io.barlake.ingest.format.RejectionReason;
import io.barlake.ingest.format.TestArchive;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StooqDayReaderTest extends ReaderContract {
  @Override
  protected Kind kind() {
    return new Kind(ArchiveFormat.STOOQ_DAY, "stooq", "trade", Origin.Stamps.UTC, 1440);
  }

  @Override
  protected String symbol() {
    return "AAPLUS";
  }

  @Override
  protected String archive() {
    return "aapl_us_d.csv";
  }

  @Override
  protected String member() {
    return "aapl_us_d.csv";
  }

  @Override
  protected byte[] sample() {
    return ascii(
        """
        Date,Open,High,Low,Close,Volume
        2019-01-02,38.72,39.71,38.56,39.48,148158800
        2019-01-03,36.00,36.43,35.50,35.55,365248800
        """);
  }

  @Override
  protected List<String> bars() {
    return List.of(
        "2019-01-02T00:00 38.72 39.71 38.56 39.48 148158800",
        "2019-01-03T00:00 36.00 36.43 35.50 35.55 365248800");
  }

  @Override
  protected Map<String, RejectionReason> broken() {
    Map<String, RejectionReason> broken = new LinkedHashMap<>();
    broken.put("2019-01-04,1,1,1,1", RejectionReason.WRONG_FIELD_COUNT);
    broken.put("2019-02-30,1,1,1,1,1", RejectionReason.BAD_STAMP);
    broken.put("2019-01-04,1,1,null,1,1", RejectionReason.BAD_NUMBER);
    broken.put("2019-01-04,1,1,0,1,1", RejectionReason.PRICE_NOT_POSITIVE);
    broken.put("2019-01-04,1,0.5,1,1,1", RejectionReason.IMPOSSIBLE_BAR);
    return broken;
  }

  @Override
  protected byte[] written(List<Bar> bars) {
    StringBuilder text = new StringBuilder("Date,Open,High,Low,Close,Volume\n");
    for (Bar bar : bars) {
      text.append(
              String.join(
                  ",",
                  DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).format(bar.stamp()),
                  bar.price(bar.open()),
                  bar.price(bar.high()),
                  bar.price(bar.low()),
                  bar.price(bar.close()),
                  String.valueOf(bar.volume())))
          .append('\n');
    }
    return ascii(text.toString());
  }

  @Test
  void currenciesHaveNoVolume() {
    String text = "Date,Open,High,Low,Close\n2019-01-02,1.1,1.2,1.0,1.1\n";

    assertThat(
            TestArchive.read(TestArchive.of("eurusd_d.csv", "eurusd_d.csv", text))
                .minutes()
                .recordsRead())
        .isEqualTo(1);
  }
}
