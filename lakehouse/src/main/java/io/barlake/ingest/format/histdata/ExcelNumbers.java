package io.barlake.ingest.format.histdata;

import io.barlake.ingest.text.DecimalParser;
import io.barlake.ingest.text.StampParser;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;

/**
 * Numbers as workbooks write them: the shortest or the longest text of a double. A double holds 15
 * digits of what was typed, so what is finer is noise and rounded away.
 */
final class ExcelNumbers {
  private static final MathContext HELD = new MathContext(15);
  private static final int LONGEST = 40;
  private static final long DAYS_TO_1970 = 25_569;
  private static final long DAYS_TO_2200 = 109_576;
  private static final double MINUTES_A_DAY = 1_440;

  /** Days are written with 6 digits of their part or more. */
  private static final double TOLERATED_MINUTES = 0.004;

  private ExcelNumbers() {}

  /** As {@link DecimalParser} gives it; invalid where it is none, or has more than 9 decimals. */
  static long decimal(byte[] text, int from, int to) {
    if (to - from > LONGEST) {
      return DecimalParser.INVALID;
    }
    if (to - from <= HELD.getPrecision()) {
      long plain = DecimalParser.parse(text, from, to);
      if (plain != DecimalParser.INVALID) {
        return plain;
      }
    }
    try {
      BigDecimal number = number(text, from, to).round(HELD).stripTrailingZeros();
      if (Math.abs((long) number.scale()) > DecimalParser.MOST_DECIMALS) {
        return DecimalParser.INVALID;
      }
      byte[] digits = number.toPlainString().getBytes(StandardCharsets.US_ASCII);
      return DecimalParser.parse(digits, 0, digits.length);
    } catch (NumberFormatException | ArithmeticException e) {
      return DecimalParser.INVALID;
    }
  }

  /** Minutes since 1970 of days since 1900; invalid where it is no minute after 1970. */
  static long minute(byte[] text, int from, int to) {
    if (to - from > LONGEST || to - from < 5) {
      return StampParser.INVALID;
    }
    try {
      double days = number(text, from, to).doubleValue();
      if (days < DAYS_TO_1970 || days >= DAYS_TO_2200) {
        return StampParser.INVALID;
      }
      double minutes = (days - DAYS_TO_1970) * MINUTES_A_DAY;
      long minute = Math.round(minutes);
      return Math.abs(minutes - minute) > TOLERATED_MINUTES ? StampParser.INVALID : minute;
    } catch (NumberFormatException | ArithmeticException e) {
      return StampParser.INVALID;
    }
  }

  private static BigDecimal number(byte[] text, int from, int to) {
    return new BigDecimal(new String(text, from, to - from, StandardCharsets.ISO_8859_1));
  }
}
