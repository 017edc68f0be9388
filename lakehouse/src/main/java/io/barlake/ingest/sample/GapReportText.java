package io.barlake.ingest.sample;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The text beside HistData's CSV that lists its gaps, in the file's own clock and the vendor's
 * spelling. The stated seconds are six less than the end points say, as in the vendor's reports.
 *
 * <pre>
 * HistData.com (c) 2012
 * File: DAT_ASCII_EURUSD_M1_2019.csv Status Report
 *
 * Gap of 114s found between 20190102170400 and 20190102170600.
 * Average tick interval: 84512 miliseconds.
 * Maximum tick interval found: 176460000 miliseconds.
 * </pre>
 */
final class GapReportText {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT);
  private static final int VENDOR_SLIP_SECONDS = 6;
  private static final long MILLIS_PER_MINUTE = 60_000;

  private GapReportText() {}

  static void write(MinuteRows rows, String csvName, OutputStream out) throws IOException {
    StringBuilder text = new StringBuilder(1 << 16);
    text.append("HistData.com (c) 2012\nFile: ").append(csvName).append(" Status Report\n\n");
    int longest = 0;
    for (int row = 1; row < rows.size(); row++) {
      int interval = rows.minute(row) - rows.minute(row - 1);
      longest = Math.max(longest, interval);
      if (interval > 1) {
        appendGap(text, rows.minute(row - 1), rows.minute(row));
      }
    }
    int last = rows.size() - 1;
    long span = (rows.minute(last) - rows.minute(0)) * MILLIS_PER_MINUTE;
    text.append("Average tick interval: ").append(span / last).append(" miliseconds.\n");
    text.append("Maximum tick interval found: ")
        .append(longest * MILLIS_PER_MINUTE)
        .append(" miliseconds.\n");
    out.write(text.toString().getBytes(StandardCharsets.US_ASCII));
  }

  private static void appendGap(StringBuilder text, int from, int to) {
    text.append("Gap of ")
        .append((to - from) * 60L - VENDOR_SLIP_SECONDS)
        .append("s found between ")
        .append(stamp(from))
        .append(" and ")
        .append(stamp(to))
        .append(".\n");
  }

  private static String stamp(int minute) {
    return STAMP.format(LocalDateTime.ofEpochSecond(minute * 60L, 0, ZoneOffset.UTC));
  }
}
