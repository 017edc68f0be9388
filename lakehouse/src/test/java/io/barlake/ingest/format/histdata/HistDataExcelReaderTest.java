package io.barlake.ingest.format.histdata;

import static org.assertj.core.api.Assertions.assertThat;

import io.barlake.ingest.format.ArchiveFormat;
import io.barlake.ingest.format.Origin;
import io.barlake.ingest.format.ReaderContract;
import io.barlake.ingest.format.RejectionReason;
import io.barlake.ingest.text.DecimalParser;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HistDataExcelReaderTest extends ReaderContract {
  private static final long DAYS_TO_1970 = 25_569;

  @Override
  protected Kind kind() {
    return new Kind(ArchiveFormat.HISTDATA_EXCEL, "histdata", "bid", Origin.Stamps.WALL_CLOCK, 1);
  }

  @Override
  protected String symbol() {
    return "EURUSD";
  }

  @Override
  protected String archive() {
    return "DAT_XLSX_EURUSD_M1_201202.xlsx";
  }

  @Override
  protected String member() {
    return "xl/worksheets/sheet1.csv";
  }

  @Override
  protected byte[] sample() {
    return ascii(
        """
        40940\t1.3066000000000001\t1.3066\t1.3065599999999999\t1.3065599999999999\t0
        40940.000694444447\t1.30655\t1.3067\t1.30652\t1.3065800000000001\t0
        4.0940001388888886E4\t1.30655\t1.3066\t1.30652\t1.30658\t0.0
        40940.002083\t1.30655\t1.3066\t1.30652\t1.30658\t0
        2012-02-01 00:04:00\t1.30655\t1.3066\t1.30652\t1.30658\t0
        20120201 000500\t1.30655\t1.3066\t1.30652\t1.30658\t0
        """);
  }

  @Override
  protected List<String> bars() {
    return List.of(
        "2012-02-01T00:00 1.30660 1.30660 1.30656 1.30656 0",
        "2012-02-01T00:01 1.30655 1.30670 1.30652 1.30658 0",
        "2012-02-01T00:02 1.30655 1.30660 1.30652 1.30658 0",
        "2012-02-01T00:03 1.30655 1.30660 1.30652 1.30658 0",
        "2012-02-01T00:04 1.30655 1.30660 1.30652 1.30658 0",
        "2012-02-01T00:05 1.30655 1.30660 1.30652 1.30658 0");
  }

  @Override
  protected Map<String, RejectionReason> broken() {
    Map<String, RejectionReason> broken = new LinkedHashMap<>();
    broken.put("40940\t1.3\t1.3\t1.3\t1.3", RejectionReason.WRONG_FIELD_COUNT);
    broken.put("40940.0001\t1.3\t1.3\t1.3\t1.3\t0", RejectionReason.BAD_STAMP);
    broken.put("1e99999999\t1.3\t1.3\t1.3\t1.3\t0", RejectionReason.BAD_STAMP);
    broken.put("40940\t1.3066123456789\t1.4\t1.3\t1.3\t0", RejectionReason.BAD_NUMBER);
    broken.put("40940\t1e-2147483647\t1.4\t1.3\t1.3\t0", RejectionReason.BAD_NUMBER);
    broken.put("40940\t#N/A\t1.3\t1.3\t1.3\t0", RejectionReason.BAD_NUMBER);
    broken.put("40940\t1.3\t1.2\t1.3\t1.3\t0", RejectionReason.IMPOSSIBLE_BAR);
    return broken;
  }

  @Override
  protected byte[] written(List<Bar> bars) {
    StringBuilder text = new StringBuilder("Time\tOpen\tHigh\tLow\tClose\tVolume\n");
    for (Bar bar : bars) {
      text.append(bar.epochSecond() / 86_400.0 + DAYS_TO_1970);
      for (String price :
          List.of(
              bar.price(bar.open()),
              bar.price(bar.high()),
              bar.price(bar.low()),
              bar.price(bar.close()))) {
        text.append('\t').append(new BigDecimal(Double.parseDouble(price)).toString(), 0, 18);
      }
      text.append("\t0\n");
    }
    return ascii(text.toString());
  }

  /** As programs write a double: with 17 digits, or with as few as tell it from others. */
  @Test
  void everyPriceOfSixDecimalsComesOutOfItsDoubleExactly() {
    Random random = new Random(3);
    for (int i = 0; i < 20_000; i++) {
      BigDecimal price = BigDecimal.valueOf(1 + random.nextInt(2_000_000_000), 6);
      for (String text :
          List.of(
              Double.toString(price.doubleValue()),
              new BigDecimal(price.doubleValue()).round(new MathContext(17)).toString())) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        long parsed = ExcelNumbers.decimal(bytes, 0, bytes.length);

        assertThat(BigDecimal.valueOf(DecimalParser.digits(parsed), DecimalParser.decimals(parsed)))
            .as(text)
            .isEqualByComparingTo(price);
      }
    }
  }

  @Test
  void everyMinuteComesOutOfItsPartOfADay() {
    for (int minute = 0; minute < 1_440; minute++) {
      double days = 43_466 + minute / 1_440.0;
      byte[] text = Double.toString(days).getBytes(StandardCharsets.US_ASCII);

      assertThat(ExcelNumbers.minute(text, 0, text.length))
          .isEqualTo((43_466 - DAYS_TO_1970) * 1_440 + minute);
    }
  }
}
