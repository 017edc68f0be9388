package io.barlake.ingest.sample;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;

/**
 * Writes minutes as HistData's Generic ASCII: {@code stamp;open;high;low;close;volume}, six
 * decimals, line feeds, volume always 0.
 *
 * <pre>
 * 20190102 030000;1.146130;1.146200;1.146100;1.146190;0
 * 20190102 030100;1.146190;1.146210;1.146150;1.146160;0
 * </pre>
 */
final class MinuteCsv {
  private static final int DECIMALS = 6;
  private static final int LONGEST_ROW = 128;

  private final OutputStream out;
  private final long millionthsPerTick;
  private final byte[] buffer = new byte[1 << 16];
  private int used;
  private int day = Integer.MIN_VALUE;
  private int dateDigits;

  private MinuteCsv(OutputStream out, int digits) {
    this.out = out;
    long factor = 1;
    for (int decimal = digits; decimal < DECIMALS; decimal++) {
      factor *= 10;
    }
    millionthsPerTick = factor;
  }

  static void write(MinuteRows rows, int digits, OutputStream out) throws IOException {
    MinuteCsv csv = new MinuteCsv(out, digits);
    for (int row = 0; row < rows.size(); row++) {
      csv.stamp(rows.minute(row));
      csv.price(rows.open(row));
      csv.price(rows.high(row));
      csv.price(rows.low(row));
      csv.price(rows.close(row));
      csv.put(';');
      csv.put('0');
      csv.put('\n');
      csv.flushWhenFull();
    }
    csv.flush();
  }

  private void stamp(int minute) {
    int dayOfMinute = Math.floorDiv(minute, TradingDay.MINUTES);
    if (dayOfMinute != day) {
      day = dayOfMinute;
      LocalDate date = LocalDate.ofEpochDay(day);
      dateDigits = date.getYear() * 10_000 + date.getMonthValue() * 100 + date.getDayOfMonth();
    }
    int minuteOfDay = minute - dayOfMinute * TradingDay.MINUTES;
    digits(dateDigits, 8);
    put(' ');
    digits(minuteOfDay / 60 * 10_000L + minuteOfDay % 60 * 100L, 6);
  }

  private void price(int ticks) {
    long millionths = ticks * millionthsPerTick;
    put(';');
    long whole = millionths / 1_000_000;
    digits(whole, width(whole));
    put('.');
    digits(millionths % 1_000_000, DECIMALS);
  }

  private static int width(long number) {
    int width = 1;
    for (long rest = number / 10; rest > 0; rest /= 10) {
      width++;
    }
    return width;
  }

  private void digits(long number, int width) {
    long rest = number;
    for (int i = used + width - 1; i >= used; i--) {
      buffer[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    used += width;
  }

  private void put(char character) {
    buffer[used++] = (byte) character;
  }

  private void flushWhenFull() throws IOException {
    if (used > buffer.length - LONGEST_ROW) {
      flush();
    }
  }

  private void flush() throws IOException {
    out.write(buffer, 0, used);
    used = 0;
  }
}
